/** What a counter stands at. */
export interface Count {
  readonly total: number;
  /** Epoch milliseconds at which the counter starts again from nothing. */
  readonly resetsAt: number;
}

/**
 * What the BFF remembers, in memory or in Redis. Every key expires; every operation is atomic across instances.
 * Any method rejects with `StoreUnavailableError` when the store cannot be reached in time.
 * Keys are made by `storeKey` and hold no personal data.
 */
export interface Store {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** `true` if the key was free and is now taken. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /**
   * Adds `by` to a counter whose window starts with its first use and lasts `windowMs`, unless that would take it
   * past `limit`: then nothing is added and `allowed` is `false`. A negative `by` gives back what was taken.
   */
  take(key: string, by: number, limit: number, windowMs: number): Promise<Count & { readonly allowed: boolean }>;
  /**
   * Adds a member to a bounded set, unless it would then have more than `limit` members. Known members are always
   * allowed. The window starts with the first member.
   */
  join(
    key: string,
    member: string,
    limit: number,
    windowMs: number,
  ): Promise<Count & { readonly allowed: boolean; readonly added: boolean }>;
  /** Takes a member out again. */
  leave(key: string, member: string): Promise<void>;
  /** Resolves when the store answers, and would take what is written. */
  ping(): Promise<void>;
  /** Where the store is Redis: sends a command as it is, for libraries that bring commands of their own. */
  command?(name: string, ...args: string[]): Promise<unknown>;
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
