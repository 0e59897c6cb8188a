import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../bff/src/store/memory.ts';
import { API_KEY, CHECK, expectProblem, ISSUER, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { agreeable } from '../../bff/src/testing/providers.ts';
import { systemClock } from '../../bff/src/time/clock.ts';

type Keys = Awaited<ReturnType<typeof makeKeys>>;
const makeKeys = async (extractable = false) => {
  const pair = await generateKeyPair('ES256', { extractable });
  return { ...pair, jwk: await exportJWK(pair.publicKey) };
};

interface Forged {
  readonly header?: object;
  readonly claims?: object;
  readonly signedBy?: Keys;
}

let turn = 0;
/** A proof as defined by RFC 9449, except for what a test changes. */
function proofOf(keys: Keys, path: string, token: string, { header, claims, signedBy = keys }: Forged = {}) {
  turn += 1;
  return new SignJWT({
    jti: `proof-${turn}`,
    htm: 'POST',
    htu: `${ISSUER}${path}`,
    iat: Math.floor(Date.now() / 1000),
    ath: createHash('sha256').update(token).digest('base64url'),
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: keys.jwk, ...header })
    .sign(signedBy.privateKey);
}

let keys: Keys;
let other: Keys;
const store = createMemoryStore({ clock: systemClock });
const bffs: TestBff[] = [];
const start = async (SESSION_BINDING: string, more: object = {}) => {
  const bff = await startBff({ ...PLENTY, SESSION_BINDING, ...more }, { providers: agreeable, store });
  bffs.push(bff);
  return bff;
};
const send = (bff: TestBff, path: string, token: string, proof: string, body: unknown = CHECK) =>
  bff.ask(path, { body, headers: { authorization: `DPoP ${token}`, dpop: proof } });
const bind = async (bff: TestBff, token: string, by = keys) =>
  send(bff, '/v1/sessions/binding', token, await proofOf(by, '/v1/sessions/binding', token), {});
const boundToken = async (bff: TestBff) => (await bind(bff, await bff.openSession())).body.session.token;
const check = async (bff: TestBff, token: string, forged?: Forged, by = keys) =>
  send(bff, '/v1/checks', token, await proofOf(by, '/v1/checks', token, forged));

beforeAll(async () => {
  [keys, other] = await Promise.all([makeKeys(), makeKeys()]);
});
afterAll(async () => {
  await Promise.all(bffs.map((bff) => bff.close()));
});

describe.each(['dpop', 'required'])('a session that is bound to a key, with SESSION_BINDING=%s', (mode) => {
  let bff: TestBff;
  let token: string;
  beforeAll(async () => {
    bff = await start(mode);
    token = await boundToken(bff);
  });

  it('is accepted from any holder of the key', async () => {
    expect((await check(bff, token)).body.check.outcome).toBe('match');
  });

  it('is worthless to somebody who stole its token', async () => {
    expectProblem(await bff.ask('/v1/checks', { token, body: CHECK }), 'proof_required');
    expectProblem(await send(bff, '/v1/checks', token, ''), 'proof_invalid');
    expectProblem(await check(bff, token, {}, other), 'proof_invalid');
    // Nor can it be renewed for one with another key.
    expectProblem(await bind(bff, token, other), 'session_invalid');
  });

  it('takes each proof once', async () => {
    const proof = await proofOf(keys, '/v1/checks', token);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(bff, '/v1/checks', token, proof)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) expectProblem(answer, 'proof_invalid');
  });

  it.each<[string, Forged | (() => Forged | Promise<Forged>)]>([
    ['for another path', { claims: { htu: `${ISSUER}/v1/accounts/details` } }],
    ['for another host', { claims: { htu: 'https://other.example/v1/checks' } }],
    ['for another method', { claims: { htm: 'GET' } }],
    ['for another token', { claims: { ath: createHash('sha256').update('another').digest('base64url') } }],
    ['for no token', { claims: { ath: undefined } }],
    ['without an id', { claims: { jti: '' } }],
    ['with an id that is too long', { claims: { jti: 'x'.repeat(129) } }],
    ['from an hour ago', { claims: { iat: Math.floor(Date.now() / 1000) - 3600 } }],
    ['from an hour ahead', { claims: { iat: Math.floor(Date.now() / 1000) + 3600 } }],
    ['with a made-up nonce, from an hour ago', { claims: { iat: 1, nonce: 'x'.repeat(22) } }],
    ['of another kind', { header: { typ: 'JWT' } }],
    ['that somebody else signed', () => ({ signedBy: other })],
    ['with a key of another kind', { header: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } }],
    ['with a point that is on no curve', { header: { jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' } } }],
    [
      'with a private key',
      async () => {
        const open = await makeKeys(true);
        return { header: { jwk: await exportJWK(open.privateKey) }, signedBy: open };
      },
    ],
    ['without a key', { header: { jwk: undefined } }],
  ])('accepts no proof %s', async (_, forged) => {
    const made = typeof forged === 'function' ? await forged() : forged;
    const answer = await check(bff, token, made);
    expectProblem(answer, 'proof_invalid');
    expect(answer.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/);
  });

  it('accepts neither two proofs, nor a list of them, nor a megabyte of one', async () => {
    const proof = await proofOf(keys, '/v1/checks', token);
    const headers = { authorization: `DPoP ${token}`, dpop: [proof, proof] };
    expectProblem(await bff.ask('/v1/checks', { body: CHECK, headers }), 'proof_invalid');
    expectProblem(await send(bff, '/v1/checks', token, `${proof}${'x'.repeat(8000)}`), 'proof_invalid');
  });

  it('uses the BFF’s clock if the browser’s is wrong: a nonce tells the time', async () => {
    const iat = Math.floor(Date.now() / 1000) - 7 * 3600;
    const refused = await check(bff, token, { claims: { iat } });
    expect(refused.headers['www-authenticate']).toContain('use_dpop_nonce');
    const nonce = refused.headers['dpop-nonce'];
    expect((await check(bff, token, { claims: { iat, nonce } })).status).toBe(200);
  });

  it('can be used by a page of another origin: the browser may send and read what it needs', async () => {
    const preflight = await bff.ask('/v1/checks', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers['access-control-allow-headers']).toMatch(/\bDPoP\b/);
    expect(preflight.headers['access-control-expose-headers']).toMatch(/\bDPoP-Nonce\b/);
  });

  it('remembers nothing of proofs that are refused, and those of one key together', async () => {
    const fresh = await bff.openSession();
    expect((await bind(bff, fresh)).status).toBe(200);
    const claimed = vi.spyOn(store, 'claim');
    const taken = vi.spyOn(store, 'setIfAbsent');
    expectProblem(await bind(bff, fresh, other), 'session_invalid');
    const ofProofs = () =>
      claimed.mock.calls.flatMap(([claims]) => claims.filter(({ key }) => key.includes(':proofs')));
    expect(ofProofs()).toEqual([]);
    expect(taken).not.toHaveBeenCalled();
    const nobodys = `/v1/checks/chk_${'x'.repeat(22)}`;
    const iat = Math.floor(Date.now() / 60_000) * 60 + 30;
    for (let turns = 0; turns < 5; turns += 1) {
      const proof = await proofOf(keys, nobodys, token, { claims: { htm: 'GET', iat } });
      expectProblem(
        await bff.ask(nobodys, { headers: { authorization: `DPoP ${token}`, dpop: proof } }),
        'check_not_found',
      );
    }
    expect(ofProofs()).toHaveLength(5);
    expect(new Set(ofProofs().map(({ key }) => key)).size).toBe(1);
    vi.restoreAllMocks();
  });

  it('belongs to the first key that asks for it, which may ask again', async () => {
    const fresh = await bff.openSession();
    const twenty = await Promise.all(Array.from({ length: 20 }, async () => bind(bff, fresh, await makeKeys())));
    const winners = twenty.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    for (const loser of twenty.filter(({ status }) => status !== 200)) expectProblem(loser, 'session_invalid');
    const again = await bff.openSession();
    expect((await bind(bff, again)).status).toBe(200);
    expect((await bind(bff, again)).status).toBe(200);
    expectProblem(await bff.ask('/v1/checks', { token: again, body: CHECK }), 'session_invalid', 'binding_required');
  });

  it('keeps its limits, its customer and its expiry', async () => {
    const minted = await bff.ask('/v1/sessions', {
      body: { origin: SHOP, subject: 'customer-1', ttlSeconds: 60 },
      headers: { authorization: `Bearer ${API_KEY}` },
      origin: null,
    });
    expect(minted.body.session.binding).toBe('dpop');
    const bound = (await bind(bff, minted.body.session.token)).body.session;
    expect(bound).toMatchObject({ id: minted.body.session.id, expiresAt: minted.body.session.expiresAt });
    expect(bound).not.toHaveProperty('binding');
    const { receipt } = (await check(bff, bound.token)).body.check;
    const claims = JSON.parse(Buffer.from(receipt.split('.')[1], 'base64url').toString());
    expect(claims.subject_hash).toMatch(/^[\w-]{43}$/);
  });

  it('leaves neither proof nor key in the log', async () => {
    const thumbprint = await calculateJwkThumbprint(keys.jwk);
    expect(bff.log.length).toBeGreaterThan(0);
    for (const line of bff.log) expect(line).not.toMatch(new RegExp(`${thumbprint}|${keys.jwk.x}|eyJ`));
  });
});

it('with SESSION_BINDING=required, no session without a key can be used', async () => {
  const bff = await start('required');
  const token = await bff.openSession();
  expectProblem(await bff.ask('/v1/checks', { token, body: CHECK }), 'binding_required');
  expectProblem(await bff.ask('/v1/accounts/details', { token, body: { account: CHECK.account } }), 'binding_required');
  // A server has a key of its own.
  const asked = await bff.ask('/v1/checks', { token: API_KEY, body: { ...CHECK, origin: SHOP }, origin: null });
  expect(asked.status).toBe(200);
});

it('with SESSION_BINDING=dpop, a page that cannot have a key continues without one', async () => {
  const bff = await start('dpop');
  expect((await bff.ask('/v1/checks', { token: await bff.openSession(), body: CHECK })).status).toBe(200);
});

it('without SESSION_BINDING nothing is bound, but sessions bound before still need their key', async () => {
  const [before, bff] = [await start('dpop'), await start('none')];
  const token = await boundToken(before);
  expectProblem(await bff.ask('/v1/checks', { token, body: CHECK }), 'proof_required');
  expectProblem(await bind(bff, await bff.openSession()), 'session_invalid');
  const session = (await bff.ask('/v1/sessions', { body: {} })).body.session;
  expect(session).not.toHaveProperty('binding');
});
