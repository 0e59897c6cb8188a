import type { Clock } from '../../../time/clock.ts';

export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Timers that have not gone off. */
  readonly timers: number;
}

/** Stands still until it is told to go on; a wait of exactly one of `skipped` milliseconds is over at once. */
export function manualClock(start: number, skipped: readonly number[] = []): ManualClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      if (skipped.includes(ms)) queueMicrotask(() => this.advance(timers.has(timer) ? ms : 0));
      return () => {
        timers.delete(timer);
      };
    },
    advance(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
    get timers() {
      return timers.size;
    },
  };
}
