import { type Clock, systemClock } from '../time/clock.ts';
import { type Claim, type Claimed, type Count, type Store, StoreUnavailableError } from './store.ts';

export interface MemoryStoreOptions {
  /**
   * How many characters values and their keys may have altogether; beyond that, disposable ones give way, and then new
   * ones are refused.
   */
  readonly maxCharacters?: number;
  /** How many counters, set members and taken keys there may be; beyond that, new ones are refused. */
  readonly maxCounters?: number;
  readonly clock?: Clock;
}

interface Value {
  readonly value: string;
  readonly expiresAt: number;
}

type Keeping = NonNullable<Parameters<Store['set']>[3]>;

/** What a limit or a single use rests on; a set counts its members, a key that may be taken once counts as one. */
type Counter =
  | { readonly kind: 'sum'; total: number; readonly expiresAt: number }
  /** Most sets never get a second member: a single one is stored as text, which takes a fifth of a `Set`. */
  | { readonly kind: 'set'; members: string | Set<string>; readonly expiresAt: number }
  | { readonly kind: 'taken'; readonly value: string; readonly expiresAt: number };

/** The state of a claim's counter or set; `added`: the claim is not in it yet. */
interface Found {
  total: number;
  readonly resetsAt: number;
  readonly added: boolean;
}

/** The overhead of a value, in characters. */
const OVERHEAD_CHARACTERS = 128;

/** What a check takes, measured. */
const CHARACTERS_OF_A_CHECK = 1200;

const weight = (key: string, value: string) => key.length + value.length + OVERHEAD_CHARACTERS;

/** How much of the room for counters one takes: a set takes as much as it has members. */
const size = (counter: Counter) =>
  counter.kind === 'set' && typeof counter.members !== 'string' ? counter.members.size : 1;

/**
 * A store for one process: bounded, expiring, and without a timer. When there is no more room, disposable values
 * (checks on which nothing can be decided, answers that can be asked for again) give way, the oldest first. Other
 * values do not: a check that somebody waits for, or has to decide on, is not dropped for somebody else's new one. Nor
 * does what a limit rests on (counters, sets, keys taken once): forgetting it would restart a limit, so that somebody
 * who fills the memory would be let through. When there is no room for another one, the request is refused as if the
 * store were away.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const { maxCharacters = 24 * 1024 * 1024, maxCounters = 1_000_000, clock = systemClock } = options;
  const values = new Map<string, Value>();
  /** Keys of values that may give way, the oldest first. */
  const disposable = new Set<string>();
  let disposableCharacters = 0;
  const counters = new Map<string, Counter>();
  /** Keys by the second in which they may have run out. */
  const expiries = new Map<number, string[]>();
  let characters = 0;
  let counted = 0;
  let sweptUntil = 0;

  function dropValue(key: string): void {
    const entry = values.get(key);
    if (entry === undefined) return;
    characters -= weight(key, entry.value);
    values.delete(key);
    if (disposable.delete(key)) disposableCharacters -= weight(key, entry.value);
  }

  function dropCounter(key: string): void {
    const counter = counters.get(key);
    if (counter === undefined) return;
    counted -= size(counter);
    counters.delete(key);
  }

  /** Drops expired keys; each is looked at once, in the second after its expiry. */
  function sweep(now: number): void {
    const second = Math.floor(now / 1000);
    if (second <= sweptUntil) return;
    sweptUntil = second;
    for (const [due, keys] of expiries) {
      if (due >= second) continue;
      expiries.delete(due);
      for (const key of keys) {
        if ((values.get(key)?.expiresAt ?? Infinity) <= now) dropValue(key);
        if ((counters.get(key)?.expiresAt ?? Infinity) <= now) dropCounter(key);
      }
    }
  }

  function remember(key: string, expiresAt: number): void {
    const due = Math.floor(expiresAt / 1000);
    const keys = expiries.get(due);
    if (keys === undefined) expiries.set(due, [key]);
    else keys.push(key);
  }

  /** `undefined` if it has expired, even if it was not swept yet. */
  function counterOf(key: string, now: number): Counter | undefined {
    sweep(now);
    const counter = counters.get(key);
    if (counter === undefined || counter.expiresAt > now) return counter;
    dropCounter(key);
    return undefined;
  }

  function place(key: string, counter: Counter): void {
    if (counted + size(counter) > maxCounters) throw new StoreUnavailableError();
    counters.set(key, counter);
    counted += size(counter);
    remember(key, counter.expiresAt);
  }

  function put(key: string, value: string, expiresAt: number, keeping: Keeping): void {
    const more = weight(key, value);
    const before = values.get(key);
    const room = maxCharacters + (before === undefined ? 0 : weight(key, before.value));
    for (const oldest of disposable) {
      if (characters + more <= room) break;
      if (oldest !== key) dropValue(oldest);
    }
    if (characters + more > room) throw new StoreUnavailableError();
    dropCounter(key);
    dropValue(key);
    values.set(key, { value, expiresAt });
    characters += more;
    if (keeping === 'disposable') {
      disposable.add(key);
      disposableCharacters += more;
    }
    remember(key, expiresAt);
  }

  function read(key: string): string | null {
    const now = clock.now();
    const counter = counterOf(key, now);
    if (counter?.kind === 'taken') return counter.value;
    const entry = values.get(key);
    return entry === undefined || entry.expiresAt <= now ? null : entry.value;
  }

  function takeOnce(key: string, value: string, ttlMs: number): boolean {
    if (read(key) !== null) return false;
    place(key, { kind: 'taken', value, expiresAt: clock.now() + ttlMs });
    return true;
  }

  function count(key: string, by: number, limit: number, windowMs: number): Count & { allowed: boolean } {
    const now = clock.now();
    const counter = counterOf(key, now);
    if (counter === undefined) {
      const allowed = by <= limit;
      if (allowed && by > 0) place(key, { kind: 'sum', total: by, expiresAt: now + windowMs });
      return { allowed, total: allowed ? Math.max(by, 0) : 0, resetsAt: now + windowMs };
    }
    if (counter.kind !== 'sum') throw new TypeError('The key does not hold a counter');
    const allowed = by <= 0 || counter.total + by <= limit;
    if (allowed) counter.total = Math.max(0, counter.total + by);
    return { allowed, total: counter.total, resetsAt: counter.expiresAt };
  }

  /** What a claim finds. */
  function look<C extends Claim>(claim: C, now: number): C & Found {
    const { key, member, windowMs } = claim;
    const counter = counterOf(key, now);
    if (counter === undefined) return { ...claim, total: 0, resetsAt: now + windowMs, added: true };
    const { expiresAt: resetsAt } = counter;
    if (member === null) {
      if (counter.kind !== 'sum') throw new TypeError('The key does not hold a counter');
      return { ...claim, total: counter.total, resetsAt, added: true };
    }
    if (counter.kind !== 'set') throw new TypeError('The key does not hold a set');
    const { members } = counter;
    const known = typeof members === 'string' ? members === member : members.has(member);
    return { ...claim, total: size(counter), resetsAt, added: !known };
  }

  function enter({ key, member, windowMs }: Claim, now: number): void {
    const counter = counters.get(key);
    if (counter?.kind === 'sum') counter.total += 1;
    else if (counter?.kind === 'set' && member !== null) {
      const { members } = counter;
      counter.members = typeof members === 'string' ? new Set([members, member]) : members.add(member);
      counted += 1;
    } else {
      const expiresAt = now + windowMs;
      place(key, member === null ? { kind: 'sum', total: 1, expiresAt } : { kind: 'set', members: member, expiresAt });
    }
  }

  function claim<C extends Claim>(claims: readonly C[]): Claimed<C> {
    const now = clock.now();
    const found: (C & Found)[] = [];
    const made: (C & Found)[] = [];
    let refused: (C & Found) | undefined;
    let more = 0;
    for (const each of claims) {
      const one = look(each, now);
      found.push(one);
      if (one.added && one.total >= one.limit) {
        if (one.optional !== true) refused ??= one;
      } else {
        made.push(one);
        if (one.added && (one.member !== null || !counters.has(one.key))) more += 1;
      }
    }
    if (refused !== undefined) return { allowed: false, refused, found };
    if (counted + more > maxCounters) throw new StoreUnavailableError();
    for (const each of made) {
      if (!each.added) continue;
      enter(each, now);
      each.total += 1;
    }
    return { allowed: true, made };
  }

  function exit(key: string, member: string): void {
    const counter = counterOf(key, clock.now());
    if (counter?.kind !== 'set') return;
    if (counter.members === member) dropCounter(key);
    else if (typeof counter.members !== 'string' && counter.members.delete(member)) {
      counted -= 1;
      if (counter.members.size === 0) dropCounter(key);
    }
  }

  return {
    get: async (key) => read(key),
    set: async (key, value, ttlMs, keeping = 'kept') => {
      sweep(clock.now());
      put(key, value, clock.now() + ttlMs, keeping);
    },
    fill() {
      sweep(clock.now());
      return Math.max((characters - disposableCharacters) / maxCharacters, counted / maxCounters);
    },
    capacity: () => maxCharacters / CHARACTERS_OF_A_CHECK,
    setIfAbsent: async (key, value, ttlMs) => takeOnce(key, value, ttlMs),
    delete: async (key) => {
      dropValue(key);
      dropCounter(key);
    },
    take: async (key, by, limit, windowMs) => count(key, by, limit, windowMs),
    claim,
    spansOwners: () => true,
    leave: async (key, member) => exit(key, member),
    ping: async () => {},
    close: async () => {
      values.clear();
      disposable.clear();
      disposableCharacters = 0;
      counters.clear();
      expiries.clear();
      characters = 0;
      counted = 0;
    },
  };
}
