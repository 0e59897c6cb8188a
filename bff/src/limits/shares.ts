import { type Claim, type Claimed, type Count, type Soon, type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { DAY_MS } from '../time/units.ts';

/** On whose behalf a provider is called. */
export interface Claimant {
  /** `reserved`: known to a merchant, by a minted session or as its server; `open`: anybody who opens the page. */
  readonly pool: 'open' | 'reserved';
  /** Keyed hash of the network, customer or key that it counts for. */
  readonly owner: string;
}

/** The situation of one claimant. */
interface Situation {
  /** Calls left for its pool in this window. */
  readonly left: number;
  /** Calls for its pool in a whole window. */
  readonly size: number;
  /** How much of the window is left, from 1 to 0. */
  readonly timeLeft: number;
  /** Calls in a whole window that must not all go to whoever comes first: they are spread over the window. */
  readonly forLatecomers: number;
  /** Calls that this owner has had recently, or was refused. */
  readonly lately: number;
  /** No other owner has had any recently. */
  readonly alone: boolean;
  /** Others are waiting that have had no more than this one. */
  readonly othersWait: boolean;
}

/** One owner's share of what is left. */
const SHARE = 0.1;

/** A tenth of less than ten is less than one call, so a pool this small is not divided. */
const SMALLEST_SHARED = 10;

/** The share of the open pool that is kept for later arrivals: an attacker's first question looks like any other. */
const LATECOMERS_SHARE = 0.5;

/** How often an instance that is overtaken by others tries again. */
const MOST_ATTEMPTS = 5;

/**
 * Claimants are remembered for at least this long, so that an attacker who returns every minute does not count as new
 * every minute.
 */
const REMEMBERED_MS = 60 * 60 * 1000;

/** Claimants whose calls an instance knows of without asking. */
const MAX_SEEN = 10_000;

/**
 * Whether a call may be made now. A claimant that asks for the first time is served as long as a call is left that is
 * not reserved for later arrivals. Others get a tenth of what is left; beyond that, what the rest of the window will
 * not need at an even pace, or, as long as nobody else has come, half of the pool.
 */
export function mayTake({ left, size, timeLeft, forLatecomers, lately, alone, othersWait }: Situation): boolean {
  if (left < 1) return false;
  if (lately === 0) return left >= forLatecomers * timeLeft;
  if (lately + 1 <= left * SHARE) return true;
  if (othersWait) return false;
  return left >= size * timeLeft || (alone && left > size / 2);
}

export type ShareAnswer =
  | { readonly taken: true }
  /** `lately`: as {@link Situation}; `retryAt`: epoch milliseconds before which no call becomes free for it. */
  | { readonly taken: false; readonly lately: number; readonly retryAt: number };

/** A quota that is divided among those who ask for it, across all instances. */
export interface SharedQuota {
  /**
   * Takes one call if this claimant may have it now; at once where the store is in memory and there is enough. Throws,
   * or rejects with, `StoreUnavailableError`.
   *
   * @param leastWaiting The lowest `lately` of all that are waiting for the same pool; `Infinity` if none are.
   */
  take(claimant: Claimant, leastWaiting?: number): Soon<ShareAnswer>;
  /** The same for one that waits. @param lately The number that {@link takeDown} resolved with. */
  takeWaiting(claimant: Claimant, lately: number): Promise<ShareAnswer>;
  /**
   * Records a request that could not be served at once. Resolves with the number of recent calls and unserved requests
   * before it, so that those who ask again and again come after those who ask once.
   */
  takeDown(claimant: Claimant): Promise<number>;
}

export interface SharedQuotaOptions {
  /** Names a counter of this quota: all of them have to be on one node of a cluster. */
  readonly key: (...kind: readonly string[]) => string;
  readonly limit: number;
  readonly windowMs: number;
  /** `QUOTA_RESERVE`: the share of the limit that the open pool never gets. */
  readonly reserve: number;
}

const TAKEN: ShareAnswer = { taken: true };
const NOTHING: Count = { total: 0, resetsAt: 0 };

/** The owner's calls that this instance has seen. */
interface Seen {
  total: number;
  /** Epoch milliseconds. */
  resetsAt: number;
  /** Claims to which the store has not replied yet. */
  underWay: number;
}

export function createSharedQuota(
  options: SharedQuotaOptions,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): SharedQuota {
  const { key, limit, windowMs } = options;
  const shared = limit >= SMALLEST_SHARED;
  const openLimit = shared ? limit - Math.round(limit * options.reserve) : limit;
  const reserved = limit - openLimit || limit;
  const latecomers = shared ? Math.floor(openLimit * LATECOMERS_SHARE) : 0;
  const rememberedMs = Math.max(windowMs, REMEMBERED_MS);

  const counter = (name: string, most: number, ms: number): Claim => ({
    key: name,
    member: null,
    limit: most,
    windowMs: ms,
  });
  const all = counter(key(), limit, windowMs);
  const open = counter(key('open'), openLimit, windowMs);
  /** How many different owners have had a call recently. */
  const owners = counter(key('owners'), Number.MAX_SAFE_INTEGER, rememberedMs);
  const claimsOf = (pool: Claimant['pool']) => (pool === 'open' && shared ? [all, open] : [all]);
  /** The calls that go to whoever comes first. */
  const atOnceOf = (pool: Claimant['pool']) =>
    pool === 'open' && shared ? [all, { ...open, limit: openLimit - latecomers }] : [all];
  const ofOwner = (owner: string, most: number) => counter(key('owner', owner), most, rememberedMs);
  const look = (claim: Claim) => store.take(claim.key, 0, claim.limit, claim.windowMs);

  /** @param found Counters as they were just read, by key; the others are looked up. */
  async function assess(
    pool: Claimant['pool'],
    lately: number,
    leastWaiting: number,
    found: ReadonlyMap<string, Count> = new Map(),
  ) {
    const countOf = (claim: Claim) => found.get(claim.key) ?? look(claim);
    const [ofAll, ofOpen, { total: known }] = await Promise.all([
      countOf(all),
      countOf(pool === 'open' ? open : all),
      countOf(owners),
    ]);
    const size = pool === 'open' ? openLimit : reserved;
    const left = pool === 'open' ? Math.min(limit - ofAll.total, openLimit - ofOpen.total) : limit - ofAll.total;
    const { resetsAt } = pool === 'open' && ofAll.total < limit ? ofOpen : ofAll;
    const timeLeft = Math.max(0, resetsAt - clock.now()) / windowMs;
    const forLatecomers = pool === 'open' ? latecomers : 0;
    const othersWait = leastWaiting <= lately;
    const alone = known <= 1;
    const allowed = mayTake({ left, size, timeLeft, forLatecomers, lately, alone, othersWait });
    // When as much is left as the rest of the window will need.
    const needed = lately === 0 ? forLatecomers : size;
    const retryAt = Math.max(clock.now() + 1, left < 1 ? resetsAt : resetsAt - (left / needed) * windowMs);
    return { allowed, retryAt };
  }

  const seen = new Map<string, Seen>();

  /** What an owner has had, and may still get, as far as this instance knows; `null` if it knows of no call. */
  function seenOf(owner: string): Seen | null {
    const found = seen.get(owner);
    if (found === undefined) return null;
    if (clock.now() < found.resetsAt) return found;
    seen.delete(owner);
    return null;
  }

  /** @param claimed Its first claim was the owner's. */
  function see(owner: string, claimed: Claimed<Claim>): void {
    const [{ total, resetsAt } = NOTHING] = claimed.allowed ? claimed.made : claimed.found;
    if (!shared || total === 0) return;
    const found = seen.get(owner);
    if (found !== undefined) {
      found.total = total;
      found.resetsAt = resetsAt;
      return;
    }
    if (seen.size >= MAX_SEEN) seen.clear();
    seen.set(owner, { total, resetsAt, underWay: 0 });
  }

  /**
   * A claim that the store refuses unless {@link mayTake} would allow the call to an owner that asks for the first
   * time, or for no more than its tenth of what is left. Claims under way count as granted.
   */
  function claimsAtOnce(pool: Claimant['pool'], owner: string, had: Seen | null): Claim[] {
    if (!shared) return [all];
    if (had === null) return [ofOwner(owner, 1), ...atOnceOf(pool), owners];
    const more = had.total + had.underWay + 1;
    const leaving = Math.ceil(more / SHARE) - 1;
    return [ofOwner(owner, more), ...claimsOf(pool).map((claim) => ({ ...claim, limit: claim.limit - leaving }))];
  }

  /** Serialised on this instance, so that simultaneous requests do not get in each other's way. */
  let turn: Promise<unknown> = Promise.resolve();
  let inLine = 0;

  function inTurn(work: () => Promise<ShareAnswer>): Promise<ShareAnswer> {
    inLine += 1;
    const answer = turn.then(work).finally(() => {
      inLine -= 1;
    });
    turn = answer.catch(() => undefined);
    return answer;
  }

  async function takeNow({ pool, owner }: Claimant, leastWaiting: number): Promise<ShareAnswer> {
    // Most owners ask for the first time, or for little, while there is enough: one command serves them.
    let claims = claimsAtOnce(pool, owner, seenOf(owner));
    let claimed = await store.claim(claims);
    for (let attempts = 0; !claimed.allowed; attempts += 1) {
      const { refused, found } = claimed;
      const lately = shared ? (found[0]?.total ?? 0) : 0;
      const counts = new Map(claims.map(({ key: name }, index) => [name, found[index] ?? refused]));
      const { allowed, retryAt } = await assess(pool, lately, leastWaiting, counts);
      if (!allowed || attempts === MOST_ATTEMPTS) return { taken: false, lately, retryAt };
      // What another instance has granted this owner in the meantime counts as well.
      claims = [ofOwner(owner, lately + 1), ...claimsOf(pool), ...(lately === 0 ? [owners] : [])];
      claimed = await store.claim(claims);
    }
    see(owner, claimed);
    return TAKEN;
  }

  /**
   * Owners whose calls are known ask in parallel; others one after the other, in their order of arrival, unless the
   * store replies at once.
   */
  function take(claimant: Claimant, leastWaiting: number): Soon<ShareAnswer> {
    const closely = () => takeNow(claimant, leastWaiting);
    if (inLine > 0) return inTurn(closely);
    const { pool, owner } = claimant;
    const had = seenOf(owner);
    const claimed = store.claim(claimsAtOnce(pool, owner, had));
    if (!(claimed instanceof Promise)) return takenBy(claimed, owner) ? TAKEN : inTurn(closely);
    if (had === null) return inTurn(async () => (takenBy(await claimed, owner) ? TAKEN : closely()));
    had.underWay += 1;
    const settled = claimed.finally(() => {
      had.underWay -= 1;
    });
    return settled.then((answer) => (takenBy(answer, owner) ? TAKEN : inTurn(closely)));
  }

  function takenBy(claimed: Claimed<Claim>, owner: string): boolean {
    see(owner, claimed);
    return claimed.allowed;
  }

  /** Whoever waits has already been recorded, which determines its place in the line. */
  async function takeWaiting({ pool, owner }: Claimant, lately: number): Promise<ShareAnswer> {
    const { allowed, retryAt } = await assess(pool, lately, Number.POSITIVE_INFINITY);
    const ofMine = shared ? [ofOwner(owner, Number.MAX_SAFE_INTEGER)] : [];
    if (allowed && (await store.claim([...ofMine, ...claimsOf(pool)])).allowed) return TAKEN;
    return { taken: false, lately, retryAt };
  }

  return {
    take: (claimant, leastWaiting = Number.POSITIVE_INFINITY) => take(claimant, leastWaiting),
    takeWaiting: (claimant, lately) => inTurn(() => takeWaiting(claimant, lately)),
    async takeDown({ owner }) {
      if (!shared) return 0;
      const { key: mine, limit: most } = ofOwner(owner, Number.MAX_SAFE_INTEGER);
      return (await store.take(mine, 1, most, rememberedMs)).total - 1;
    },
  };
}

/** A cap on what the providers may cost in a day. */
export interface ProviderCallBudget {
  /**
   * Takes one call out of the budget before it is made. `false`: the day's budget, or the claimant's share of it, is
   * used up, and the call must not be made. Rejects with `StoreUnavailableError`.
   */
  take(claimant?: Claimant): Promise<boolean>;
}

/** There are only a few calls on nobody's behalf: a provider's own housekeeping. */
const HOUSEKEEPING: Claimant = { pool: 'reserved', owner: 'housekeeping' };

/** `limit`: calls within 24 hours of the first, across all instances and providers, divided among claimants. */
export function createProviderCallBudget(
  { limit, reserve }: { readonly limit: number; readonly reserve: number },
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): ProviderCallBudget {
  const key = (...kind: readonly string[]) => storeKey('all', 'provider-calls', ...kind);
  const shares = createSharedQuota({ key, limit, windowMs: DAY_MS, reserve }, { store, clock });
  return { take: async (claimant = HOUSEKEEPING) => (await shares.take(claimant)).taken };
}
