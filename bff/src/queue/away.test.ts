import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startRedis } from '../testing/redis.ts';
import { systemClock as clock } from '../time/clock.ts';
import type { QueueKind } from './queue.ts';
import { createRedisQueue } from './redis.ts';

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
  const log = { warn: () => undefined };
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
