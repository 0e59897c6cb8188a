/** The state of a counter. */
export interface Count {
  readonly total: number;
  /** Epoch milliseconds at which the counter starts again from zero. */
  readonly resetsAt: number;
}

/** One more of something, as long as there are no more than `limit` in a window that starts with the first of them. */
export interface Claim {
  readonly key: string;
  /**
   * If distinct members are counted: which one this is, never empty. A known member is always allowed and not counted
   * again.
   */
  readonly member: string | null;
  readonly limit: number;
  readonly windowMs: number;
  /** If this one is full, it is skipped, and the others are made without it. */
  readonly optional?: true;
}

/** Immediate if the store is this process's own memory; otherwise a promise. */
export type Soon<T> = T | Promise<T>;

export type Claimed<C extends Claim> =
  | { readonly allowed: true; readonly made: readonly (C & Count & { readonly added: boolean })[] }
  /** Nothing was claimed. `refused`: the first claim that exceeds its limit, with its count; `found`: all counts, in order. */
  | { readonly allowed: false; readonly refused: C & Count; readonly found: readonly Count[] };

/** The answer to a Redis command. */
type Datum = string | number | boolean;
export type CommandReply = Datum | Datum[];

/**
 * The BFF's shared data, in memory or in Redis. Every key expires; every operation is atomic across instances. Any
 * method rejects with `StoreUnavailableError` when the store cannot be reached in time. Keys are created by `storeKey`
 * and contain no personal data.
 */
export interface Store {
  get(key: string): Promise<string | null>;
  /** @param keeping `disposable`: it may be dropped when memory is short; losing it costs one call and nothing else. */
  set(key: string, value: string, ttlMs: number, keeping?: 'kept' | 'disposable'): Promise<void>;
  /** `true` if the key was free and is now taken. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /**
   * Adds `by` to a counter whose window starts with its first use and lasts `windowMs`, unless that would take it past
   * `limit`: then nothing is added and `allowed` is `false`. A negative `by` refunds what was taken.
   */
  take(key: string, by: number, limit: number, windowMs: number): Promise<Count & { readonly allowed: boolean }>;
  /**
   * Makes all claims or none, atomically. Their keys belong to one owner (`storeKey`), so that one node of a cluster
   * has them all. Claims that are skipped are not in `made`.
   */
  claim<C extends Claim>(claims: readonly C[]): Soon<Claimed<C>>;
  /** Whether the claims of one call may belong to several owners: true except in a cluster. */
  spansOwners(): boolean;
  /** Removes a member again. */
  leave(key: string, member: string): Promise<void>;
  /** How full it is, from 0 to 1; 0 if it is unbounded. May be a second old. */
  fill(): Soon<number>;
  /** About how many checks it has room for, with all that is counted for each; `Infinity` where it has no bound. */
  capacity(): Soon<number>;
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
 * Creates a key of the store. `owner` is what it belongs to, a session's id or a keyed hash: never an account number, a
 * name or an address. The braces are a hash tag, so that keys of one owner stay on one node of a Redis Cluster.
 */
export function storeKey(owner: string, kind: string, ...rest: readonly string[]): string {
  return rest.length === 0 ? `payee-check:{${owner}}:${kind}` : `payee-check:{${owner}}:${kind}:${rest.join(':')}`;
}
