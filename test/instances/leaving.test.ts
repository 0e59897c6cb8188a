import { once } from 'node:events';
import { connect } from 'node:net';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { ask, askCheck, checkOf, completedOf, openSession, problemOf, readCheck, verifyReceipt } from '../lib/ask.ts';
import { type Instance, startInstance } from '../lib/instance.ts';

let redis: TestRedis;
let sandbox: Sandbox;
/** Keeps serving, and reads what others have started. */
let staying: Instance;
let leaving: Instance;

const start = (env: Readonly<Record<string, string>> = {}) =>
  startInstance({ ...sandbox.env, PROVIDERS: 'ibantrack', REDIS_URL: redis.url, ...env });

beforeAll(async () => {
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  [redis, sandbox] = await Promise.all([startRedis(), startSandbox({ slowMs: 700, limits })]);
  staying = await start();
}, 30_000);
afterEach(() => leaving.close());
afterAll(() => Promise.all([redis.close(), sandbox.close(), staying.close()]));

describe('an instance that is killed in the middle of a check', { retry: 2 }, () => {
  it('leaves a check that ends after its deadline, and a question that can be asked again', async () => {
    leaving = await start({ CHECK_WAIT_MS: '50', CHECK_DEADLINE_MS: '2500' });
    const token = await openSession(staying);
    sandbox.faults.ibantrack.set({ kind: 'hang_before_headers' }, { on: 'all' });
    const { id } = checkOf(await askCheck(leaving, token, 'Jane Doe'));
    leaving.signal('SIGKILL');
    await leaving.ended;
    sandbox.faults.ibantrack.clear();

    expect(checkOf(await readCheck(staying, token, id)).status).toBe('pending');
    await expect
      .poll(async () => checkOf(await readCheck(staying, token, id)).status, { interval: 50, timeout: 10_000 })
      .toBe('completed');
    const ended = completedOf(await readCheck(staying, token, id));
    expect(ended).toMatchObject({ outcome: 'unable_to_verify', reason: 'provider_unavailable' });
    expect((await verifyReceipt(staying, ended.receipt)).body).toMatchObject({ valid: true });

    const again = completedOf(await askCheck(staying, token, 'Jane Doe'));
    expect(again).toMatchObject({ outcome: 'match' });
    expect(again.id).not.toBe(id);
  });
});

describe('an instance that is busy', () => {
  it('accepts every connection of a flood, so that a proxy in front does not consider it dead', async () => {
    leaving = await start();
    leaving.signal('SIGSTOP');
    const callers = Array.from({ length: 800 }, () => connect(leaving.port, '127.0.0.1'));
    await Promise.all(callers.map((caller) => once(caller, 'connect')));
    leaving.signal('SIGCONT');
    for (const caller of callers) caller.destroy();
    expect((await ask(leaving, '/healthz')).status).toBe(200);
  });
});

describe('an instance that is told to stop', { retry: 2 }, () => {
  it('is no longer ready, finishes what it has started, and exits', async () => {
    leaving = await start();
    const token = await openSession(leaving);
    const { id } = checkOf(await askCheck(leaving, token, 'Slow Jane Doe'));
    leaving.signal('SIGTERM');
    await expect.poll(async () => (await ask(leaving, '/readyz')).status, { interval: 5 }).toBe(503);

    const refused = await askCheck(leaving, token, 'Jane Doe');
    expect(problemOf(refused).code).toBe('shutting_down');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(checkOf(await readCheck(leaving, token, id)).status).toBe('pending');
    expect(await leaving.ended).toBe(0);

    expect(completedOf(await readCheck(staying, token, id)).outcome).toBe('match');
    expect(leaving.output()).toContain('"shut down"');
  });

  it('answers those who are waiting', async () => {
    leaving = await start();
    const token = await openSession(leaving);
    sandbox.faults.ibantrack.set({ kind: 'slow', ms: 300 });
    sandbox.resetRequests();
    const answer = askCheck(leaving, token, 'Jane Doe');
    await expect.poll(() => sandbox.requests().ibantrack.total, { interval: 1 }).toBeGreaterThan(0);
    leaving.signal('SIGTERM');
    expect((await answer).status).toBe(200);
    expect(await leaving.ended).toBe(0);
    sandbox.faults.ibantrack.clear();
    const { id } = checkOf(await answer);
    expect(completedOf(await readCheck(staying, token, id)).outcome).toBe('match');
  });

  it('stops even if its log is no longer read', async () => {
    leaving = await start();
    leaving.child.stdout?.destroy();
    await askCheck(leaving, await openSession(leaving), 'Jane Doe');
    leaving.signal('SIGTERM');
    expect(await leaving.ended).toBe(0);
  });
});
