import { providerName } from '@payee-check/shared/contract';
import { accountValue, nameValue } from '@payee-check/shared/receipt';
import { type Account, attemptOf, type Question } from '../domain/question.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { HOUR_MS, MINUTE_MS } from '../time/units.ts';
import { type AddressOwners, type OwnersOf, REGION_FACTOR } from './address.ts';
import type { LimitsConfig } from './config.ts';
import {
  type Admission,
  type Charge,
  chargeAll,
  createRoomForVisitors,
  type Limit,
  type LimitName,
  LimitReachedError,
  limitOf,
  nothingToRecord,
  shareOfKey,
} from './limit.ts';
import type { Claimant } from './shares.ts';

/** A network (an IPv4 /24 or an IPv6 /48) may ask as often as this many addresses. */
const NETWORK_FACTOR = 10;
/** Customers whom servers vouch for may ask as often as this many times the visitors of their network. */
const CUSTOMERS_FACTOR = 10;

/** In addition to the one that every name costs, so that a miss weighs three. */
const MISS_SURCHARGE = 2;

/** `charges`: the limits' results, for the `RateLimit` headers of the answer. */
type Admitted = Admission & { readonly charges: readonly Charge[] };

export interface CheckLimits {
  /**
   * Charges one new question to every limit, or to none.
   * @throws {LimitReachedError}
   * @throws {StoreUnavailableError}
   */
  admitCheck(session: SessionClaims, question: Question, address: string): Promise<Admitted>;
  /** The same for one new request for account details. */
  admitDetails(session: SessionClaims, address: string): Promise<Omit<Admitted, 'mayDisclose' | 'recordMiss'>>;
  /** The keyed hash under which limits count an account; logs use it too. */
  accountHash(account: Account): string;
}

export interface CheckLimitsOptions {
  readonly store: Store;
  readonly limits: LimitsConfig;
  readonly keyring: Keyring;
  readonly ownersOf: OwnersOf;
  /** How many API keys are configured. */
  readonly keys: number;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'limitHit' | 'nameDisclosed'>;
}

/** Sort code and account number, which are the end of a British IBAN. */
const UK_DIGITS = 14;

/**
 * The account as limits count it: without a secondary reference, which most banks ignore, and by sort code and account
 * number even if it is written as an IBAN. Otherwise each reference or bank code that a caller makes up would be
 * another account with limits of its own.
 */
function countedAccount(account: Account): string {
  if (account.scheme === 'iban' && account.country === 'GB') return account.iban.slice(-UK_DIGITS);
  return account.scheme === 'uk' ? accountValue({ ...account, secondaryReference: null }) : accountValue(account);
}

export function createCheckLimits({
  store,
  limits,
  keyring,
  ownersOf,
  keys,
  clock,
  metrics,
}: CheckLimitsOptions): CheckLimits {
  const assertRoom = createRoomForVisitors(store, metrics);
  const disclosures = createDisclosureBudgets({ store, limits, keyring, metrics });

  /** The customer whom a merchant named. Limits that span sessions count by it, since its server may ask for many. */
  function customerOf({ minted, origin, customer: { subject, subjects } }: SessionClaims): string | null {
    if (!minted) return null;
    const customer = subject ?? providerName.options.map((name) => subjects[name]).find((id) => id !== undefined);
    return customer === undefined ? null : keyring.hash('customer', origin, customer);
  }

  /**
   * Provider quotas are shared out among networks: the holder of a /48 has 256 of the /56 blocks that limits count as
   * one address.
   */
  function claimantOf(session: SessionClaims, customer: string | null, { network }: AddressOwners): Claimant {
    return { pool: session.minted ? 'reserved' : 'open', owner: customer ?? network };
  }

  /**
   * Counters by address also count for the address's network: whoever has a /48 has 256 of what limits count as an
   * address, and two of those could fill the store. Customers count by themselves, and many of them for their network:
   * with a key that leaked, anybody can name as many as they like.
   */
  function ofNetworks(kind: 'checks' | 'details', isCustomer: boolean, { network, region }: AddressOwners): Limit[][] {
    const limit = limits.checksPerIpPerHour * NETWORK_FACTOR * (isCustomer ? CUSTOMERS_FACTOR : 1);
    const one = (owner: string, most: number) => [
      limitOf(`${kind}-per-network`, storeKey(owner, isCustomer ? 'customers' : 'visitors', kind), most, HOUR_MS),
    ];
    return [one(network, limit), ...(region === null ? [] : [one(region, limit * REGION_FACTOR)])];
  }

  /** A session's own counters last as long as it does. */
  const remainingMs = (session: SessionClaims) => Math.max(session.expiresAt - clock.now(), 1000);

  /** Accounts of requests under way: each is asked about more than once. */
  const hashes = new WeakMap<Account, string>();

  function accountHash(account: Account): string {
    const hash = hashes.get(account) ?? keyring.hash('account', countedAccount(account));
    hashes.set(account, hash);
    return hash;
  }

  /** Upper and lower case are one attempt: no name is found out by changing case. */
  const nameHash = (name: string) => keyring.hash('name', nameValue(name).toLowerCase());

  /** Different names, weighted by their result: a miss adds names that nobody has. */
  async function addWeight(key: string, name: string): Promise<void> {
    const more = Array.from({ length: MISS_SURCHARGE }, (_, index) => `${name}+${index + 1}`);
    const claims = more.map((member) => ({ key, member, limit: Number.MAX_SAFE_INTEGER, windowMs: HOUR_MS }));
    await Promise.allSettled(claims.map(async (claim) => store.claim([claim])));
  }

  return {
    accountHash,

    async admitCheck(session, question, address) {
      const room = session.minted ? undefined : assertRoom();
      const storeFill = room instanceof Promise ? await room : room;
      const owners = ownersOf(address);
      const customer = customerOf(session);
      const owner = customer ?? owners.address;
      const account = accountHash(question.account);
      const member = nameHash(attemptOf(question));
      const lasting = remainingMs(session);
      const ofSession = [
        limitOf('checks-per-session', storeKey(session.id, 'checks'), limits.checksPerSession, lasting),
        limitOf('checks-per-minute', storeKey(session.id, 'minute'), limits.checksPerMinute, MINUTE_MS),
        limitOf('names-per-account', storeKey(session.id, 'names', account), limits.namesPerAccount, lasting, member),
      ];
      const acrossSessions = storeKey(owner, 'names', account);
      const perAddress = limits.namesPerAccountPerIpPerHour;
      const ofOwner = [
        limitOf('checks-per-address', storeKey(owner, 'checks'), limits.checksPerIpPerHour, HOUR_MS),
        limitOf('names-per-account-and-address', acrossSessions, perAddress, HOUR_MS, member),
      ];
      const perAccount = limits.namesPerAccountPerHour;
      const ofAccount: Limit = {
        ...limitOf('disclosures-per-account', storeKey(account, 'names'), perAccount, HOUR_MS, member),
        // Beyond this limit the check continues, but discloses nothing.
        optional: true,
      };
      const ofItsKey = await shareOfKey(store, keys, session.mintedBy);
      const ofItsNetworks = ofNetworks('checks', customer !== null, owners);
      const charged = chargeAll(store, [...ofItsKey, ...ofItsNetworks, ofSession, ofOwner, [ofAccount]]);
      const charges = charged instanceof Promise ? await charged : charged;
      const told = charges.find(({ name }) => name === 'disclosures-per-account');
      const isPastLimit = told === undefined;
      const accountIsSpent = told === undefined || (!told.added && told.total >= told.limit);
      const isNewName = charges.some(({ key, added }) => key === acrossSessions && added);
      if (isPastLimit) metrics.limitHit('disclosures-per-account');
      const recordMiss = isNewName ? () => addWeight(acrossSessions, member) : nothingToRecord;
      const audience = {
        origin: session.origin,
        minted: session.minted,
        address: owners,
        customer,
        account,
        accountIsSpent,
      };
      return {
        charges,
        claimant: claimantOf(session, customer, owners),
        storeFill,
        mayDisclose: async () => !isPastLimit && disclosures.charge(audience),
        recordMiss,
      };
    },

    async admitDetails(session, address) {
      if (!session.minted) await assertRoom();
      const owners = ownersOf(address);
      const customer = customerOf(session);
      const perSession = limits.detailsPerSession;
      const ofSession = limitOf(
        'details-per-session',
        storeKey(session.id, 'details'),
        perSession,
        remainingMs(session),
      );
      const owner = storeKey(customer ?? owners.address, 'details');
      const ofOwner = limitOf('details-per-address', owner, limits.checksPerIpPerHour, HOUR_MS);
      const ofItsKey = await shareOfKey(store, keys, session.mintedBy);
      const limited = [...ofItsKey, ...ofNetworks('details', customer !== null, owners), [ofSession], [ofOwner]];
      return { charges: await chargeAll(store, limited), claimant: claimantOf(session, customer, owners) };
    },
  };
}

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

interface DisclosureBudgets {
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
function createDisclosureBudgets(options: DisclosureBudgetOptions): DisclosureBudgets {
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
