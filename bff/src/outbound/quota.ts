import type { ProviderName } from '@payee-check/shared/contract';
import { type Claimant, createSharedQuota } from '../limits/shares.ts';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { ProviderError } from './errors.ts';
import { createWaitingLine } from './waiting-line.ts';

export interface QuotaOptions {
  readonly provider: ProviderName;
  /** What is counted, such as `posts`; with the provider's name it makes the key in the store. */
  readonly operation: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface QuotaDependencies {
  readonly store: Store;
  readonly clock: Clock;
  /** `QUOTA_RESERVE`; none by default. */
  readonly reserve?: number;
}

/** A provider's own rate limit, kept on our side so that we wait, or ask another, in place of being refused. */
export interface Quota {
  /**
   * Takes one call on behalf of somebody, shared out as `limits/shares.ts` says. Waits in a short line for the next call
   * that becomes free, if that may be in time; else rejects with `ProviderError` `quota_exhausted`. Also where the store
   * is away: a limit that cannot be counted cannot be kept.
   *
   * @param until Epoch milliseconds after which it is no use any more.
   */
  take(until: number, signal: AbortSignal, claimant?: Claimant): Promise<void>;
}

/** Whoever does not say on whose behalf it asks: all of them together are one owner. */
const NOBODY_IN_PARTICULAR: Claimant = { pool: 'open', owner: 'nobody' };

/** Counted in the store, so that it holds across instances; each instance has a line of its own. */
export function createQuota(options: QuotaOptions, { store, clock, reserve = 0 }: QuotaDependencies): Quota {
  const { provider, operation, limit, windowMs } = options;
  const key = (...kind: readonly string[]) => storeKey(provider, 'quota', operation, ...kind);
  const shares = createSharedQuota({ key, limit, windowMs, reserve }, { store, clock });
  const line = () => createWaitingLine({ shares, clock });
  const lines: Record<Claimant['pool'], ReturnType<typeof line>> = { open: line(), reserved: line() };

  return {
    async take(until, signal, claimant = NOBODY_IN_PARTICULAR) {
      if (await lines[claimant.pool].take(claimant, until, signal)) return;
      const code = !signal.aborted ? 'quota_exhausted' : clock.now() >= until ? 'timed_out' : 'aborted';
      throw new ProviderError(provider, code);
    },
  };
}
