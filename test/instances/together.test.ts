import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../bff/src/testing/redis.ts';
import { ask, askCheck, checkOf, completedOf, openSession, problemOf, readCheck, verifyReceipt } from '../lib/ask.ts';
import { type Instance, startInstance } from '../lib/instance.ts';

/** Three instances, what they share, and the bank behind them. */
interface Installation {
  readonly sandbox: Sandbox;
  readonly instances: readonly Instance[];
  close(): Promise<void>;
}

async function install(): Promise<Installation> {
  const [redis, sandbox] = await Promise.all([
    startRedis(),
    startSandbox({ slowMs: 600, limits: { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 } }),
  ]);
  const env = {
    ...sandbox.env,
    PROVIDERS: 'ibantrack',
    REDIS_URL: redis.url,
    LIMIT_CHECKS_PER_SESSION: '10',
  };
  const instances = await Promise.all([1, 2, 3].map(() => startInstance(env)));
  return {
    sandbox,
    instances,
    async close() {
      await Promise.all(instances.map((instance) => instance.close()));
      await Promise.all([redis.close(), sandbox.close()]);
    },
  };
}

let installation: Installation;
beforeAll(async () => {
  installation = await install();
}, 30_000);
afterAll(() => installation?.close());

/** Requests take turns, as from a load balancer. */
function at(turn: number, { instances }: Installation = installation): Instance {
  const instance = instances[turn % instances.length];
  if (instance === undefined) throw new Error('No instance');
  return instance;
}

/** How often the bank was asked about something. */
const asked = (what: 'verifications' | 'token', { sandbox }: Installation = installation) =>
  sandbox.requests().ibantrack.recent.filter(({ route }) => route.endsWith(what)).length;

/** Polls until the check is done. */
async function finished(turn: number, token: string, id: string) {
  await expect
    .poll(async () => checkOf(await readCheck(at(turn), token, id)).status, { interval: 50, timeout: 5000 })
    .toBe('completed');
  return completedOf(await readCheck(at(turn), token, id));
}

describe('three instances on one Redis', { retry: 2 }, () => {
  it('fetch one token for all of them', async () => {
    const fresh = await install();
    try {
      const tokens = await Promise.all([0, 1, 2].map((turn) => openSession(at(turn, fresh))));
      const checks = await Promise.all(tokens.map((token, turn) => askCheck(at(turn, fresh), token, 'Jane Doe')));
      expect(checks.map((answer) => completedOf(answer).outcome)).toEqual(['match', 'match', 'match']);
      expect(asked('token', fresh)).toBe(1);
    } finally {
      await fresh.close();
    }
  }, 30_000);

  it('serve each other’s sessions, checks and decisions', async () => {
    const token = await openSession(at(0));
    const check = completedOf(await askCheck(at(1), token, 'Jane Do'));
    expect(check.outcome).toBe('close_match');
    expect(completedOf(await readCheck(at(2), token, check.id))).toEqual(check);
    const decision = { decision: 'use_registered_name' };
    const decided = completedOf(await ask(at(0), `/v1/checks/${check.id}/decision`, { token, body: decision }));
    expect(completedOf(await readCheck(at(1), token, check.id))).toEqual(decided);
    expect((await verifyReceipt(at(2), decided.receipt)).body).toMatchObject({ valid: true });
  });

  it('can read a check that is pending on another', async () => {
    const token = await openSession(at(0));
    const first = await askCheck(at(0), token, 'Slow Jane Doe');
    expect(first.status).toBe(202);
    const { id } = checkOf(first);
    expect(checkOf(await readCheck(at(1), token, id))).toMatchObject({ id, status: 'pending' });
    expect(await finished(2, token, id)).toMatchObject({ outcome: 'match' });
  });

  it('let exactly ten of sixty simultaneous checks through where ten are allowed', async () => {
    const token = await openSession(at(0));
    installation.sandbox.resetRequests();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, turn) => askCheck(at(turn), token, `No Match ${String.fromCharCode(65 + turn)}`)),
    );
    const through = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 429);
    expect([through.length, refused.length]).toEqual([10, 50]);
    expect(asked('verifications')).toBe(10);
    for (const answer of through) expect(completedOf(answer).outcome).toBe('no_match');
    for (const answer of refused) {
      expect(problemOf(answer).code).toBe('rate_limited');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('share one question to the bank between identical checks', async () => {
    const token = await openSession(at(0));
    installation.sandbox.resetRequests();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, turn) => askCheck(at(turn), token, 'Jane M Doe')));
    expect(new Set(answers.map((answer) => checkOf(answer).id)).size).toBe(1);
    expect(asked('verifications')).toBe(1);
    const again = await askCheck(at(1), token, 'Jane M Doe');
    expect(checkOf(again).id).toBe(checkOf(answers[0] ?? again).id);
    expect(asked('verifications')).toBe(1);
  });

  it('accept a receipt once, and no other receipt of that check', async () => {
    const token = await openSession(at(0));
    const check = completedOf(await askCheck(at(0), token, 'Jane Do'));
    const decision = { decision: 'continue_anyway' };
    const decided = completedOf(await ask(at(1), `/v1/checks/${check.id}/decision`, { token, body: decision }));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => verifyReceipt(at(turn), check.receipt, true)),
    );
    const verdicts = answers.map(({ body }) => body as { valid: boolean; why?: string });
    expect(verdicts.filter(({ valid }) => valid)).toHaveLength(1);
    expect(verdicts.filter(({ why }) => why === 'already_used')).toHaveLength(11);
    expect((await verifyReceipt(at(2), decided.receipt, true)).body).toEqual({ valid: false, why: 'already_used' });
    const late = await ask(at(2), `/v1/checks/${check.id}/decision`, {
      token,
      body: { decision: 'use_registered_name' },
    });
    expect(problemOf(late).code).toBe('decision_not_possible');
  });
});
