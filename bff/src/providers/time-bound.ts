import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from '../outbound/errors.ts';
import type { Clock } from '../time/clock.ts';
import { OVER } from '../time/within.ts';
import type { CallContext } from './provider.ts';

export interface TimeBound {
  /** What the provider is given: its signal aborts when its time is over. */
  readonly context: CallContext;
  /** Why the time is over. */
  error(): ProviderError;
  /** A provider's own error, with what is known of how far the question came. */
  explain(error: ProviderError): ProviderError;
  /** Takes timers and listeners back. */
  end(): void;
}

/** A timer counts by another clock than ours, and may go off a moment before the time that it was set for. */
const EARLY_MS = 5;

/**
 * The time one call has: `answerBy`, or `timeoutMs` where the caller sets none. A provider that says it will answer
 * later is at work, and is given until the deadline: a bank's answer takes 10 to 20 seconds at worst, and to drop a
 * question that may already be billed gains nothing. The caller sets that deadline so that another can still be asked.
 *
 * A provider that took the question and gave no answer has most likely waited for the bank; one that said it would answer
 * later certainly has.
 */
export function boundTime(name: ProviderName, clock: Clock, context: CallContext, timeoutMs: number): TimeBound {
  const controller = new AbortController();
  const answerBy = Math.min(context.answerBy ?? clock.now() + timeoutMs, context.deadline);
  let late = false;
  let cancel = endAt(answerBy);
  let stage: 'asked' | 'accepted' | 'pending' = 'asked';

  function endAt(at: number): () => void {
    return clock.after(at - clock.now(), () => {
      late = true;
      controller.abort(OVER);
    });
  }
  const isLate = () => late || clock.now() >= context.deadline - EARLY_MS;
  const stop = () => controller.abort(OVER);
  if (context.signal.aborted) stop();
  else context.signal.addEventListener('abort', stop, { once: true });

  const lateError = () => {
    const codes = { asked: 'timed_out', accepted: 'unanswered', pending: 'bank_timeout' } as const;
    return new ProviderError(name, codes[stage]);
  };

  return {
    context: {
      ...context,
      signal: controller.signal,
      answerBy,
      onAccepted() {
        if (stage === 'asked') stage = 'accepted';
        context.onAccepted?.();
      },
      onPending() {
        if (stage === 'pending' || controller.signal.aborted) return;
        stage = 'pending';
        cancel();
        cancel = endAt(context.deadline);
        context.onPending?.();
      },
    },
    error: () => (isLate() ? lateError() : new ProviderError(name, 'aborted')),
    explain: (error) => (error.code === 'timed_out' ? lateError() : error),
    end() {
      cancel();
      context.signal.removeEventListener('abort', stop);
    },
  };
}
