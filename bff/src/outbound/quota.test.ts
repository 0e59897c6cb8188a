import { expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { createTestClock } from '../testing/clock.ts';
import { ProviderError } from './errors.ts';
import { createQuota } from './quota.ts';

function setUp() {
  const clock = createTestClock();
  const store = createMemoryStore({ clock });
  const options = { provider: 'ibantrack', operation: 'posts', limit: 2, windowMs: 60_000 } as const;
  const instance = (from = store) => {
    const quota = createQuota(options, { store: from, clock });
    return (until: number, signal = new AbortController().signal) =>
      quota.take(until, signal).then(
        () => 'taken',
        (error: unknown) => (error instanceof ProviderError ? error.code : error),
      );
  };
  return { clock, store, instance };
}

it('holds across instances', async () => {
  const { clock, instance } = setUp();
  const [first, second] = [instance(), instance()];
  const soon = clock.now() + 5000;
  expect(await first(soon)).toBe('taken');
  expect(await second(soon)).toBe('taken');
  expect(await first(soon)).toBe('quota_exhausted');
});

it('waits for the next window if there is time for an answer after it', async () => {
  const { clock, instance } = setUp();
  const take = instance();
  await take(clock.now() + 1);
  await take(clock.now() + 1);
  await clock.advance(55_000);
  const waiting = take(clock.now() + 8000);
  await clock.advance(5000);
  expect(await waiting).toBe('taken');
  expect(clock.pending).toBe(0);
});

it('stops waiting when the check ends', async () => {
  const { clock, instance } = setUp();
  const take = instance();
  await take(clock.now() + 1);
  await take(clock.now() + 1);
  const controller = new AbortController();
  const waiting = take(clock.now() + 90_000, controller.signal);
  await clock.advance(10);
  controller.abort();
  expect(await waiting).toBe('aborted');
  expect(clock.pending).toBe(0);
});

it('makes no call that cannot be counted', async () => {
  const { clock, store, instance } = setUp();
  const take = instance({ ...store, claim: () => Promise.reject(new Error('away')) });
  expect(await take(clock.now() + 90_000)).toBe('quota_exhausted');
});
