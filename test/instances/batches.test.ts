import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '@payee-check/demo/sandbox';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { startRedis } from '../../bff/src/testing/redis.ts';
import { endOf, linesOf, openBatch, readBatch } from '../lib/batches.ts';
import { startInstance } from '../lib/instance.ts';

/** German IBANs, all different. */
function iban(count: number): string {
  const bban = String(370_400_440_000_000_000n + BigInt(count));
  const check = 98n - (BigInt(`${bban}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${bban}`;
}
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `l${index}`,
    account: { scheme: 'iban', iban: iban(index) },
    name: 'Jane Doe',
  }));

/** Three instances on one Redis that loses nothing on a restart; all of it ends with the test. */
async function start(
  { onTestFinished }: TestContext,
  options: Parameters<typeof startSandbox>[0],
  env: Readonly<Record<string, string>> = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'batches-'));
  const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder];
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  const [redis, sandbox] = await Promise.all([startRedis(lasting), startSandbox({ ...options, limits })]);
  const settings = { ...sandbox.env, PROVIDERS: 'ibantrack', REDIS_URL: redis.url, ...env };
  const instances = await Promise.all([startInstance(settings), startInstance(settings), startInstance(settings)]);
  onTestFinished(async () => {
    await Promise.all(instances.map((instance) => instance.close()));
    await Promise.all([redis.close(), sandbox.close()]);
    await rm(folder, { recursive: true, force: true });
  });
  return { instances, redis, sandbox };
}

type Started = Awaited<ReturnType<typeof start>>;

async function survive({ instances: [first, second, third], redis }: Started, count: number) {
  const id = await openBatch(first, lines(count));
  const isDone = (part: number) => async () => {
    const { counts } = (await readBatch(second, id)) ?? {};
    return counts !== undefined && counts.total - counts.waiting - counts.running > count * part;
  };
  await vi.waitUntil(isDone(0.1), { timeout: 60_000, interval: 20 });
  first.signal('SIGKILL');
  await first.ended;
  await vi.waitUntil(isDone(0.25), { timeout: 60_000, interval: 20 });
  await redis.restart();
  const batch = await endOf(third, id, 120_000);
  return { batch, all: await linesOf(second, id) };
}

// Both mostly wait until a dead worker's jobs are taken over, so they wait at the same time.
describe.concurrent('a batch on three instances, one killed and Redis restarted in the middle', () => {
  it('in bulk: every line is final, and no bank was asked twice', async (test) => {
    const started = await start(test, { ibantrack: { bulkItemMs: 15 } });
    const { batch, all } = await survive(started, 2000);
    const { sandbox } = started;
    expect(all).toHaveLength(2000);
    expect(all.every(({ status, check }) => status === 'completed' && check?.status === 'completed')).toBe(true);
    expect(sandbox.verifications().most).toBe(1);
    expect(sandbox.verifications().total).toBeLessThanOrEqual(2000);
    const { waiting, running, unable_to_verify: unable } = batch.counts;
    expect([waiting, running]).toEqual([0, 0]);
    const interrupted = all.filter(({ check }) => check?.status === 'completed' && check.reason === 'interrupted');
    expect(interrupted.length).toBeLessThanOrEqual(unable);
  }, 240_000);

  it('one by one: the line that was being asked is interrupted, and all others are answered', async (test) => {
    // Answers end one by one, not in waves, so an instance always has some under way when it is killed.
    let asked = 0;
    const delay = () => 100 + (asked++ % 9) * 40;
    const started = await start(test, { ibantrack: { bulk: false }, delay }, { CHECK_DEADLINE_MS: '3000' });
    const { all } = await survive(started, 600);
    const { sandbox } = started;
    expect(all).toHaveLength(600);
    const reasons = all.map(({ check }) => (check?.status === 'completed' ? check.reason : 'open'));
    expect(reasons).not.toContain('open');
    const interrupted = reasons.filter((reason) => reason === 'interrupted').length;
    expect(interrupted).toBeGreaterThan(0);
    expect(interrupted).toBeLessThan(150);
    expect(sandbox.verifications().most).toBe(1);
    expect(sandbox.verifications().total).toBeLessThanOrEqual(600);
  }, 240_000);
});
