import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountValue, commit, nameValue, type VerifyReceiptOptions, verifyReceipt } from './index.ts';

const account = { scheme: 'iban', iban: 'DE89 3704 0044 0532 0130 00' } as const;
const issuer = 'https://bff.example';
const audience = 'https://shop.example';
const salt = 'c2FsdHNhbHRzYWx0c2FsdA';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let options: VerifyReceiptOptions;

async function sign(change: JWTPayload = {}, header: object = {}, key = keys.privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: audience,
    iat: now,
    exp: now + 900,
    jti: 'chk_0123456789abcdef',
    outcome: 'match',
    reason: null,
    decision: null,
    risk: { level: 'none', signals: [] },
    basis: 'name_check',
    salt,
    account_hash: await commit(salt, accountValue(account)),
    name_hash: await commit(salt, nameValue('Jane Doe')),
    ...change,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: 'a', ...header })
    .sign(key);
}

const refused = (receipt: unknown, change: Partial<VerifyReceiptOptions> = {}) =>
  verifyReceipt(receipt, { ...options, ...change }).then(
    () => 'accepted',
    (error) => error.code,
  );

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'a', alg: 'ES256', use: 'sig' };
  options = { jwks: { keys: [jwk] }, issuer, audience, account, name: 'Jane Doe' };
});

describe('verifyReceipt', () => {
  it('resolves with the claims of a receipt for this account, name and origin', async () => {
    expect(await verifyReceipt(await sign(), options)).toMatchObject({ outcome: 'match', basis: 'name_check' });
  });

  it('takes the account in any spelling', async () => {
    const receipt = await sign();
    for (const it of [
      'DE89370400440532013000',
      'de89 3704 0044 0532 0130 00',
      { scheme: 'iban', iban: 'DE89370400440532013000' } as const,
    ]) {
      expect(await refused(receipt, { account: it })).toBe('accepted');
    }
  });

  it('takes the name with other white space or composition, and no other', async () => {
    const receipt = await sign({ name_hash: await commit(salt, nameValue('Zoë Doe')) });
    expect(await refused(receipt, { name: ' Zoe\u0308 \u00a0Doe ' })).toBe('accepted');
    expect(await refused(receipt, { name: 'zoë doe' })).toBe('name_mismatch');
  });

  it('refuses a receipt that was changed in any one character', async () => {
    const receipt = await sign();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < receipt.length; at += 1) {
      const others = at === receipt.length - 1 ? [...alphabet] : [receipt[at] === 'A' ? 'B' : 'A'];
      for (const other of others.filter((it) => it !== receipt[at])) {
        expect(await refused(receipt.slice(0, at) + other + receipt.slice(at + 1))).not.toBe('accepted');
      }
    }
  });

  it.each([
    [
      'another account',
      { account: { scheme: 'iban', iban: 'FR7630006000011234567890189' } as const },
      'account_mismatch',
    ],
    ['another name', { name: 'John Doe' }, 'name_mismatch'],
    ['another origin', { audience: 'https://other.example' }, 'origin_mismatch'],
    ['another issuer', { issuer: 'https://other.example' }, 'issuer_mismatch'],
  ])('refuses a receipt for %s', async (_, change, code) => {
    expect(await refused(await sign(), change)).toBe(code);
  });

  it('refuses one that has expired', async () => {
    const receipt = await sign();
    expect(await refused(receipt, { currentDate: new Date(Date.now() + 901_000) })).toBe('expired');
    expect(await refused(receipt, { currentDate: new Date(Date.now() + 901_000), clockTolerance: 5 })).toBe('accepted');
  });

  it('refuses the key of somebody else, also when the header carries it', async () => {
    const other = await generateKeyPair('ES256');
    const jwk = await exportJWK(other.publicKey);
    expect(await refused(await sign({}, { jwk }, other.privateKey))).toBe('signature');
    expect(await refused(await sign({}, { jku: 'https://evil.example/jwks', kid: 'b' }, other.privateKey))).toBe(
      'signature',
    );
  });

  it('accepts one algorithm and one type', async () => {
    expect(await refused(await sign({}, { typ: 'JWT' }))).toBe('malformed');
    const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
    const unsigned = `${part({ alg: 'none', typ: 'payee-check-receipt+jwt' })}.${part({ iss: issuer })}.`;
    expect(await refused(unsigned)).not.toBe('accepted');
  });

  it.each(['', null, undefined])(
    'says of %j that nothing was checked, before it looks at anything else',
    async (none) => {
      expect(await refused(none)).toBe('not_checked');
      expect(await refused(none, { account: '', name: '', jwks: 'http://127.0.0.1:9/jwks.json' })).toBe('not_checked');
    },
  );

  it('refuses a file and a list as malformed', async () => {
    for (const none of [new Blob(['x']), ['a.b.c'], 0, false]) expect(await refused(none)).toBe('malformed');
  });

  it('says of an empty account or name that it is another one', async () => {
    const receipt = await sign();
    expect(await refused(receipt, { account: '' })).toBe('account_mismatch');
    expect(await refused(receipt, { account: { scheme: 'iban', iban: '' } })).toBe('account_mismatch');
    expect(await refused(receipt, { account: { scheme: 'uk', sortCode: '', accountNumber: '' } })).toBe(
      'account_mismatch',
    );
    expect(await refused(receipt, { name: '' })).toBe('name_mismatch');
  });

  it.each(['a.b', 'a.b.c.d', 'x'.repeat(5000), '..'])('refuses %j as malformed', async (receipt) => {
    expect(['malformed', 'signature']).toContain(await refused(receipt));
  });

  it('refuses claims outside the contract', async () => {
    expect(await refused(await sign({ outcome: 'splendid' }))).toBe('malformed');
  });

  it.each(['jwks', 'issuer', 'audience', 'account', 'name'] as const)('cannot be asked without %s', async (missing) => {
    expect(await refused(await sign(), { [missing]: undefined })).toBe('invalid_options');
  });

  it('cannot be asked with keys that are at no URL', async () => {
    expect(await refused(await sign(), { jwks: '/.well-known/jwks.json' })).toBe('invalid_options');
  });

  it('says when the keys cannot be fetched', async () => {
    expect(await refused(await sign(), { jwks: 'http://127.0.0.1:9/jwks.json' })).toBe('jwks_unavailable');
  });
});

describe('commitments', () => {
  it('follow the published vector', async () => {
    expect(await commit('salt', 'DE89370400440532013000')).toBe(
      // printf 'salt\nDE89370400440532013000' | openssl dgst -sha256 -binary | basenc --base64url
      'MfLj1oN4o_EgANka3lwdUDRo9ACDH4ysKlu-2jRA1n8',
    );
  });
  it('write a UK account as 6 + 8 digits, with its secondary reference', () => {
    expect(accountValue({ scheme: 'uk', sortCode: '11-22-33', accountNumber: '1234567' })).toBe('11223301234567');
    expect(
      accountValue({ scheme: 'uk', sortCode: '112233', accountNumber: '12345678', secondaryReference: ' A/1 2 ' }),
    ).toBe('11223312345678/A/1 2');
  });
});
