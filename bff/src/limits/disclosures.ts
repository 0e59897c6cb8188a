import type { Metrics } from '../metrics/metrics.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import { HOUR_MS } from '../time/units.ts';
import { type AddressOwners, REGION_FACTOR } from './address.ts';
import type { LimitsConfig } from './config.ts';
import { chargeAll, type Limit, type LimitName, LimitReachedError, limitOf } from './limit.ts';

/** Who would be told something that a bank or a merchant knows, and about which account. */
interface Audience {
  readonly origin: string;
  /** Whether a merchant's server vouches for it. */
  readonly minted: boolean;
  /** Where the question comes from. */
  readonly address: AddressOwners;
  /**
   * The customer whom a merchant named; counted in addition to the address, since anybody may become several customers.
   */
  readonly customer: string | null;
  /** Keyed hash. */
  readonly account: string;
  /** The number of different names tried on the account has reached the account's own limit. */
  readonly accountIsSpent: boolean;
}

export interface DisclosureBudgets {
  /** Charges one disclosure to every budget, or none; `false`: it must not be made. Never rejects. */
  charge(audience: Audience): Promise<boolean>;
}

interface DisclosureBudgetOptions {
  readonly store: Store;
  readonly limits: Pick<
    LimitsConfig,
    'disclosuresPerNetworkPerHour' | 'disclosuresPerOriginPerHour' | 'disclosuresPerHour' | 'quotaReserve'
  >;
  readonly keyring: Keyring;
  readonly metrics: Pick<Metrics, 'limitHit' | 'nameDisclosed'>;
}

/**
 * How much may be disclosed in an hour, over all accounts: names are harvested with a few attempts on each of many
 * accounts, from many addresses, which limits on one account or one address do not notice.
 */
export function createDisclosureBudgets(options: DisclosureBudgetOptions): DisclosureBudgets {
  const { store, limits, keyring, metrics } = options;
  const { disclosuresPerNetworkPerHour: perNetwork, disclosuresPerOriginPerHour: perOrigin } = limits;

  const budget = (name: LimitName, owner: string, limit: number): Limit[] => [
    limitOf(name, storeKey(owner, 'disclosures'), limit, HOUR_MS),
  ];

  /**
   * Otherwise, ten networks of visitors could use all of it up, and customers whom a merchant knows would see no names
   * for an hour.
   */
  function common(name: LimitName, owner: string, limit: number, minted: boolean): Limit[][] {
    const ofAll = budget(name, owner, limit);
    if (minted) return [ofAll];
    const ofVisitors = ofAll.map((all) => ({
      ...all,
      key: storeKey(owner, 'open-disclosures'),
      limit: Math.ceil(limit * (1 - limits.quotaReserve)),
    }));
    return [[...ofVisitors, ...ofAll]];
  }

  /** Once the account's own limit is reached, only those who had already been told are told again. */
  function among({ account, accountIsSpent, address, customer }: Audience): Limit[] {
    const limit = accountIsSpent ? 0 : Number.MAX_SAFE_INTEGER;
    const member = customer ?? address.address;
    return [limitOf('disclosures-per-account', storeKey(account, 'told'), limit, HOUR_MS, member)];
  }

  return {
    async charge(audience) {
      const { origin, minted, address, customer } = audience;
      const budgets = [
        among(audience),
        budget('disclosures-per-network', address.network, perNetwork),
        ...(address.region === null
          ? []
          : [budget('disclosures-per-network', address.region, perNetwork * REGION_FACTOR)]),
        ...(customer === null ? [] : [budget('disclosures-per-customer', customer, perNetwork)]),
        ...common('disclosures-per-origin', keyring.hash('origin', origin), perOrigin, minted),
        ...common('disclosures', 'all', limits.disclosuresPerHour, minted),
      ];
      try {
        await chargeAll(store, budgets);
        metrics.nameDisclosed();
        return true;
      } catch (error) {
        // Also if the store is away: what cannot be counted is not disclosed.
        if (error instanceof LimitReachedError) metrics.limitHit(error.limit);
        return false;
      }
    },
  };
}
