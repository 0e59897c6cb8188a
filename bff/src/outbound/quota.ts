import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from '../providers/errors.ts';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';

export interface QuotaOptions {
  readonly provider: ProviderName;
  /** What is counted, such as `posts`; with the provider's name it makes the key in the store. */
  readonly operation: string;
  readonly limit: number;
  readonly windowMs: number;
}

/** A provider's own rate limit, kept on our side so that we wait, or ask another, in place of being refused. */
export interface Quota {
  /**
   * Takes one call. Waits for the next window if that begins in time, else rejects with `ProviderError`
   * `quota_exhausted`. Also where the store is away: a limit that cannot be counted cannot be kept.
   *
   * @param until Epoch milliseconds after which it is no use any more.
   */
  take(until: number, signal: AbortSignal): Promise<void>;
}

/** What a call needs once it may be made; a shorter rest is not worth waiting for. */
const TIME_TO_ANSWER_MS = 500;

/** Counted in the store, so that it holds across instances. */
export function createQuota(options: QuotaOptions, { store, clock }: { store: Store; clock: Clock }): Quota {
  const { provider, operation, limit, windowMs } = options;
  const key = storeKey(provider, 'quota', operation);
  return {
    async take(until, signal) {
      for (;;) {
        const count = await store.take(key, 1, limit, windowMs).catch(() => null);
        if (count?.allowed) return;
        const resetsAt = count?.resetsAt ?? Number.POSITIVE_INFINITY;
        if (resetsAt + TIME_TO_ANSWER_MS > until) throw new ProviderError(provider, 'quota_exhausted');
        // At least a millisecond: the store's clock may be a little ahead of ours.
        await sleep(clock, Math.max(resetsAt - clock.now(), 1), signal);
        if (signal.aborted) throw new ProviderError(provider, clock.now() >= until ? 'timed_out' : 'aborted');
      }
    },
  };
}
