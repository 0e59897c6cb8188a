import { type Clock, limitTime, withinSignal } from '../time/clock.ts';
import type { CallContext } from './provider.ts';

/** Before the time is over, so that `why` is what is heard of it and not that the provider was late. */
const HEADROOM_MS = 50;

/**
 * Waits for work that others share, no longer than one's own context allows; the work itself goes on. Rejects with
 * `why()` when the context ends first.
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
