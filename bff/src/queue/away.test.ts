import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startRedis } from '../testing/redis.ts';
import { systemClock as clock } from '../time/clock.ts';
import type { QueueKind } from './queue.ts';
import { createRedisQueue } from './redis.ts';

const log = { warn: () => undefined };

const kind: QueueKind<{ id: string }> = {
  name: 'away',
  schema: z.object({ id: z.string() }),
  idOf: ({ id }) => id,
  attempts: 3,
  againMs: () => 10,
};

it('of an instance that started while Redis was away adds and does jobs when it is back', async () => {
  const redis = await startRedis();
  await redis.kill();
  const queue = createRedisQueue(kind, { url: redis.url, concurrency: 1, clock, log });
  const done: string[] = [];
  queue.start(async ({ id }) => void done.push(id));
  await expect(queue.add([{ id: 'lost' }])).rejects.toMatchObject({ code: 'store_unavailable' });
  await redis.restart();
  await vi.waitFor(() => queue.add([{ id: 'a' }]), { timeout: 10_000, interval: 50 });
  await vi.waitFor(() => expect(done).toContain('a'), { timeout: 10_000 });
  await queue.close();
  await redis.close();
}, 40_000);

it('of an instance that lost Redis at any moment of its start closes', async () => {
  const redis = await startRedis();
  const queues = [];
  for (let number = 0; number < 12; number += 1) {
    const queue = createRedisQueue(kind, { url: redis.url, concurrency: 1, clock, log });
    queue.start(async () => undefined);
    queues.push(queue);
    await sleep(2);
  }
  await redis.kill();
  // Long enough for some of them to have been refused.
  await sleep(30);
  await redis.restart();
  await Promise.all(queues.map((queue) => queue.close()));
  await redis.close();
});
