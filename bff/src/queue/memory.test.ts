import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createTestClock } from '../testing/clock.ts';
import { limitTime, sleep } from '../time/clock.ts';
import { createMemoryQueue } from './memory.ts';

it('lets any number of jobs wait for its signal, without a warning, and none leaves a listener on it', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  const clock = createTestClock();
  const kind = { name: 'many', schema: z.number(), idOf: String, attempts: 2, againMs: () => 100 };
  const queue = createMemoryQueue<number>(kind, { clock, concurrency: 50 });
  const signals = new Set<AbortSignal>();
  const listeners = () => [...signals].flatMap((signal) => getEventListeners(signal, 'abort')).length;
  let done = 0;
  queue.start(async (job, signal, tries) => {
    signals.add(signal);
    const time = limitTime(clock, clock.now() + 60_000, signal);
    await sleep(clock, 1000, signal).finally(time.end);
    if (job % 2 === 0 && tries === 0) throw new Error('Again');
    done += 1;
  });
  await queue.add(Array.from({ length: 200 }, (_, job) => job));
  await clock.advance(500);
  expect(listeners()).toBe(100);
  for (let second = 0; second < 12; second++) await clock.advance(1000);
  expect([done, listeners()]).toEqual([200, 0]);
  await queue.close();
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
