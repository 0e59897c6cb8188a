import type { Clock } from '../time/clock.ts';

export interface TestClock extends Clock {
  /** Lets time pass, and what was waiting for it happen, in order and with the promises in between. */
  advance(ms: number): Promise<void>;
  /** Timers that have neither fired nor been taken back. */
  readonly pending: number;
}

/** Time that stands still until it is told to move. */
export function createTestClock(start = Date.UTC(2026, 0, 15, 12)): TestClock {
  const timers = new Set<{ at: number; callback: () => void }>();
  let now = start;

  const earliest = (until: number) =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0] ?? null;

  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + Math.max(ms, 0), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let timer = earliest(end); timer !== null; timer = earliest(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.callback();
        await settle();
      }
      now = end;
      await settle();
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets every promise that can go on do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
