import { type Clock, sleep } from './clock.ts';

/** To be awaited before the same kind of work: what would begin at a stroke begins one after another, this far apart. */
export function createSpacing(clock: Clock, apartMs: number): (signal?: AbortSignal) => Promise<void> {
  let next = 0;
  return async (signal) => {
    const waitMs = next - clock.now();
    next = Math.max(next, clock.now()) + apartMs;
    if (waitMs > 0) await sleep(clock, waitMs, signal);
  };
}
