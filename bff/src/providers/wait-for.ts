import { type Clock, limitTime, withinSignal } from '../time/clock.ts';
import type { CallContext } from './provider.ts';

/** Slightly before the time is up, so that `why` is reported rather than that the provider was late. */
const HEADROOM_MS = 50;

/**
 * Waits for shared work, but no longer than the caller's own context allows; the work itself continues. Rejects with
 * `why()` if the context ends first.
 */
export async function waitFor<T>(work: Promise<T>, context: CallContext, clock: Clock, why: () => Error): Promise<T> {
  const until = Math.min(context.answerBy ?? context.deadline, context.deadline);
  const time = limitTime(clock, until - HEADROOM_MS, context.signal);
  try {
    return await withinSignal(work, time.signal, why);
  } finally {
    time.end();
  }
}
