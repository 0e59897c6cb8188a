import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startRedisCluster } from '../testing/redis.ts';
import { systemClock as clock } from '../time/clock.ts';
import { createQueue } from './create.ts';

it('of a Redis Cluster can be reached through any of its nodes, whichever has its keys', async () => {
  const cluster = await startRedisCluster();
  const done: string[] = [];
  const queues = cluster.urls.map((redisUrl) =>
    createQueue(
      { name: 'cluster', schema: z.object({ id: z.string() }), idOf: ({ id }) => id, attempts: 1, againMs: () => 10 },
      { redisUrl, concurrency: 1, clock, log: { warn: () => undefined } },
    ),
  );
  for (const queue of queues) queue.start(async ({ id }) => void done.push(id));
  // A job that is already waiting is not added again, and a busy machine may take too long for the first attempt.
  await Promise.all(
    queues.map((queue, index) =>
      vi.waitFor(() => queue.add([{ id: `job-${index}` }]), { timeout: 20_000, interval: 50 }),
    ),
  );
  await vi.waitFor(() => expect(new Set(done)).toEqual(new Set(['job-0', 'job-1'])), { timeout: 20_000 });
  await Promise.all(queues.map((queue) => queue.close()));
  await cluster.close();
}, 60_000);
