import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createRedisStore } from '../store/redis/store.ts';
import type { Store } from '../store/store.ts';
import { expectProblem, startBff, type TestBff } from '../testing/bff.ts';
import { startRedis, startRedisCluster, type TestRedis } from '../testing/redis.ts';
import { requestCounts } from './request-limiter.ts';

const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const log = { info: () => undefined, warn: () => undefined };
const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

async function open(start: () => Promise<TestRedis> = startRedis) {
  const redis = await start();
  const store: Store = createRedisStore({ url: redis.url, log });
  toClose.push(redis, store);
  return { redis, store };
}

/** Initialised as express-rate-limit does. */
function counts(store: Store) {
  const taken = requestCounts(store);
  taken.init?.({ windowMs: 60_000 } as Parameters<NonNullable<typeof taken.init>>[0]);
  return taken;
}

describe.each([
  ['Redis', startRedis],
  ['a Redis Cluster', startRedisCluster],
])('requests counted in %s', (_, start) => {
  it('are counted once, whichever instance counts them', async () => {
    const { store } = await open(start);
    // On a busy machine the first connection may take longer than a request waits.
    await expect.poll(() => store.get('{a}').catch(() => 'away')).toBeNull();
    const instances = [counts(store), counts(store), counts(store)];
    const hits = await Promise.all(
      Array.from({ length: 30 }, async (_none, index) => (await instances[index % 3]?.increment('{a}'))?.totalHits),
    );
    expect(hits.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 30 }, (_none, index) => index + 1));
    // Keys on both nodes: each has to know the script.
    for (const key of ['{b}', '{c}', '{d}', '{e}']) expect((await instances[0]?.increment(key))?.totalHits).toBe(1);
  });
});

it('requests are counted again after a restart, which forgets scripts', async () => {
  const { redis, store } = await open();
  const taken = counts(store);
  await taken.increment('{a}');
  await redis.restart();
  await expect.poll(async () => (await Promise.resolve(taken.increment('{a}')).catch(() => null))?.totalHits).toBe(1);
});

it('requests are counted once Redis is there, even if it was away when the BFF started', async () => {
  const { redis } = await open();
  await redis.kill();
  const bff: TestBff = await startBff({
    REDIS_URL: redis.url,
    SESSION_SECRET: 'a secret that is long enough for it',
    RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }),
    LIMIT_REQUESTS_PER_IP_PER_MINUTE: '5',
  });
  toClose.push(bff);
  const refused = await bff.ask('/v1/sessions', { body: {} });
  expectProblem(refused, 'store_unavailable');
  expect(refused.headers['retry-after']).toBe('5');
  await redis.restart();
  await expect.poll(async () => (await bff.ask('/readyz')).status).toBe(200);
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async () => (await bff.ask('/v1/sessions', { body: {} })).status),
  );
  expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
});
