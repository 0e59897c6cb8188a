import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountValue, commit, nameValue, type VerifyReceiptOptions, verifyReceipt } from './index.ts';
import { twinOf, withLowS } from './testing/low-s.ts';

const account = { scheme: 'iban', iban: 'DE89 3704 0044 0532 0130 00' } as const;
const issuer = 'https://bff.example';
const audience = 'https://shop.example';
const salt = 'c2FsdHNhbHRzYWx0c2FsdA';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let options: VerifyReceiptOptions;
let published: JWK;

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
    src: { provider: 'ibantrack', reference: 'ref', environment: 'live', scheme: 'epc_vop' },
    account_status: 'active',
    checked_at: now,
    salt,
    account_hash: await commit(salt, accountValue(account)),
    name_hash: await commit(salt, nameValue('Jane Doe')),
    ...change,
  };
  const signed = new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: 'a', ...header })
    .sign(key);
  return withLowS(await signed);
}

const refused = (receipt: unknown, change: Partial<VerifyReceiptOptions> = {}) =>
  verifyReceipt(receipt, { ...options, ...change }).then(
    () => 'accepted',
    (error) => error.code,
  );

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  published = { ...(await exportJWK(keys.publicKey)), kid: 'a', alg: 'ES256', use: 'sig' };
  options = { jwks: { keys: [published] }, issuer, audience, account, name: 'Jane Doe' };
});

describe('verifyReceipt', () => {
  it('resolves with the claims of a receipt for this account, name and origin', async () => {
    expect(await verifyReceipt(await sign(), options)).toMatchObject({ outcome: 'match', basis: 'name_check' });
  });

  it('accepts the account in any spelling', async () => {
    const receipt = await sign();
    for (const item of [
      'DE89370400440532013000',
      'de89 3704 0044 0532 0130 00',
      { scheme: 'iban', iban: 'DE89370400440532013000' } as const,
    ]) {
      expect(await refused(receipt, { account: item })).toBe('accepted');
    }
  });

  it('accepts the name with other white space or composition, and no other', async () => {
    const receipt = await sign({ name_hash: await commit(salt, nameValue('Zoë Doe')) });
    expect(await refused(receipt, { name: ' Zoe\u0308 \u00a0Doe ' })).toBe('accepted');
    expect(await refused(receipt, { name: 'zoë doe' })).toBe('name_mismatch');
  });

  it('refuses a receipt that was changed in any one character', async () => {
    const receipt = await sign();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < receipt.length; at += 1) {
      const others = at === receipt.length - 1 ? [...alphabet] : [receipt[at] === 'A' ? 'B' : 'A'];
      for (const other of others.filter((other) => other !== receipt[at])) {
        expect(await refused(receipt.slice(0, at) + other + receipt.slice(at + 1))).not.toBe('accepted');
      }
    }
  });

  it('refuses the other valid signature, in any other spelling, as malformed', async () => {
    const receipt = await sign();
    for (const spelling of [twinOf(receipt), `${receipt}=`, `${receipt}A`, `${receipt}AA`, receipt.slice(0, -1)]) {
      expect(await refused(spelling)).toBe('malformed');
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

  it('counts one as expired if the time to judge by is not a time', async () => {
    const receipt = await sign();
    expect(await refused(receipt, { clockTolerance: Number.NaN })).toBe('expired');
    expect(await refused(receipt, { currentDate: new Date('yesterday') })).toBe('expired');
  });

  it('refuses somebody else’s key, even if the header contains it', async () => {
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
    'says for %j that nothing was checked, before it looks at anything else',
    async (none) => {
      expect(await refused(none)).toBe('not_checked');
      expect(await refused(none, { account: '', name: '', jwks: 'http://127.0.0.1:9/jwks.json' })).toBe('not_checked');
    },
  );

  it('refuses a file and a list as malformed', async () => {
    for (const none of [new Blob(['x']), ['a.b.c'], 0, false]) expect(await refused(none)).toBe('malformed');
  });

  it('says for an empty account or name that it is a different one', async () => {
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

  it.each(['jwks', 'issuer', 'audience', 'account', 'name'] as const)('refuses options without %s', async (missing) => {
    expect(await refused(await sign(), { [missing]: undefined })).toBe('invalid_options');
  });

  it('refuses keys that are not at a URL', async () => {
    expect(await refused(await sign(), { jwks: '/.well-known/jwks.json' })).toBe('invalid_options');
  });

  it('refuses keys that are not a key set', async () => {
    expect(await refused(await sign(), { jwks: JSON.parse('{"keys":"none"}') })).toBe('invalid_options');
  });

  it('accepts an unknown reason, signal, provider or scheme, since these lists grow', async () => {
    const src = { provider: 'newbank', reference: null, environment: 'live', scheme: 'new' };
    const risk = { level: 'caution', signals: ['new_signal'] };
    expect(await refused(await sign({ reason: 'new_reason', src, risk, account_status: 'frozen' }))).toBe('accepted');
  });
});

describe('each claim, changed by one character and signed by the issuer', () => {
  it.each([
    ['iss', { iss: `${issuer}x` }, 'issuer_mismatch'],
    ['aud', { aud: `${audience}x` }, 'origin_mismatch'],
    ['exp', { exp: 1_700_000_000 }, 'expired'],
    ['outcome', { outcome: 'matchx' }, 'malformed'],
    ['decision', { decision: 'continue_anywax' }, 'malformed'],
    ['risk', { risk: { level: 'nonx', signals: [] } }, 'malformed'],
    ['basis', { basis: 'name_checx' }, 'malformed'],
    ['src', { src: { provider: 'x', reference: null, environment: 'livx', scheme: null } }, 'malformed'],
    ['src of a sandbox', { src: { provider: 'x', reference: null, environment: 'sandbox', scheme: null } }, 'sandbox'],
    ['salt', { salt: 'c2FsdHNhbHRzYWx0c2FsdB' }, 'account_mismatch'],
    ['account_hash', { account_hash: 'x'.repeat(43) }, 'account_mismatch'],
    ['name_hash', { name_hash: 'x'.repeat(43) }, 'name_mismatch'],
    ['ref', { ref: 'order-4711' }, 'reference_mismatch'],
    ['basis without a customer', { basis: 'ownership' }, 'subject_required'],
  ])('%s', async (_, change, code) => {
    expect(await refused(await sign(change))).toBe(code);
  });

  it.each([
    'iss',
    'aud',
    'iat',
    'exp',
    'jti',
    'outcome',
    'reason',
    'decision',
    'risk',
    'basis',
    'src',
    'account_status',
    'checked_at',
  ])('not without %s', async (claim) => {
    expect(await refused(await sign({ [claim]: undefined }))).toBe('malformed');
  });
});

describe('what a receipt is compared with', () => {
  const hashOf = (subject: string) => commit(salt, subject);

  it('is the order that it was made for, and no other, and not none', async () => {
    const receipt = await sign({ ref: 'order-4711' });
    expect(await refused(receipt, { reference: 'order-4711' })).toBe('accepted');
    for (const reference of ['order-4712', 'Order-4711', '', undefined]) {
      expect(await refused(receipt, { reference })).toBe('reference_mismatch');
    }
    expect(await refused(await sign(), { reference: 'order-4711' })).toBe('reference_mismatch');
  });

  it('is the customer, if one is given or it is based on ownership', async () => {
    const receipt = await sign({ basis: 'ownership', subject_hash: await hashOf('alice') });
    expect(await refused(receipt, { subject: 'alice' })).toBe('accepted');
    expect(await refused(receipt, { subject: 'bob' })).toBe('subject_mismatch');
    expect(await refused(receipt)).toBe('subject_required');
    expect(await refused(await sign({ basis: 'ownership' }), { subject: 'alice' })).toBe('subject_mismatch');
    // Half a character becomes U+FFFD in UTF-8, as any other half does.
    const odd = await sign({ subject_hash: await hashOf('a\ufffd') });
    for (const subject of ['a\ud800', 'a\udfff']) {
      expect(await refused(odd, { subject })).toBe('subject_mismatch');
    }
    expect(await refused(await sign({ subject_hash: await hashOf('alice') }))).toBe('accepted');
  });

  it('accepts a sandbox only on request', async () => {
    const src = { provider: 'ibantrack', reference: null, environment: 'sandbox', scheme: null };
    const receipt = await sign({ src });
    expect(await refused(receipt)).toBe('sandbox');
    expect(await refused(receipt, { allowSandbox: true })).toBe('accepted');
    expect(await refused(await sign({ src: null, outcome: 'unable_to_verify', basis: null }))).toBe('accepted');
  });

  it('may be an empty name, if the check was made with identifiers only', async () => {
    const receipt = await sign({ basis: 'identifier_check', name_hash: await commit(salt, '') });
    expect(await refused(receipt, { name: '' })).toBe('accepted');
    expect(await refused(receipt)).toBe('name_mismatch');
  });

  it('has been used once, if a shop remembers that', async () => {
    const seen = new Set<string>();
    const use = vi.fn(async (checkId: string, _seconds: number) => !seen.has(checkId) && seen.add(checkId) && true);
    const usedReceipts = { use };
    const receipt = await sign();
    expect(await refused(receipt, { usedReceipts, name: 'John Doe' })).toBe('name_mismatch');
    expect(use).not.toHaveBeenCalled();
    expect(await refused(receipt, { usedReceipts })).toBe('accepted');
    expect(await refused(await sign({ decision: 'continue_anyway' }), { usedReceipts })).toBe('already_used');
    expect(await refused(receipt, { usedReceipts, as: 'evidence' })).toBe('accepted');
    expect(use).toHaveBeenCalledTimes(2);
    expect(use.mock.calls[0]).toEqual(['chk_0123456789abcdef', 25 * 60 * 60]);
  });
});

describe('evidence', () => {
  const YEAR = 365 * 86_400_000;
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
  const archive = (validFrom: string | null, validUntil: string | null) => ({
    keys: [{ ...published, validFrom, validUntil }],
  });
  const old = () => {
    const iat = Math.floor((Date.now() - YEAR) / 1000);
    return sign({ iat, exp: iat + 900, checked_at: iat });
  };

  it('is a receipt that expired long ago, by its own time', async () => {
    expect(await refused(await old())).toBe('expired');
    expect(await refused(await old(), { as: 'evidence' })).toBe('accepted');
    expect(await refused(await old(), { as: 'evidence', name: 'John Doe' })).toBe('name_mismatch');
    expect(await refused(await sign({ exp: 0 }), { as: 'evidence' })).toBe('expired');
  });

  it('is what a key signed while it was in use, and nothing that it signed before or after', async () => {
    const signedWhile = async (from: string | null, until: string | null) =>
      refused(await old(), { as: 'evidence', jwks: archive(from, until) });
    expect(await signedWhile(ago(2 * YEAR), ago(YEAR / 2))).toBe('accepted');
    expect(await signedWhile(null, null)).toBe('accepted');
    expect(await signedWhile(ago(YEAR / 2), null)).toBe('signature');
    expect(await signedWhile(ago(3 * YEAR), ago(2 * YEAR))).toBe('signature');
  });
});

describe('a key set at a URL', () => {
  const url = (name: string) => `https://${name}.example/.well-known/jwks.json`;
  const answer = (body: unknown, init?: ResponseInit) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify(body), init));

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is fetched once, and again for an unknown key once a minute', async () => {
    vi.useFakeTimers({ now: Date.now() });
    const fetched = answer(options.jwks);
    const jwks = url('once');
    expect(await refused(await sign(), { jwks })).toBe('accepted');
    for (let turn = 0; turn < 3; turn += 1)
      expect(await refused(await sign({}, { kid: 'b' }), { jwks })).toBe('signature');
    expect(fetched).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(61_000);
    for (let turn = 0; turn < 3; turn += 1)
      expect(await refused(await sign({}, { kid: 'b' }), { jwks })).toBe('signature');
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(await refused(await sign(), { jwks })).toBe('accepted');
  });

  it.each([
    ['Node', new TypeError('fetch failed')],
    [
      'Bun',
      Object.assign(new Error('Unable to connect. Is the computer able to access the url?'), {
        code: 'ConnectionRefused',
      }),
    ],
    ['Deno', new TypeError('error sending request for url (https://bff.example/): client error (Connect)')],
    ['a time-out', new DOMException('The operation timed out', 'TimeoutError')],
  ])('that cannot be reached does not mean a changed receipt: %s', async (runtime, error) => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(error);
    expect(await refused(await sign(), { jwks: url(`away-${runtime.length}`) })).toBe('jwks_unavailable');
  });

  it.each([
    ['an error', answer.bind(null, {}, { status: 503 })],
    ['no set', answer.bind(null, { keys: 'none' })],
  ])('that answers %s does not mean a changed receipt', async (what, given) => {
    given();
    expect(await refused(await sign(), { jwks: url(`odd-${what.length}`) })).toBe('jwks_unavailable');
  });

  it('says if the keys cannot be fetched', async () => {
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
