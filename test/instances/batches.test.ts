import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import type { Batch, BatchLineResult } from '@payee-check/shared/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';
import { endOf, linesOf, openBatch, readBatch } from '../lib/batches.ts';
import { type Instance, startInstance } from '../lib/instance.ts';

/** German IBANs, every one different. */
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

let folder = '';
let redis: TestRedis | undefined;
let sandbox: Sandbox;
let instances: Instance[] = [];
afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.close()));
  await Promise.all([redis?.close(), sandbox.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** Three instances over one Redis that loses nothing when it is restarted. */
async function start(options: Parameters<typeof startSandbox>[0], env: Readonly<Record<string, string>> = {}) {
  folder = await mkdtemp(path.join(tmpdir(), 'batches-'));
  const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder];
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  [redis, sandbox] = await Promise.all([startRedis(lasting), startSandbox({ ...options, limits })]);
  const settings = { ...sandbox.env, PROVIDERS: 'ibantrack', REDIS_URL: redis.url, ...env };
  instances = await Promise.all([1, 2, 3].map(() => startInstance(settings)));
}

async function survive(count: number): Promise<{ batch: Batch; all: BatchLineResult[] }> {
  const [first, second, third] = instances;
  if (first === undefined || second === undefined || third === undefined || redis === undefined)
    throw new Error('No start');
  const id = await openBatch(first, lines(count));
  const done = async (at: Instance) => {
    const batch = await readBatch(at, id);
    return batch === null ? 0 : batch.counts.total - batch.counts.waiting - batch.counts.running;
  };
  await expect.poll(() => done(second), { timeout: 20_000, interval: 20 }).toBeGreaterThan(count / 10);
  first.signal('SIGKILL');
  await first.ended;
  await expect.poll(() => done(second), { timeout: 60_000, interval: 20 }).toBeGreaterThan(count / 4);
  await redis.restart();
  const batch = await endOf(third, id, 120_000);
  return { batch, all: await linesOf(second, id) };
}

describe('a batch on three instances, one killed and Redis restarted in the middle', () => {
  it('in bulk: every line is final, and no bank was asked twice', async () => {
    await start({ ibantrack: { bulkItemMs: 15 } });
    const { batch, all } = await survive(2000);
    expect(all).toHaveLength(2000);
    expect(all.every(({ status, check }) => status === 'completed' && check?.status === 'completed')).toBe(true);
    expect(sandbox.verifications().most).toBe(1);
    expect(sandbox.verifications().total).toBeLessThanOrEqual(2000);
    const { waiting, running, unable_to_verify: unable } = batch.counts;
    expect([waiting, running]).toEqual([0, 0]);
    const interrupted = all.filter(({ check }) => check?.status === 'completed' && check.reason === 'interrupted');
    expect(interrupted.length).toBeLessThanOrEqual(unable);
  }, 240_000);

  it('one by one: what was being asked is interrupted, and all else is answered', async () => {
    // Answers end one by one, not in waves: whenever an instance is killed, it has some under way.
    let asked = 0;
    const delay = () => 100 + (asked++ % 9) * 40;
    await start({ ibantrack: { bulk: false }, delay }, { CHECK_DEADLINE_MS: '3000' });
    const { all } = await survive(600);
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
