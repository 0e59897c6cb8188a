import type { Metrics } from '../../metrics/metrics.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { Clock } from '../../time/clock.ts';

/** Below this many calls someone should recharge the account. */
const LOW = 100;
/** How long no call is made once none is left; after that, somebody may have recharged the account. */
const PAUSE_MS = 60_000;

/** What is logged about the balance; pino's own shape. */
interface BalanceLogger {
  warn(fields: { readonly provider: 'ibanbic'; readonly callsLeft: number }, message: string): void;
}

export interface CreditsDependencies {
  readonly metrics: Pick<Metrics, 'providerBalance'>;
  readonly logger: BalanceLogger;
  readonly clock: Clock;
}

/** Watches the prepaid account. */
export interface Credits {
  /** @throws ProviderError `out_of_credits` for a minute after an answer that says no call is left. */
  require(): void;
  /** The balance of an answer; `null` for customers who pay afterwards. */
  report(balance: number | null): void;
}

/** @param free Whether calls are free, so that an empty account stops none. */
export function createCredits(free: boolean, { metrics, logger, clock }: CreditsDependencies): Credits {
  let pausedUntil = 0;
  let warned: 'no' | 'low' | 'empty' = 'no';

  return {
    require() {
      const retryAfterMs = pausedUntil - clock.now();
      if (retryAfterMs > 0) throw new ProviderError('ibanbic', 'out_of_credits', { retryAfterMs });
    },
    report(balance) {
      if (balance === null) return;
      const callsLeft = Math.max(balance, 0);
      metrics.providerBalance('ibanbic', callsLeft);
      const state = callsLeft === 0 ? 'empty' : callsLeft < LOW ? 'low' : 'no';
      // Logged once each, not with every call.
      if (state === 'low' && warned === 'no') logger.warn({ provider: 'ibanbic', callsLeft }, 'calls are running low');
      if (state === 'empty' && warned !== 'empty') logger.warn({ provider: 'ibanbic', callsLeft }, 'no calls are left');
      warned = state;
      if (state === 'empty' && !free) pausedUntil = clock.now() + PAUSE_MS;
    },
  };
}
