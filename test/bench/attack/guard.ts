import type { Claim, Claimed, Store } from '@payee-check/bff';

/** What the fair shares and the budgets of disclosures count. */
const GUARD = /:(?:owner|owners|open|disclosures|told|visitors)(?::|$)/;

/**
 * A store that forgets what the guard counts, so that a provider's quota is one counter for all, and names are
 * disclosed as long as an account's own limit allows: how it was before there were shares and budgets.
 */
export function withoutGuard(store: Store): Store {
  const nothing = { total: 0, resetsAt: 0, allowed: true };
  return {
    ...store,
    async claim<C extends Claim>(claims: readonly C[]): Promise<Claimed<C>> {
      const counted = claims.filter(({ key }) => !GUARD.test(key));
      return counted.length === 0 ? { allowed: true, made: [] } : store.claim(counted);
    },
    take: (key, ...rest) => (GUARD.test(key) ? Promise.resolve(nothing) : store.take(key, ...rest)),
  };
}
