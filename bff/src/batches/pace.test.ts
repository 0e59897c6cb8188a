import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { createTestClock } from '../testing/clock.ts';
import { testProvider } from '../testing/providers.ts';
import { estimateEnd } from './estimate.ts';
import { createPace, stretchOf } from './pace.ts';

const MINUTE_MS = 60_000;

describe('the share of a quota', () => {
  it.each([
    [60, 0.5, { calls: 1, windowMs: 2000 }],
    [600, 0.5, { calls: 5, windowMs: 1000 }],
    [60, 0.01, { calls: 1, windowMs: 60_000 }],
    [1, 0.5, { calls: 1, windowMs: 60_000 }],
  ])('of %d a minute, %d: spread evenly', (calls, share, stretch) => {
    expect(stretchOf({ calls, windowMs: MINUTE_MS }, share)).toEqual(stretch);
  });

  it('is one for all who ask, and is never exceeded', async () => {
    const clock = createTestClock();
    const store = createMemoryStore({ clock });
    const provider = testProvider('ibantrack', { quota: { calls: 60, windowMs: MINUTE_MS } });
    const paces = [1, 2, 3].map(() => createPace({ store, clock, share: 0.5 }));
    const { signal } = new AbortController();
    let taken = 0;
    for (let index = 0; index < 90; index++) {
      void paces[index % 3]?.next(provider, signal).then(() => {
        taken += 1;
      });
    }
    for (let second = 0; second < 60; second++) await clock.advance(1000);
    expect(taken).toBeGreaterThan(25);
    expect(taken).toBeLessThanOrEqual(31);
  });

  it('lets whoever has no quota go at once, and nobody when it is over', async () => {
    const clock = createTestClock();
    const pace = createPace({ store: createMemoryStore({ clock }), clock, share: 0.5 });
    const over = new AbortController();
    await expect(pace.next(testProvider('banfico'), over.signal)).resolves.toBe(true);
    over.abort();
    await expect(pace.next(testProvider('banfico'), over.signal)).resolves.toBe(false);
    const limited = testProvider('ibantrack', { quota: { calls: 1, windowMs: MINUTE_MS } });
    await expect(pace.next(limited, over.signal)).resolves.toBe(false);
  });
});

describe('the estimate of the end', () => {
  it('goes on at the pace so far, and says nothing of too little', () => {
    expect(estimateEnd({ answered: 100, open: 300, startedAt: 0 }, 10_000)).toBe(40_000);
    expect(estimateEnd({ answered: 4, open: 300, startedAt: 0 }, 10_000)).toBeNull();
    expect(estimateEnd({ answered: 100, open: 0, startedAt: 0 }, 10_000)).toBeNull();
  });
});
