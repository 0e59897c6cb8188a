import { type Claim, type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** On whose behalf a provider is called. */
export interface Claimant {
  /** `reserved`: known to a merchant, by a minted session or as its server; `open`: anybody who opens the page. */
  readonly pool: 'open' | 'reserved';
  /** Keyed hash of the network, customer or key that it counts for. */
  readonly owner: string;
}

/** How things stand for one claimant. */
interface Standing {
  /** Calls that its pool has left in this window. */
  readonly left: number;
  /** Calls that its pool has in a whole window. */
  readonly size: number;
  /** How much of the window is left, from 1 to 0. */
  readonly timeLeft: number;
  /** Calls that this owner has had lately. */
  readonly lately: number;
  /** No other owner has had any lately. */
  readonly alone: boolean;
  /** Others are waiting who have had no more than this one. */
  readonly othersWait: boolean;
}

/** One owner's share of what is left. */
const SHARE = 0.1;

/** A tenth of less than ten is less than one call, so a pool this small is not shared out. */
const SMALLEST_SHARED = 10;

/** How often one that is overtaken by other instances tries again. */
const MOST_ATTEMPTS = 5;

/**
 * Claimants are remembered for at least this long, so that an attacker who returns every minute does not count as new
 * every minute.
 */
const REMEMBERED_MS = 60 * 60 * 1000;

/**
 * Whether a call may be had now. Whoever has had none lately is served as long as there is one left. Others have a tenth
 * of what is left; beyond that, what the rest of the window is not going to need even if it is used up evenly, or, as
 * long as nobody else has come, half of the pool.
 */
export function mayTake({ left, size, timeLeft, lately, alone, othersWait }: Standing): boolean {
  if (left < 1) return false;
  if (lately + 1 <= Math.max(1, left * SHARE)) return true;
  if (othersWait) return false;
  return left >= size * timeLeft || (alone && left > size / 2);
}

type ShareAnswer =
  | { readonly taken: true }
  /** `lately`: what the owner has had; `retryAt`: epoch milliseconds before which no call becomes free for it. */
  | { readonly taken: false; readonly lately: number; readonly retryAt: number };

/** A quota that is shared out among those who ask for it, over all instances. */
export interface SharedQuota {
  /**
   * Takes one call if this claimant may have it now. Rejects with `StoreUnavailableError`.
   *
   * @param leastWaiting The fewest recent calls of anybody who waits for the same pool; `Infinity` if nobody waits.
   */
  take(claimant: Claimant, leastWaiting?: number): Promise<ShareAnswer>;
}

export interface SharedQuotaOptions {
  /** Names a counter of this quota: all of them have to be on one node of a cluster. */
  readonly key: (...kind: readonly string[]) => string;
  readonly limit: number;
  readonly windowMs: number;
  /** `QUOTA_RESERVE`: the share of the limit that the open pool never gets. */
  readonly reserve: number;
}

export function createSharedQuota(
  options: SharedQuotaOptions,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): SharedQuota {
  const { key, limit, windowMs } = options;
  const shared = limit >= SMALLEST_SHARED;
  const openLimit = shared ? limit - Math.round(limit * options.reserve) : limit;
  const reserved = limit - openLimit || limit;
  const rememberedMs = Math.max(windowMs, REMEMBERED_MS);

  const counter = (name: string, most: number, ms: number): Claim => ({
    key: name,
    member: null,
    limit: most,
    windowMs: ms,
  });
  const all = counter(key(), limit, windowMs);
  const open = counter(key('open'), openLimit, windowMs);
  /** How many different owners have had a call lately. */
  const owners = counter(key('owners'), Number.MAX_SAFE_INTEGER, rememberedMs);
  const claimsOf = (pool: Claimant['pool']) => (pool === 'open' && shared ? [all, open] : [all]);
  const ofOwner = (owner: string, most: number) => counter(key('owner', owner), most, rememberedMs);
  const look = (claim: Claim) => store.take(claim.key, 0, claim.limit, claim.windowMs);

  async function standing(pool: Claimant['pool'], lately: number, leastWaiting: number) {
    const [ofAll, ofOpen, { total: known }] = await Promise.all([look(all), look(open), look(owners)]);
    const size = pool === 'open' ? openLimit : reserved;
    const left = pool === 'open' ? Math.min(limit - ofAll.total, openLimit - ofOpen.total) : limit - ofAll.total;
    const { resetsAt } = pool === 'open' && ofAll.total < limit ? ofOpen : ofAll;
    const timeLeft = Math.max(0, resetsAt - clock.now()) / windowMs;
    const othersWait = leastWaiting <= lately;
    const allowed = mayTake({ left, size, timeLeft, lately, alone: known <= 1, othersWait });
    // When as much is left as the rest of the window needs.
    const retryAt = Math.max(clock.now() + 1, left < 1 ? resetsAt : resetsAt - (left / size) * windowMs);
    return { allowed, retryAt };
  }

  /** Serialised on this instance, so that simultaneous requests do not get in each other's way. */
  let turn: Promise<unknown> = Promise.resolve();

  async function takeNow({ pool, owner }: Claimant, leastWaiting: number): Promise<ShareAnswer> {
    const claims = claimsOf(pool);
    // Most ask for the first time: one command serves them.
    const first = await store.claim(shared ? [ofOwner(owner, 1), ...claims, owners] : claims);
    if (first.allowed) return { taken: true };
    const mine = ofOwner(owner, 1).key;
    let { refused } = first;
    for (let attempts = 0; refused.key === mine; attempts += 1) {
      const lately = refused.total;
      const { allowed, retryAt } = await standing(pool, lately, leastWaiting);
      if (!allowed || attempts === MOST_ATTEMPTS) return { taken: false, lately, retryAt };
      // What another instance has given this owner meanwhile counts as well.
      const again = await store.claim([ofOwner(owner, lately + 1), ...claims]);
      if (again.allowed) return { taken: true };
      refused = again.refused;
    }
    return { taken: false, lately: 0, retryAt: refused.resetsAt };
  }

  return {
    take(claimant, leastWaiting = Number.POSITIVE_INFINITY) {
      const answer = turn.then(() => takeNow(claimant, leastWaiting));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A cap on what the providers may cost in a day. */
export interface ProviderCallBudget {
  /**
   * Takes one call out of the budget before it is made. `false`: the day's budget, or the claimant's share of it, is spent,
   * and the call must not be made. Rejects with `StoreUnavailableError`.
   */
  take(claimant?: Claimant): Promise<boolean>;
}

/** Calls on nobody's behalf are few: only a provider's own housekeeping. */
const HOUSEKEEPING: Claimant = { pool: 'reserved', owner: 'housekeeping' };

/** `limit`: calls within 24 hours of the first, over all instances and providers, shared out. */
export function createProviderCallBudget(
  { limit, reserve }: { readonly limit: number; readonly reserve: number },
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): ProviderCallBudget {
  const key = (...kind: readonly string[]) => storeKey('all', 'provider-calls', ...kind);
  const shares = createSharedQuota({ key, limit, windowMs: DAY_MS, reserve }, { store, clock });
  return { take: async (claimant = HOUSEKEEPING) => (await shares.take(claimant)).taken };
}
