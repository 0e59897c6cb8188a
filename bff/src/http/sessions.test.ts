import { session as sessionSchema } from '@payee-check/shared/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyring } from '../secrets/keyring.ts';
import { createSessionTokens } from '../sessions/tokens.ts';
import { ACCOUNT, API_KEY, expectProblem, OTHER_SHOP, SHOP, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

const SECRET = 'the-first-secret-0123456789abcdef';
const OLD_SECRET = 'the-second-secret-0123456789abcde';
const CHECK = { account: ACCOUNT, name: 'Jane Doe' };

let bff: TestBff;
beforeAll(async () => {
  bff = await startBff({ SESSION_SECRET: `${SECRET},${OLD_SECRET}` });
});
afterAll(() => bff.close());

const open = (body: unknown, key?: string, origin: string | null = null) =>
  bff.ask('/v1/sessions', { body, origin, ...(key !== undefined && { token: key }) });

describe('POST /v1/sessions, a browser', () => {
  it('opens a session of the contract', async () => {
    const answer = await open({}, undefined, SHOP);
    expect(answer.status).toBe(201);
    const session = sessionSchema.parse(answer.body.session);
    expect(session.limits).toEqual({ checks: 30, checksPerMinute: 10, namesPerAccount: 5 });
    const lasts = Date.parse(session.expiresAt) - Date.now();
    expect(lasts).toBeGreaterThan(1_790_000);
    expect(lasts).toBeLessThanOrEqual(1_801_000);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('may not set what ownership is decided by', async () => {
    for (const body of [{ subject: 'x' }, { subjects: { ibanity: 'x' } }, { origin: SHOP }, { ttlSeconds: 3600 }]) {
      expectProblem(await open(body, undefined, SHOP), 'invalid_request');
    }
  });

  it('requires an allowed origin', async () => {
    expectProblem(await open({}, undefined, null), 'origin_required');
    expectProblem(await open({}, undefined, 'https://evil.example'), 'origin_not_allowed');
  });

  it('is refused if sessions can only be minted', async () => {
    const minting = await startBff({ ANONYMOUS_SESSIONS: 'false' });
    try {
      expectProblem(await minting.ask('/v1/sessions', { body: {} }), 'api_key_invalid');
      const minted = await minting.ask('/v1/sessions', { body: { origin: SHOP }, token: API_KEY, origin: null });
      expect(minted.status).toBe(201);
    } finally {
      await minting.close();
    }
  });
});

describe('POST /v1/sessions, a merchant’s server', () => {
  it('mints for an origin, for as long as requested', async () => {
    const answer = await open({ origin: SHOP, subject: 'customer-1', ttlSeconds: 60 }, API_KEY);
    expect(answer.status).toBe(201);
    expect(Date.parse(answer.body.session.expiresAt) - Date.now()).toBeLessThanOrEqual(61_000);
  });

  it('hides the customer’s id from the holder of the token', async () => {
    const { body } = await open({ origin: SHOP, subject: 'canary', subjects: { ibanity: 'canary' } }, API_KEY);
    const parts = String(body.session.token).split('.');
    expect(parts.map((part) => Buffer.from(part, 'base64url').toString('latin1')).join()).not.toContain('canary');
  });

  it('may mint only for its own origins', async () => {
    expect((await open({ origin: SHOP }, SHOP_KEY)).status).toBe(201);
    expectProblem(await open({ origin: OTHER_SHOP }, SHOP_KEY), 'origin_not_allowed');
    expectProblem(await open({ origin: 'https://evil.example' }, API_KEY), 'origin_not_allowed');
    expectProblem(await open({ origin: `${SHOP}/` }, API_KEY), 'origin_not_allowed');
  });

  it.each(['x', `${API_KEY}x`, API_KEY.slice(0, -1), API_KEY.toUpperCase()])(
    'is refused with the key %s',
    async (key) => {
      expectProblem(await open({ origin: SHOP }, key), 'api_key_invalid');
    },
  );

  it.each([
    {},
    { origin: SHOP, ttlSeconds: 59 },
    { origin: SHOP, ttlSeconds: 3601 },
    { origin: SHOP, subject: '' },
    { origin: SHOP, subject: 'a\nb' },
    // In UTF-8 all unpaired surrogates are the same: a receipt for one such customer would be valid for another.
    { origin: SHOP, subject: 'a\ud800' },
    { origin: SHOP, subjects: { ibanity: 'a\udc00' } },
  ])('is refused with the body %j', async (body) => expectProblem(await open(body, API_KEY), 'invalid_request'));
});

describe('the session token', () => {
  const claims = {
    id: 'ses_1',
    origin: SHOP,
    minted: true,
    mintedBy: 'the hash of a key',
    customer: { subject: 'customer-1', subjects: { ibanera: 'x' } },
    reference: 'order-4711',
    history: 'month' as const,
    key: null,
    expiresAt: Date.UTC(2026, 0, 15, 13),
  };

  it('contains what was sealed in it, until it expires', async () => {
    const clock = createTestClock();
    const tokens = createSessionTokens(createKeyring([SECRET]), clock);
    const token = await tokens.seal(claims);
    expect(await tokens.open(token)).toEqual({ status: 'valid', claims });
    await clock.advance(60 * 60 * 1000 + 1000);
    expect(await tokens.open(token)).toEqual({ status: 'expired' });
  });

  it('can be opened with the second secret during a rotation, and not after it', async () => {
    const clock = createTestClock();
    const token = await createSessionTokens(createKeyring([OLD_SECRET]), clock).seal(claims);
    expect((await createSessionTokens(createKeyring([SECRET, OLD_SECRET]), clock).open(token)).status).toBe('valid');
    expect((await createSessionTokens(createKeyring([SECRET]), clock).open(token)).status).toBe('invalid');
  });

  it('is invalid if any part of it is changed, and if it is anything else', async () => {
    const tokens = createSessionTokens(createKeyring([SECRET]), createTestClock());
    const token = await tokens.seal(claims);
    for (const at of [5, token.indexOf('..') + 4, token.length - 30, token.length - 10]) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect((await tokens.open(changed)).status).toBe('invalid');
    }
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    for (const other of ['', '.', '....', unsigned, 'x'.repeat(100_000)]) {
      expect((await tokens.open(other)).status).toBe('invalid');
    }
  });
});

it('if expired is distinguished from an invalid one, to the millisecond', async () => {
  const clock = createTestClock(Date.UTC(2026, 0, 15, 12) + 1);
  const held = await startBff(
    {},
    { clock, providers: [testProvider('ibantrack', { checkName: async () => said.match })] },
  );
  try {
    const [token, unused] = [await held.openSession(), await held.openSession()];
    await clock.advance(30 * 60 * 1000 - 1);
    expect((await held.ask('/v1/checks', { body: CHECK, token })).status).toBe(200);
    await clock.advance(1);
    expectProblem(await held.ask('/v1/checks', { body: CHECK, token }), 'session_expired');
    expectProblem(await held.ask('/v1/checks', { body: CHECK, token: unused }), 'session_expired');
  } finally {
    await held.close();
  }
});
