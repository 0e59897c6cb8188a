import type { Store as LibraryStore, Options } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import type { Store } from '../store/store.ts';

/** What express-rate-limit counts in: rate-limit-redis where our store is Redis, else our store by its interface. */
export function requestCounts(store: Store): LibraryStore {
  const { command } = store;
  // Our keys bring their prefix along.
  if (command !== undefined) return new LateRedisStore(new RedisStore({ prefix: '', sendCommand: command }));
  return new StoreCounts(store);
}

/**
 * rate-limit-redis loads its scripts when the BFF starts, and where Redis is away at that moment it never counts. It is
 * told to start by the first request, and by the next one again as long as that fails.
 */
class LateRedisStore implements LibraryStore {
  readonly localKeys = false;
  readonly #counts: RedisStore;
  #options: Options | undefined;
  #started: Promise<void> | undefined;

  constructor(counts: RedisStore) {
    this.#counts = counts;
  }

  init(options: Options): void {
    this.#options = options;
  }

  async #start(): Promise<void> {
    if (this.#options === undefined) throw new TypeError('express-rate-limit initialises its store first');
    this.#started ??= this.#counts.init(this.#options).catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    await this.#started;
  }

  async increment(key: string) {
    await this.#start();
    return this.#counts.increment(key);
  }

  decrement(key: string): Promise<void> {
    return this.#counts.decrement(key);
  }

  resetKey(key: string): Promise<void> {
    return this.#counts.resetKey(key);
  }
}

/** Counts in the store that everything else is in. */
class StoreCounts implements LibraryStore {
  readonly localKeys = false;
  readonly #store: Store;
  #windowMs = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  async increment(key: string) {
    const { total, resetsAt } = await this.#store.take(key, 1, Number.MAX_SAFE_INTEGER, this.#windowMs);
    return { totalHits: total, resetTime: new Date(resetsAt) };
  }

  async decrement(key: string): Promise<void> {
    await this.#store.take(key, -1, Number.MAX_SAFE_INTEGER, this.#windowMs);
  }

  resetKey(key: string): Promise<void> {
    return this.#store.delete(key);
  }
}
