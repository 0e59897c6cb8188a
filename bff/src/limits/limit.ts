import { hash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Metrics } from '../metrics/metrics.ts';
import {
  type Claim,
  type Claimed,
  type Count,
  type Soon,
  type Store,
  StoreUnavailableError,
  storeKey,
} from '../store/store.ts';
import type { Claimant } from './shares.ts';

/** Every limit, by the name that metrics and `RateLimit` headers use. */
export type LimitName =
  | 'requests-per-address'
  | 'sessions-per-address'
  | 'sessions-per-key'
  | 'checks-per-key'
  | 'batches-per-key'
  | 'lines-per-key'
  | 'share-of-store-per-key'
  | 'checks-per-session'
  | 'checks-per-minute'
  | 'checks-per-address'
  | 'checks-per-network'
  | 'names-per-account'
  | 'names-per-account-and-address'
  | 'disclosures-per-account'
  | 'disclosures-per-network'
  | 'disclosures-per-customer'
  | 'disclosures-per-origin'
  | 'disclosures-per-key'
  | 'disclosures'
  | 'details-per-session'
  | 'details-per-address'
  | 'details-per-network';

/** A limit as it applies to one request. A member is the keyed hash of a name that is tried. */
export interface Limit extends Claim {
  readonly name: LimitName;
}

export const limitOf = (
  name: LimitName,
  key: string,
  limit: number,
  windowMs: number,
  member: string | null = null,
): Limit => ({ name, key, member, limit, windowMs });

/** The result of charging one limit. */
export type Charge = Limit & Count;

/** A limit is reached: nothing was done, and what other limits had been charged was refunded. */
export class LimitReachedError extends Error {
  override readonly name = 'LimitReachedError';
  readonly limit: LimitName;
  readonly code: 'rate_limited' | 'attempts_exhausted';
  /**
   * The limit that refused; `null` if express-rate-limit counted, which has already written `Retry-After` and
   * `RateLimit`.
   */
  readonly charge: Charge | null;

  constructor(limit: LimitName, charge: Charge | null = null) {
    super(`The limit is reached: ${limit}`);
    this.limit = limit;
    this.code = charge === null || charge.member === null ? 'rate_limited' : 'attempts_exhausted';
    this.charge = charge;
  }
}

/**
 * Charges one owner after the other, and all limits of one owner atomically. express-rate-limit, which counts whole
 * requests here, has a separate counter for each limit and cannot do that. If one owner's limit refuses, or cannot be
 * asked, the owners before it are refunded: a refused question costs nothing.
 *
 * In parallel would be quicker, but wrong if two limits are equally close: if two questions meet on two instances, each
 * could take the last of one limit, and both would be refused.
 *
 * If the store can, it charges all owners atomically; if it is in memory, without a promise.
 *
 * @param owners The limits of each owner.
 * @throws {LimitReachedError} For the limit that refused.
 */
export function chargeAll(store: Store, owners: readonly (readonly Limit[])[]): Soon<readonly Charged[]> {
  if (!store.spansOwners()) return chargeEach(store, owners);
  const claimed = store.claim(owners.flat());
  return claimed instanceof Promise ? claimed.then(madeOf) : madeOf(claimed);
}

function madeOf(claimed: Claimed<Limit>): readonly Charged[] {
  if (claimed.allowed) return claimed.made;
  throw new LimitReachedError(claimed.refused.name, claimed.refused);
}

async function chargeEach(store: Store, owners: readonly (readonly Limit[])[]): Promise<readonly Charged[]> {
  const charges: Charged[] = [];
  try {
    for (const limits of owners) charges.push(...madeOf(await store.claim(limits)));
    return charges;
  } catch (error) {
    await giveBack(store, charges);
    throw error;
  }
}

/** The results of the limits, and which members were counted for the first time. */
type Charged = Charge & { readonly added: boolean };

/** Refunds charges, as far as the store can be reached. */
async function giveBack(store: Store, charges: readonly Charged[]): Promise<void> {
  await Promise.allSettled(
    charges
      .filter(({ added }) => added)
      .map(
        ({ key, member, limit, windowMs }): Promise<unknown> =>
          member === null ? store.take(key, -1, limit, windowMs) : store.leave(key, member),
      ),
  );
}

/**
 * Identifies the counter, as draft 8 requires; computed like express-rate-limit's, which exports no function for it.
 */
function partitionKey(key: string): string {
  return Buffer.from(hash('sha256', key).slice(0, 12)).toString('base64');
}

/** What other sessions asked, about an account, from the same network or of one merchant, must not be revealed, not even as a count. */
const UNANNOUNCED: ReadonlySet<LimitName> = new Set([
  'checks-per-network',
  'details-per-network',
  'share-of-store-per-key',
  'names-per-account',
  'names-per-account-and-address',
  'disclosures-per-account',
]);

/**
 * Adds the results of a check's limits to what express-rate-limit has written about the whole request, in the same form
 * (draft-ietf-httpapi-ratelimit-headers-08). Each limit is written once, by the code that counts it.
 */
export function addRateLimits(response: ServerResponse, charges: readonly Charge[], now: number): void {
  for (const { name, key, limit, total, resetsAt, windowMs } of charges) {
    if (UNANNOUNCED.has(name)) continue;
    const seconds = Math.max(0, Math.ceil((resetsAt - now) / 1000));
    const window = Math.ceil(windowMs / 1000);
    response.appendHeader('RateLimit', `"${name}"; r=${Math.max(0, limit - total)}; t=${seconds}`);
    response.appendHeader('RateLimit-Policy', `"${name}"; q=${limit}; w=${window}; pk=:${partitionKey(key)}:`);
  }
}

/**
 * The limits' answer to a new question. Two things are charged only later, because they depend on the outcome: whether
 * something may be disclosed, and how much the question weighs.
 */
export interface Admission {
  /** On whose behalf providers are asked. */
  readonly claimant: Claimant;
  /** How full the store was found to be, from 0 to 1; absent for a customer, for whom that does not matter. */
  readonly storeFill?: number | undefined;
  /**
   * Called once, when there is a registered name or a history to disclose: it charges the disclosure to the budgets.
   * `false`: more different names were tried on the account within the hour than `LIMIT_NAMES_PER_ACCOUNT_PER_HOUR`, or
   * a budget of disclosures is spent. The check continues without disclosing anything. Never rejects.
   */
  mayDisclose(): Promise<boolean>;
  /**
   * Called once if the outcome is `no_match`, or `unable_to_verify` with `account_not_found`: the question then weighs
   * three in `LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR` (Brazil's Pix charges an unknown key ten to twenty times a hit;
   * a harvester of names misses far more often than a payer). Never rejects: a check that is done is not undone because
   * the store went away.
   */
  recordMiss(): Promise<void>;
}

/** Used if nothing depends on the outcome. */
export const nothingToRecord: Admission['recordMiss'] = () => Promise.resolve();

/**
 * How full the store may be for data that servers leave in it for a day; the rest is for what is needed within the
 * hour.
 */
export const SHARE_FOR_A_DAY = 0.75;
/** How much of the store one key may use if there are others, for which a leaked key would otherwise leave nothing. */
export const SHARE_OF_A_KEY = SHARE_FOR_A_DAY / 2;
/** How long the checks of a session that was minted are kept. */
const KEPT_MS = 30 * 60_000;

/** How full the store may be for a visitor's data. */
const OPEN_SHARE_OF_STORE = 0.6;

/** How full the store is; 0 if that cannot be read: if the store is away, the next limit refuses. */
export function howFull(store: Store): Soon<number> {
  const fill = store.fill();
  return fill instanceof Promise ? fill.catch(() => 0) : fill;
}

/**
 * With a key that leaked, anybody can name as many customers as they like in as many networks as they have. Where the store
 * fills up, the customers of one of several keys get no more of it than its batches may have.
 *
 * @param keys How many API keys are configured.
 * @param mintedBy The hash of the key with which a session was minted, if it was.
 */
export async function shareOfKey(store: Store, keys: number, mintedBy: string | null): Promise<Limit[][]> {
  if (mintedBy === null || keys <= 1) return [];
  const isFilling = (await howFull(store)) >= SHARE_OF_A_KEY;
  const most = isFilling ? Math.floor((await store.capacity()) * SHARE_OF_A_KEY) : Number.MAX_SAFE_INTEGER;
  const limit = Math.min(most, Number.MAX_SAFE_INTEGER);
  return [[limitOf('share-of-store-per-key', storeKey(mintedBy, 'customers', 'checks'), limit, KEPT_MS)]];
}

/**
 * The rest of the store is for customers whom a merchant knows: visitors who fill it up block only other visitors.
 *
 * @returns What a visitor's request has to pass before anything is stored; it returns how full the store is. Throws, or
 *   rejects with, `StoreUnavailableError`.
 */
export function createRoomForVisitors(store: Store, metrics: Pick<Metrics, 'limitHit'>): () => Soon<number> {
  function assertBelow(fill: number): number {
    if (fill < OPEN_SHARE_OF_STORE) return fill;
    metrics.limitHit('open-share-of-store');
    throw new StoreUnavailableError();
  }
  return () => {
    const fill = howFull(store);
    return fill instanceof Promise ? fill.then(assertBelow) : assertBelow(fill);
  };
}
