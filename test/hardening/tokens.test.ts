import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { CompactEncrypt, decodeProtectedHeader, EncryptJWT, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  API_KEY,
  CHECK,
  expectProblem,
  NO_CHECK,
  OTHER_SHOP,
  SECRET,
  SHOP,
  startBff,
  type TestBff,
} from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { agreeable } from '../../bff/src/testing/providers.ts';

let bff: TestBff;
let token: string;
beforeAll(async () => {
  bff = await startBff(PLENTY, { providers: agreeable });
  token = await bff.openSession();
});
afterAll(() => bff.close());

const ask = (bearer: string, on = bff) => on.ask('/v1/checks', { body: CHECK, token: bearer });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a session token contains while it is valid. */
const claims = () => ({
  jti: 'ses_forged0123456789',
  org: SHOP,
  mnt: true,
  sub: 'victim',
  exp: Math.floor(Date.now() / 1000) + 600,
});

/** The key that seals tokens, which only the holder of `SESSION_SECRET` can derive. */
const sealingKey = new Uint8Array(hkdfSync('sha256', SECRET, '', 'payee-check session token', 32));

const seal = (stated: Record<string, unknown>, header: Record<string, unknown> = {}, key: Uint8Array = sealingKey) =>
  new EncryptJWT(stated)
    .setProtectedHeader({
      alg: 'dir',
      enc: 'A256GCM',
      typ: 'payee-check-session+jwt',
      kid: String(decodeProtectedHeader(token).kid),
      ...header,
    })
    .encrypt(key);

it('the tokens forged by this test are accepted if correct, so that each is refused only for its own fault', async () => {
  expect((await ask(await seal(claims()))).status).toBe(200);
});

describe('a token that was not made here', () => {
  it.each([
    ['unsigned', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    [
      'unsigned, in another case',
      () => `${encode({ alg: 'NoNe', typ: 'payee-check-session+jwt' })}.${encode(claims())}.`,
    ],
    ['unsealed', () => `${encode({ alg: 'none', enc: 'none' })}..${encode({})}.${encode(claims())}.`],
    [
      'a signature with the secret',
      () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET)),
    ],
    [
      'a signature with the sealing key',
      () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(sealingKey),
    ],
    ['sealed with the secret as it is', () => seal(claims(), {}, createHash('sha256').update(SECRET).digest())],
    ['sealed with another key', () => seal(claims(), {}, randomBytes(32))],
    ['sealed with a key of its own, wrapped', () => seal(claims(), { alg: 'A256KW' })],
    ['sealed with a password', () => seal(claims(), { alg: 'PBES2-HS256+A128KW', p2c: 1000 })],
    ['sealed for another purpose', () => seal(claims(), { typ: 'JWT' })],
    ['sealed without a purpose', () => seal(claims(), { typ: undefined })],
    ['of an unknown key', () => seal(claims(), { kid: 'other' })],
    ['of no key', () => seal(claims(), { kid: undefined })],
    ['that never ends', () => seal({ ...claims(), exp: undefined })],
    ['without an id', () => seal({ ...claims(), jti: undefined })],
    ['with words for a truth', () => seal({ ...claims(), mnt: 'true' })],
    ['with an origin that is none', () => seal({ ...claims(), org: [SHOP] })],
    [
      'that holds no claims',
      () =>
        new CompactEncrypt(new TextEncoder().encode('[]'))
          .setProtectedHeader({
            alg: 'dir',
            enc: 'A256GCM',
            typ: 'payee-check-session+jwt',
            kid: String(decodeProtectedHeader(token).kid),
          })
          .encrypt(sealingKey),
    ],
    // A key itself may ask (bff/src/http/keys.test.ts).
    ['almost an API key', () => `${API_KEY}x`],
  ])('%s: session_invalid', async (_what, make) => expectProblem(await ask(await make()), 'session_invalid'));

  it('signed with the public receipt key as if it were a secret: session_invalid', async () => {
    const { keys } = (await bff.ask('/.well-known/jwks.json')).body;
    for (const secret of [JSON.stringify(keys[0]), keys[0].x]) {
      const forged = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: keys[0].kid })
        .sign(Buffer.from(secret));
      expectProblem(await ask(forged), 'session_invalid');
    }
  });

  it('a receipt: session_invalid', async () => {
    const { receipt } = (await ask(token)).body.check;
    expectProblem(await ask(receipt), 'session_invalid');
  });

  it('a real one, changed anywhere: session_invalid', async () => {
    for (let at = 0; at < token.length; at += 7) {
      // The last character of a part has bits that base64url ignores.
      if (token[at] === '.' || token[at + 1] === '.' || at === token.length - 1) continue;
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expectProblem(await ask(changed), 'session_invalid');
    }
  });
});

describe('a token that was made elsewhere', () => {
  it('with another secret is refused', async () => {
    const other = await startBff({ SESSION_SECRET: 'another-secret-for-tests-0123456789' });
    const foreign = await other.openSession().finally(() => other.close());
    expectProblem(await ask(foreign), 'session_invalid');
  });

  it('by another instance with the same secret is accepted, since any instance serves any request', async () => {
    const twin = await startBff(PLENTY, { providers: agreeable });
    try {
      expect((await ask(await twin.openSession())).status).toBe(200);
    } finally {
      await twin.close();
    }
  });

  it('for an origin that is no longer allowed is refused', async () => {
    const smaller = await startBff({ ...PLENTY, ALLOWED_ORIGINS: OTHER_SHOP }, { providers: agreeable });
    try {
      expectProblem(await ask(token, smaller), 'origin_not_allowed');
    } finally {
      await smaller.close();
    }
  });
});

it('an expired token is session_expired', async () => {
  const ended = await seal({ ...claims(), exp: Math.floor(Date.now() / 1000) - 1 });
  expectProblem(await ask(ended), 'session_expired');
});

it('a session reads and decides only on its own checks, and learns nothing of others’', async () => {
  const { check } = (await bff.ask('/v1/checks', { body: { ...CHECK, name: 'Own Check' }, token })).body;
  const stranger = await bff.openSession();
  const theirs = await bff.ask(`/v1/checks/${check.id}`, { token: stranger });
  const nobodys = await bff.ask(`/v1/checks/${NO_CHECK}`, { token: stranger });
  expectProblem(theirs, 'check_not_found');
  const { requestId: _, ...first } = theirs.body;
  const { requestId: __, ...second } = nobodys.body;
  expect(first).toEqual(second);
  const body = { decision: 'continue_anyway' };
  expectProblem(await bff.ask(`/v1/checks/${check.id}/decision`, { body, token: stranger }), 'check_not_found');
});

describe('a receipt that is forged', () => {
  const verify = (receipt: string) =>
    bff.ask('/v1/receipts/verify', { body: { receipt }, token: API_KEY, origin: null });

  it('without a signature, or with the public key for a secret, is not valid', async () => {
    const { receipt } = (await ask(token)).body.check;
    const [header = '', payload = '', signature = ''] = String(receipt).split('.');
    const { keys } = (await bff.ask('/.well-known/jwks.json')).body;
    const stated = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'victim' };
    const typ = 'payee-check-receipt+jwt';
    const forged = [
      `${encode({ alg: 'none', typ })}.${encode(stated)}.`,
      `${encode({ alg: 'none', typ })}.${encode(stated)}.${signature}`,
      `${header}.${encode(stated)}.${signature}`,
      `${header}.${encode(stated)}.`,
      `${header}..${signature}`,
      await new SignJWT(stated)
        .setProtectedHeader({ alg: 'HS256', typ, kid: keys[0].kid })
        .sign(Buffer.from(keys[0].x)),
      `${encode({ alg: 'ES256', typ, jku: 'http://127.0.0.1:1/jwks' })}.${encode(stated)}.${signature}`,
      `${encode({ alg: 'ES256', typ, jwk: keys[0] })}.${encode(stated)}.${signature}`,
      // ECDSA's oldest trick: r = s = 0 (CVE-2022-21449).
      `${header}.${encode(stated)}.${Buffer.alloc(64).toString('base64url')}`,
      token,
    ];
    for (const item of forged) expect((await verify(item)).body.valid).toBe(false);
    expect((await verify(receipt)).body.valid).toBe(true);
  });
});
