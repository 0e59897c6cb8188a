import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A cap on what the providers may cost in a day. */
export interface ProviderCallBudget {
  /**
   * Takes one call out of the budget before it is made. `false`: the day's budget is spent, and the call must not be
   * made. Rejects with `StoreUnavailableError`.
   */
  take(): Promise<boolean>;
}

/** `limit`: calls within 24 hours of the first, over all instances and providers; `null`: none. */
export function createProviderCallBudget(store: Store, limit: number | null): ProviderCallBudget {
  if (limit === null) return { take: () => Promise.resolve(true) };
  return { take: async () => (await store.take(storeKey('all', 'provider-calls'), 1, limit, DAY_MS)).allowed };
}
