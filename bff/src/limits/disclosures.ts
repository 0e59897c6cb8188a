import type { Metrics } from '../metrics/metrics.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { AddressOwners } from './address.ts';
import type { LimitsConfig } from './config.ts';
import { chargeAll, type Limit, type LimitName, LimitReachedError } from './limit.ts';

const HOUR_MS = 60 * 60 * 1000;

/** An IPv6 /32 has thousands of networks, and may be one attacker's all the same. */
const REGION_FACTOR = 10;

/** Who would be told something that a bank or a merchant knows, and about which account. */
interface Audience {
  readonly origin: string;
  /** Where the question comes from. */
  readonly address: AddressOwners;
  /** The customer whom a merchant named; counted beside the address, since anybody may become several customers. */
  readonly customer: string | null;
  /** Keyed hash. */
  readonly account: string;
  /** As many different names were tried on the account as its own limit allows. */
  readonly accountIsSpent: boolean;
}

export interface DisclosureBudgets {
  /** Charges one disclosure to every budget, or none; `false`: it must not be made. Never rejects. */
  charge(audience: Audience): Promise<boolean>;
}

export interface DisclosureBudgetOptions {
  readonly store: Store;
  readonly limits: Pick<
    LimitsConfig,
    'disclosuresPerNetworkPerHour' | 'disclosuresPerOriginPerHour' | 'disclosuresPerHour'
  >;
  readonly keyring: Keyring;
  readonly metrics: Pick<Metrics, 'limitHit' | 'nameDisclosed'>;
}

/**
 * How much may be disclosed in an hour, over all accounts: names are harvested by few tries on each of many accounts, from
 * many addresses, which limits on one account or one address do not see.
 */
export function createDisclosureBudgets(options: DisclosureBudgetOptions): DisclosureBudgets {
  const { store, limits, keyring, metrics } = options;
  const { disclosuresPerNetworkPerHour: perNetwork, disclosuresPerOriginPerHour: perOrigin } = limits;

  function budget(name: LimitName, owner: string, limit: number): Limit[] {
    return [{ name, key: storeKey(owner, 'disclosures'), member: null, limit, windowMs: HOUR_MS }];
  }

  /** Once the account's own limit is reached, only those are told again who were told before it was. */
  function among({ account, accountIsSpent, address, customer }: Audience): Limit[] {
    const limit = accountIsSpent ? 0 : Number.MAX_SAFE_INTEGER;
    const member = customer ?? address.address;
    return [{ name: 'disclosures-per-account', key: storeKey(account, 'told'), member, limit, windowMs: HOUR_MS }];
  }

  return {
    async charge(audience) {
      const { origin, address, customer } = audience;
      const budgets = [
        among(audience),
        budget('disclosures-per-network', address.network, perNetwork),
        ...(address.region === null
          ? []
          : [budget('disclosures-per-network', address.region, perNetwork * REGION_FACTOR)]),
        ...(customer === null ? [] : [budget('disclosures-per-customer', customer, perNetwork)]),
        budget('disclosures-per-origin', keyring.hash('origin', origin), perOrigin),
        budget('disclosures', 'all', limits.disclosuresPerHour),
      ];
      try {
        await chargeAll(store, budgets);
        metrics.nameDisclosed();
        return true;
      } catch (error) {
        // Also without the store: what cannot be counted is not disclosed.
        if (error instanceof LimitReachedError) metrics.limitHit(error.limit);
        return false;
      }
    },
  };
}
