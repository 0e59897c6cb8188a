import { nameValue } from '@payee-check/shared/receipt';
import { attemptOf, type Question } from '../domain/question.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { type Store, StoreUnavailableError, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/units.ts';
import type { LimitsConfig } from './config.ts';
import {
  type Admission,
  type Charge,
  chargeAll,
  howFull,
  LimitReachedError,
  limitOf,
  nothingToRecord,
  SHARE_FOR_A_DAY,
  SHARE_OF_A_KEY,
} from './limit.ts';

/** How many times a minute every line of all batches that may run at once can be read. */
const TIMES_READ = 4;

type Admitted = Admission & { readonly charges: readonly Charge[] };

/** Limits of a merchant's server: by its key, and by account like everybody's. `owner` is the keyed hash of the key. */
export interface KeyLimits {
  /**
   * Charges one new question, or request for account details, that a server asks on its own.
   * @throws {LimitReachedError}
   * @throws {StoreUnavailableError}
   */
  admitCheck(owner: string, question: Question): Promise<Admitted>;
  admitDetails(owner: string): Promise<Pick<Admitted, 'claimant' | 'charges'>>;
  /**
   * Lines of batches that are read or decided: each is decrypted and its receipt signed again, which costs money if a
   * KMS signs.
   * @throws {LimitReachedError}
   * @throws {StoreUnavailableError}
   */
  admitLines(owner: string, count: number): Promise<void>;
  /**
   * Lines that are submitted, with the same limit as for reading: even those that nobody can be asked about are kept
   * for a day.
   *
   * @param bytes Their size.
   * @throws {LimitReachedError}
   * @throws {StoreUnavailableError}
   */
  admitNewLines(owner: string, count: number, bytes: number): Promise<void>;
  /** A question of a batch, which has limits of its own. @throws {StoreUnavailableError} */
  admitBatched(owner: string, question: Question): Promise<Admission>;
}

/**
 * What is stored for a line in addition to its own length: 200 bytes if nobody can be asked, up to 2,000 if a bank
 * answers.
 */
const RESULT_BYTES = 800;

export interface KeyLimitsOptions {
  readonly store: Store;
  readonly limits: Pick<
    LimitsConfig,
    'checksPerKeyPerMinute' | 'namesPerAccountPerHour' | 'disclosuresPerKeyPerHour' | 'linesPerBatch' | 'batchesPerKey'
  >;
  readonly keyring: Keyring;
  readonly accountHash: (account: Question['account']) => string;
  /** How many keys are configured. */
  readonly keys: number;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'limitHit'>;
}

export function createKeyLimits(options: KeyLimitsOptions): KeyLimits {
  const { store, limits, keyring, accountHash, keys, clock, metrics } = options;
  const ofKey = (owner: string) =>
    limitOf('checks-per-key', storeKey(owner, 'checks'), limits.checksPerKeyPerMinute, MINUTE_MS);

  /** A leaked key may be used for harvesting, so what it discloses per hour is limited, too. */
  async function chargeDisclosure(owner: string): Promise<boolean> {
    const { disclosuresPerKeyPerHour: limit } = limits;
    try {
      const { allowed } = await store.take(storeKey(owner, 'disclosures'), 1, limit, HOUR_MS);
      if (!allowed) metrics.limitHit('disclosures-per-key');
      return allowed;
    } catch {
      // What cannot be counted is not disclosed.
      return false;
    }
  }

  /** Beyond its limits a check continues, but discloses nothing. */
  async function disclosing(owner: string, question: Question): Promise<Admission['mayDisclose']> {
    const { allowed } = await store.claim([
      {
        key: storeKey(accountHash(question.account), 'names'),
        member: keyring.hash('name', nameValue(attemptOf(question)).toLowerCase()),
        limit: limits.namesPerAccountPerHour,
        windowMs: HOUR_MS,
      },
    ]);
    if (!allowed) metrics.limitHit('disclosures-per-account');
    return async () => allowed && chargeDisclosure(owner);
  }

  /** Work is done for each line when it is submitted, and again when it is read. */
  async function chargeLines(owner: string, kind: 'lines' | 'new-lines', count: number): Promise<void> {
    const limit = limits.linesPerBatch * limits.batchesPerKey * TIMES_READ;
    const perKey = limitOf('lines-per-key', storeKey(owner, kind), limit, MINUTE_MS);
    const { allowed, ...taken } = await store.take(perKey.key, Math.min(count, limit), limit, MINUTE_MS);
    if (!allowed) throw new LimitReachedError(perKey.name, { ...perKey, ...taken });
  }

  /** What was submitted today and the day before: all of it is remembered until it has expired. */
  async function handedIn(owner: string, bytes: number): Promise<number> {
    const today = Math.floor(clock.now() / DAY_MS);
    const countOf = (day: number, more: number) =>
      store.take(storeKey(owner, 'handed-in', String(day)), more, Number.MAX_SAFE_INTEGER, 2 * DAY_MS);
    const [now, before] = await Promise.all([countOf(today, bytes), countOf(today - 1, 0)]);
    return now.total + before.total;
  }

  /**
   * @param fill How full the store is. A key's share of that is assumed to be its share of all that servers submitted.
   */
  async function assertShare(owner: string, bytes: number, fill: number): Promise<void> {
    if (keys <= 1) return;
    const [own, all] = await Promise.all([handedIn(owner, 0), handedIn('all', 0)]);
    if (fill * Math.min(1, own / Math.max(all, 1)) >= SHARE_OF_A_KEY) {
      const share = limitOf('share-of-store-per-key', storeKey(owner, 'handed-in'), own, HOUR_MS);
      throw new LimitReachedError(share.name, { ...share, total: own, resetsAt: clock.now() + HOUR_MS });
    }
    await Promise.all([handedIn(owner, bytes), handedIn('all', bytes)]);
  }

  const claimantOf = (owner: string) => ({ pool: 'reserved', owner }) as const;

  return {
    async admitCheck(owner, question) {
      const charges = await chargeAll(store, [[ofKey(owner)]]);
      const mayDisclose = await disclosing(owner, question);
      const storeFill = await howFull(store);
      return { charges, claimant: claimantOf(owner), storeFill, mayDisclose, recordMiss: nothingToRecord };
    },
    async admitDetails(owner) {
      return { charges: await chargeAll(store, [[ofKey(owner)]]), claimant: claimantOf(owner) };
    },
    admitLines: (owner, count) => chargeLines(owner, 'lines', count),
    async admitNewLines(owner, count, bytes) {
      const fill = await howFull(store);
      if (fill >= SHARE_FOR_A_DAY) {
        metrics.limitHit('share-of-store-for-a-day');
        throw new StoreUnavailableError();
      }
      await chargeLines(owner, 'new-lines', count);
      await assertShare(owner, bytes + count * RESULT_BYTES, fill);
    },
    async admitBatched(owner, question) {
      const mayDisclose = await disclosing(owner, question);
      return { claimant: claimantOf(owner), mayDisclose, recordMiss: nothingToRecord };
    },
  };
}
