import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { type Claimant, createSharedQuota } from './shares.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A cap on what the providers may cost in a day. */
export interface ProviderCallBudget {
  /**
   * Takes one call out of the budget before it is made. `false`: the day's budget, or the claimant's share of it, is spent,
   * and the call must not be made. Rejects with `StoreUnavailableError`.
   */
  take(claimant?: Claimant): Promise<boolean>;
}

/** Calls that are made on nobody's behalf are few: of a provider's own housekeeping. */
const HOUSEKEEPING: Claimant = { pool: 'reserved', owner: 'housekeeping' };

/** `limit`: calls within 24 hours of the first, over all instances and providers, shared out; `null`: none. */
export function createProviderCallBudget(
  { limit, reserve }: { readonly limit: number | null; readonly reserve: number },
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): ProviderCallBudget {
  if (limit === null) return { take: () => Promise.resolve(true) };
  const key = (...kind: readonly string[]) => storeKey('all', 'provider-calls', ...kind);
  const shares = createSharedQuota({ key, limit, windowMs: DAY_MS, reserve }, { store, clock });
  return { take: async (claimant = HOUSEKEEPING) => (await shares.take(claimant)).taken };
}
