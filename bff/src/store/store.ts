/** The state of a counter. */
export interface Count {
  readonly total: number;
  /** Epoch milliseconds at which the counter starts again from nothing. */
  readonly resetsAt: number;
}

/** One more of something, as long as that makes no more than `limit` in a window that starts with the first of them. */
export interface Claim {
  readonly key: string;
  /**
   * If distinct members are counted: which one this is, never empty. A known member is always allowed and not counted
   * again.
   */
  readonly member: string | null;
  readonly limit: number;
  readonly windowMs: number;
  /** If this one is full, it is left out, and the others are made without it. */
  readonly optional?: true;
}

/** At once where the store is this process's own memory; a promise where it has to be asked. */
export type Soon<T> = T | Promise<T>;

export type Claimed<C extends Claim> =
  | { readonly allowed: true; readonly made: readonly (C & Count & { readonly added: boolean })[] }
  /** Nothing was claimed. `refused`: the first claim that exceeds its limit, with its count; `found`: all counts, in order. */
  | { readonly allowed: false; readonly refused: C & Count; readonly found: readonly Count[] };

/** What a command of Redis is answered with. */
type Datum = string | number | boolean;
export type CommandReply = Datum | Datum[];

/**
 * What the BFF remembers, in memory or in Redis. Every key expires; every operation is atomic across instances.
 * Any method rejects with `StoreUnavailableError` when the store cannot be reached in time.
 * Keys are made by `storeKey` and hold no personal data.
 */
export interface Store {
  get(key: string): Promise<string | null>;
  /**
   * @param keeping `disposable`: it may give way to others where memory is short; to lose it costs a call, and nothing else.
   */
  set(key: string, value: string, ttlMs: number, keeping?: 'kept' | 'disposable'): Promise<void>;
  /** `true` if the key was free and is now taken. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /**
   * Adds `by` to a counter whose window starts with its first use and lasts `windowMs`, unless that would take it
   * past `limit`: then nothing is added and `allowed` is `false`. A negative `by` gives back what was taken.
   */
  take(key: string, by: number, limit: number, windowMs: number): Promise<Count & { readonly allowed: boolean }>;
  /**
   * Makes all claims or none, at one stroke. Their keys belong to one owner (`storeKey`), so that one node of a cluster
   * has them all. What is left out is not in `made`.
   */
  claim<C extends Claim>(claims: readonly C[]): Soon<Claimed<C>>;
  /** Whether the claims of one call may belong to several owners: everywhere but in a cluster. */
  spansOwners(): boolean;
  /** Takes a member out again. */
  leave(key: string, member: string): Promise<void>;
  /** How full it is, from 0 to 1; 0 where it has no bound. May be a second old. */
  fill(): Soon<number>;
  /** Resolves when the store answers and accepts writes. */
  ping(): Promise<void>;
  /** If the store is Redis: sends a raw command, for libraries that bring their own commands. */
  command?(this: void, name: string, ...args: string[]): Promise<CommandReply>;
  close(): Promise<void>;
}

/** The store is away or stalled: limits cannot be enforced, so nothing may be done. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly code = 'store_unavailable';
  constructor() {
    super('The store cannot be reached');
  }
}

/**
 * Names a thing in the store. `owner` is what it belongs to, a session's id or a keyed hash: never an account number, a
 * name or an address. The braces make a hash tag, so that what belongs together stays on one node of a Redis Cluster.
 */
export function storeKey(owner: string, kind: string, ...rest: readonly string[]): string {
  return rest.length === 0 ? `payee-check:{${owner}}:${kind}` : `payee-check:{${owner}}:${kind}:${rest.join(':')}`;
}
