import { accountValue, nameValue } from '@payee-check/shared/receipt';
import type { Account, Question } from '../checks/question.ts';
import type { LimitsConfig } from '../config/types.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { AddressOwner } from './address.ts';
import { type Charge, chargeCounter, chargeName, settleCharges } from './charges.ts';
import { type Admission, unlimited } from './name-limits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Beside the one that every name costs: a miss weighs three. */
const MISS_SURCHARGE = 2;

/** Told what the limits said, for the `RateLimit` headers of the answer. */
export type OnCharged = (charges: readonly Charge[]) => void;

export interface CheckLimits {
  /**
   * Charges one new question to every limit, or to none.
   * @throws {LimitReachedError}
   * @throws {StoreUnavailableError}
   */
  admitCheck(session: SessionClaims, question: Question, address: string, onCharged: OnCharged): Promise<Admission>;
  /** The same for one new request for account details. */
  admitDetails(session: SessionClaims, address: string, onCharged: OnCharged): Promise<Admission>;
  /** The keyed hash that limits count an account by; logs call it so too. */
  accountHash(account: Account): string;
}

export interface CheckLimitsOptions {
  readonly store: Store;
  readonly limits: LimitsConfig;
  readonly keyring: Keyring;
  readonly addressOwner: AddressOwner;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'limitHit'>;
}

/** Sort code and account number, with which a British IBAN ends. */
const UK_DIGITS = 14;

/**
 * The account as limits know it: without a secondary reference, which most banks do not look at, and by sort code and
 * account number even if it is written as an IBAN. Otherwise each reference or bank code that a caller makes up would be
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
  addressOwner,
  clock,
  metrics,
}: CheckLimitsOptions): CheckLimits {
  /** Limits that span sessions count by customer where a merchant named one, since its server may ask for many. */
  function ownerOf(session: SessionClaims, address: string): string {
    const { subject, subjects } = session.customer;
    const customer = subject ?? subjects.ibanity ?? subjects.ibanera;
    if (session.minted && customer !== undefined) return keyring.hash('customer', session.origin, customer);
    return addressOwner(address);
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

  /** Different names for one account from one address, weighed by what came of them. */
  async function chargeWeighedName(owner: string, account: string, name: string): Promise<WeighedName> {
    const limit = 'names-per-account-and-address';
    const quota = limits.namesPerAccountPerIpPerHour;
    const weightKey = storeKey(owner, 'names-weight', account);
    const joined = await chargeName(store, limit, storeKey(owner, 'names', account), name, quota, HOUR_MS);
    if (!joined.added) return { charge: joined, recordMiss: () => Promise.resolve() };
    const counted = await chargeCounter(store, limit, weightKey, quota, HOUR_MS).catch(async (error: unknown) => {
      await joined.undo().catch(() => undefined);
      throw error;
    });
    const undo = async () => {
      await Promise.all([joined.undo(), counted.undo()]);
    };
    const recordMiss = async () => {
      await store.take(weightKey, MISS_SURCHARGE, Number.MAX_SAFE_INTEGER, HOUR_MS).catch(() => undefined);
    };
    return { charge: { ...counted, code: 'attempts_exhausted', undo }, recordMiss };
  }

  return {
    accountHash,

    async admitCheck(session, question, address, onCharged) {
      const owner = ownerOf(session, address);
      const account = accountHash(question.account);
      const name = nameHash(question.name);
      const lasting = remainingMs(session);
      const key = (kind: string, ...rest: string[]) => storeKey(session.id, kind, ...rest);
      const { namesPerAccount, namesPerAccountPerHour, checksPerIpPerHour } = limits;
      let { mayDisclose, recordMiss } = unlimited;
      const chargeAcrossSessions = async () => {
        const weighed = await chargeWeighedName(owner, account, name);
        recordMiss = weighed.recordMiss;
        return weighed.charge;
      };
      const chargeDisclosure = async () => {
        const key = storeKey(account, 'names');
        const charge = await chargeName(store, 'disclosures-per-account', key, name, namesPerAccountPerHour, HOUR_MS);
        mayDisclose = charge.allowed;
        // Past its limit the check goes on, without disclosing.
        return { ...charge, allowed: true };
      };
      await settleCharges(
        [
          () => chargeCounter(store, 'checks-per-session', key('checks'), limits.checksPerSession, lasting),
          () => chargeCounter(store, 'checks-per-minute', key('minute'), limits.checksPerMinute, MINUTE_MS),
          () => chargeCounter(store, 'checks-per-address', storeKey(owner, 'checks'), checksPerIpPerHour, HOUR_MS),
          () => chargeName(store, 'names-per-account', key('names', account), name, namesPerAccount, lasting),
          chargeAcrossSessions,
          chargeDisclosure,
        ],
        onCharged,
      );
      if (!mayDisclose) metrics.limitHit('disclosures-per-account');
      return { mayDisclose, recordMiss };
    },

    async admitDetails(session, address, onCharged) {
      const owner = ownerOf(session, address);
      const lasting = remainingMs(session);
      const { detailsPerSession, checksPerIpPerHour } = limits;
      const key = storeKey(session.id, 'details');
      await settleCharges(
        [
          () => chargeCounter(store, 'details-per-session', key, detailsPerSession, lasting),
          () => chargeCounter(store, 'details-per-address', storeKey(owner, 'details'), checksPerIpPerHour, HOUR_MS),
        ],
        onCharged,
      );
      return unlimited;
    },
  };
}

interface WeighedName {
  readonly charge: Charge;
  recordMiss(): Promise<void>;
}
