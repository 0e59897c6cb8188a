import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineRedis } from '../../doctor/redis.ts';
import { type SentinelRedis, startRedisSentinel } from '../../testing/redis.ts';
import { createRedisStore } from './store.ts';

const lines: string[] = [];
const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
const log = { info: note, warn: note };

let redis: SentinelRedis;
beforeAll(async () => {
  redis = await startRedisSentinel();
});
afterAll(async () => {
  await redis.close();
});

describe('a store behind sentinels', () => {
  it('follows the primary when that dies', async () => {
    const store = createRedisStore({ url: redis.url, log });
    await store.set('key', 'before', 60_000);
    expect(await store.get('key')).toBe('before');

    await redis.failOver();
    await expect
      .poll(() => store.set('key', 'after', 60_000).then(() => store.get('key'), String), {
        interval: 20,
        timeout: 5000,
      })
      .toBe('after');
    await store.close();
  });

  it('says in one word that no sentinel knows the primary', async () => {
    const store = createRedisStore({ url: redis.url.replace('/main', '/other'), log });
    await expect(store.get('key')).rejects.toThrow();
    await expect.poll(() => lines).toContain('the store cannot be used {"fault":"NO_SENTINEL"}');
    await store.close();
  });

  it('is examined by the doctor', async () => {
    const [first] = await examineRedis(redis.url, Date.now);
    expect(first).toMatchObject({ state: 'ok', text: expect.stringMatching(/^the primary of main, by 127.*master$/) });
    const [failed] = await examineRedis('redis+sentinel://127.0.0.1:1/main', Date.now);
    expect(failed).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('NO_SENTINEL (none of the sentinels'),
    });
  });
});
