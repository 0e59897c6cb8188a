import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { expectProblem, startBff, type TestBff } from '../testing/bff.ts';
import { startRedis } from '../testing/redis.ts';

const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of toClose.splice(0).reverse()) await it.close();
});

it('requests are counted when Redis comes, though it was away when the BFF started', async () => {
  const redis = await startRedis();
  toClose.push(redis);
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
