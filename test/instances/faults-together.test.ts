import { type Bff, createBff, loadConfig } from '@payee-check/bff';
import { type FaultChoice, faultMenu, type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { sessionResponse } from '@payee-check/shared/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { type Answer, ask, askCheck, completedOf, problemOf } from '../lib/ask.ts';
import { shared } from '../lib/instance.ts';

/** With these, the bank's own verdict is still reached: a token is renewed, a superfluous name dropped. */
const harmless = new Set(['expired_token', 'wrong_clock', 'needless_name']);

let redis: TestRedis;
let sandbox: Sandbox;
let bff: Bff;
let at: { url: string };

beforeAll(async () => {
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  [redis, sandbox] = await Promise.all([startRedis(), startSandbox({ limits })]);
}, 30_000);
afterEach(() => bff.close());
afterAll(() => Promise.all([redis.close(), sandbox.close()]));

const isReady = () =>
  expect.poll(async () => (await ask(at, '/readyz')).status, { interval: 10, timeout: 5000 }).toBe(200);

/** With a circuit of its own, so that one combination's failures do not prevent the next from being tried. */
async function start(): Promise<string> {
  const settings = {
    PROVIDERS: 'ibantrack',
    REDIS_URL: redis.url,
    LOG_LEVEL: 'silent',
    PORT: '0',
    PROVIDER_TIMEOUT_MS: '400',
    CHECK_DEADLINE_MS: '1000',
    REDIS_TIMEOUT_MS: '150',
  };
  bff = createBff(loadConfig({ ...shared, ...sandbox.env, ...settings }), { widget: null });
  const address = (await bff.listen()).address();
  at = { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
  const opened = await onceStored(() => ask(at, '/v1/sessions', { body: {} }));
  return sessionResponse.parse(opened.body).session.token;
}

/** The first answer of a working store: on a busy machine Redis itself may be late. */
async function onceStored(question: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (answer.status !== 503) return answer;
    await isReady();
  }
}

const storeFaults: readonly (readonly [string, () => Promise<void> | void, () => Promise<void> | void])[] = [
  ['killed', () => redis.kill(), () => redis.restart()],
  ['stalled', () => redis.stall(), () => redis.resume()],
];

async function checkDuring(
  { fault }: FaultChoice,
  happen: () => Promise<void> | void,
  undo: () => Promise<void> | void,
) {
  const token = await start();
  sandbox.resetRequests();
  sandbox.faults.ibantrack.set(fault);
  const checking = askCheck(at, token, 'Jane Doe');
  await expect
    .poll(() => sandbox.requests().ibantrack.total, { interval: 1 })
    .toBeGreaterThan(0)
    .catch(() => undefined);
  await happen();
  const answer = await checking;
  const next = await askCheck(at, token, 'Jane Do');
  sandbox.faults.ibantrack.clear();
  await undo();
  await isReady();
  return { answer, next, after: await onceStored(() => askCheck(at, token, 'No Match')) };
}

describe.each(storeFaults)('Redis %s in the middle of a check', (_, happen, undo) => {
  it.each(faultMenu)('while the provider has: $label', async (choice) => {
    const { answer, next, after } = await checkDuring(choice, happen, undo);
    if (answer.status === 200) {
      const check = completedOf(answer);
      if (!harmless.has(choice.id)) expect(check.outcome).toBe('unable_to_verify');
      expect(check).not.toHaveProperty('registeredName');
    } else expect(problemOf(answer).code).toBe('store_unavailable');
    expect(problemOf(next).code).toBe('store_unavailable');
    expect(['no_match', 'unable_to_verify']).toContain(completedOf(after).outcome);
  });
});
