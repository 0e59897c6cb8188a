import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import {
  type Answer,
  ask,
  askCheck,
  checkOf,
  completedOf,
  openSession,
  problemOf,
  readCheck,
  verifyReceipt,
} from '../lib/ask.ts';
import { API_KEY, type Instance, SHOP, startInstance } from '../lib/instance.ts';

/** The time limit of a check. Waiting for an unreachable Redis would take at least as long. */
const DEADLINE_MS = 2000;

let redis: TestRedis;
let sandbox: Sandbox;
let bff: Instance;
let token: string;

beforeAll(async () => {
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  [redis, sandbox] = await Promise.all([startRedis(), startSandbox({ slowMs: 400, limits })]);
  bff = await startInstance({
    ...sandbox.env,
    PROVIDERS: 'ibantrack',
    REDIS_URL: redis.url,
    CHECK_DEADLINE_MS: String(DEADLINE_MS),
    REDIS_TIMEOUT_MS: '150',
  });
  token = await openSession(bff);
}, 30_000);
afterAll(async () => {
  await bff.close();
  await Promise.all([redis.close(), sandbox.close()]);
});

const isReady = () =>
  expect.poll(async () => (await ask(bff, '/readyz')).status, { interval: 20, timeout: 5000 }).toBe(200);

/** Every request that counts something, remembers something or costs something. */
const guarded: readonly (readonly [string, () => Promise<Answer>])[] = [
  ['a session', () => ask(bff, '/v1/sessions', { body: {} })],
  ['a minted session', () => ask(bff, '/v1/sessions', { token: API_KEY, body: { origin: SHOP } })],
  ['a check', () => askCheck(bff, token, 'Jane Doe')],
  ['a check read again', () => readCheck(bff, token, `chk_${'x'.repeat(22)}`)],
  [
    'a decision',
    () => ask(bff, `/v1/checks/chk_${'x'.repeat(22)}/decision`, { token, body: { decision: 'continue_anyway' } }),
  ],
  [
    'account details',
    () =>
      ask(bff, '/v1/accounts/details', {
        token,
        body: { account: { scheme: 'iban', iban: 'DE89370400440532013000' } },
      }),
  ],
  ['a receipt', () => verifyReceipt(bff, 'x.y.z', true)],
];

async function expectAway(): Promise<void> {
  sandbox.resetRequests();
  for (const [what, send] of guarded) {
    const answer = await send();
    expect([what, answer.status, problemOf(answer).code]).toEqual([what, 503, 'store_unavailable']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.elapsedMs).toBeLessThan(DEADLINE_MS);
  }
  expect(problemOf(await ask(bff, '/readyz')).code).toBe('store_unavailable');
  // What costs nothing and reveals nothing about anybody is still served: merchants can verify receipts.
  for (const path of ['/healthz', '/.well-known/jwks.json', '/openapi.json']) {
    expect([path, (await ask(bff, path)).status]).toEqual([path, 200]);
  }
  expect(sandbox.requests().ibantrack.total).toBe(0);
}

describe('while Redis is away', { retry: 2 }, () => {
  afterEach(async () => {
    redis.resume();
    sandbox.faults.ibantrack.clear();
    await isReady();
  });

  it('killed: nothing is checked, and service resumes with Redis', async () => {
    await redis.kill();
    await expectAway();
    await redis.restart();
    await isReady();
    expect(completedOf(await askCheck(bff, token, 'Jane Doe')).outcome).toBe('match');
  });

  it('stalled: no request waits for it', async () => {
    redis.stall();
    await expectAway();
    redis.resume();
    await isReady();
    expect(completedOf(await askCheck(bff, token, 'Jane Do')).outcome).toBe('close_match');
  });

  it('stalled under many requests at once: all are refused, none is let through unlimited', async () => {
    redis.stall();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, turn) => askCheck(bff, token, `Name ${turn}`)));
    redis.resume();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(Math.max(...answers.map(({ elapsedMs }) => elapsedMs))).toBeLessThan(DEADLINE_MS);
  });

  it('a running check is answered, since its answer is there', async () => {
    sandbox.faults.ibantrack.set({ kind: 'slow', ms: 300 });
    sandbox.resetRequests();
    const answer = askCheck(bff, token, 'No Match');
    await expect.poll(() => sandbox.requests().ibantrack.total, { interval: 2 }).toBeGreaterThan(0);
    await redis.kill();
    expect(completedOf(await answer)).toMatchObject({ outcome: 'no_match' });
    sandbox.faults.ibantrack.clear();
    await redis.restart();
  });

  it('a pending check that Redis has forgotten can be read again when it is done', async () => {
    const { id } = checkOf(await askCheck(bff, token, 'Slow Jane Doe'));
    await redis.restart();
    await isReady();
    await expect
      .poll(async () => (await readCheck(bff, token, id)).body, { interval: 50, timeout: 5000 })
      .toMatchObject({ check: { status: 'completed', outcome: 'match' } });
  });

  it('a read-only replica is not accepted as the store', async () => {
    await redis.restart(['--replicaof', '127.0.0.1 1', '--replica-read-only', 'yes']);
    await expectAway();
    await redis.restart();
  });

  it('a Redis that requires another password is not accepted as the store', async () => {
    await redis.restart(['--requirepass', 'another']);
    await expectAway();
    await expect.poll(() => bff.output().includes('"fault":"NOAUTH"')).toBe(true);
    await redis.restart();
  });
});

it('a BFF that starts without its store says so, and serves once it is there', async () => {
  await redis.kill();
  const early = await startInstance({ ...sandbox.env, PROVIDERS: 'ibantrack', REDIS_URL: redis.url });
  expect(problemOf(await ask(early, '/readyz')).code).toBe('store_unavailable');
  expect(problemOf(await askCheck(early, token, 'Jane Doe')).code).toBe('store_unavailable');
  await redis.restart();
  await expect.poll(async () => (await ask(early, '/readyz')).status, { interval: 20, timeout: 5000 }).toBe(200);
  expect(completedOf(await askCheck(early, token, 'Jane Doe')).outcome).toBe('match');
  await early.close();
});
