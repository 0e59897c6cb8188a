import type { ProviderName } from '@payee-check/shared/contract';
import type { Clock } from '../time/clock.ts';
import { OVER } from '../time/within.ts';
import { ProviderError } from './errors.ts';
import type { CallContext } from './provider.ts';

export interface TimeBound {
  /** What the provider is given: its signal aborts when its time is over. */
  readonly context: CallContext;
  /** Why the time is over. */
  error(): ProviderError;
  /** Takes timers and listeners back. */
  end(): void;
}

/**
 * The time one call has: `answerBy`, or `timeoutMs` where the caller sets none. A provider that says it will answer
 * later is at work, and is given until the deadline: a bank's answer takes 10 to 20 seconds at worst, and to drop a
 * question that may already be billed gains nothing. The caller sets that deadline so that another can still be asked.
 */
export function boundTime(name: ProviderName, clock: Clock, context: CallContext, timeoutMs: number): TimeBound {
  const controller = new AbortController();
  const answerBy = Math.min(context.answerBy ?? clock.now() + timeoutMs, context.deadline);
  let late = false;
  let cancel = endAt(answerBy);
  let pending = false;

  function endAt(at: number): () => void {
    return clock.after(at - clock.now(), () => {
      late = true;
      controller.abort(OVER);
    });
  }
  const stop = () => controller.abort(OVER);
  if (context.signal.aborted) stop();
  else context.signal.addEventListener('abort', stop, { once: true });

  return {
    context: {
      ...context,
      signal: controller.signal,
      answerBy,
      onPending() {
        if (pending || controller.signal.aborted) return;
        pending = true;
        cancel();
        cancel = endAt(context.deadline);
        context.onPending?.();
      },
    },
    error: () => new ProviderError(name, late || clock.now() >= context.deadline ? 'timed_out' : 'aborted'),
    end() {
      cancel();
      context.signal.removeEventListener('abort', stop);
    },
  };
}
