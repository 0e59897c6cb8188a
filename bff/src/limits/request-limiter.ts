import type { Request, Response } from 'express';
import { type Store as LibraryStore, type Options, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import { describeError, type Logger } from '../log/logger.ts';
import { type Store, StoreUnavailableError, storeKey } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './limit.ts';

export interface RequestLimiterOptions {
  readonly limit: LimitName;
  readonly quota: number;
  readonly windowMs: number;
  /** Whom a request counts for; a keyed hash, never an address or a key. */
  readonly ownerOf: (request: Request, response: Response) => string;
  readonly store: Store;
  readonly logger: Logger;
  /** Lets requests through when the store is away: for what is public and costs nothing. */
  readonly openWithoutStore?: boolean;
}

/**
 * Limits whole requests: express-rate-limit, with its own headers (draft 8), checks of its use and store interface. Passes
 * on `LimitReachedError` or `StoreUnavailableError`, which are answered like every other failure.
 */
export function createRequestLimiter(options: RequestLimiterOptions): RateLimitRequestHandler {
  const { limit, quota, windowMs, ownerOf, store, logger, openWithoutStore = false } = options;
  return rateLimit({
    windowMs,
    limit: quota,
    identifier: limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request, response) => storeKey(ownerOf(request, response), limit),
    store: requestCounts(store),
    passOnStoreError: openWithoutStore,
    handler: (_request, _response, next) => next(new LimitReachedError(limit)),
    logger: logOf(logger),
  });
}

/** What the library has to say of how it is used; that the store is away, the store says itself, once. */
function logOf(logger: Logger) {
  const at = (level: 'warn' | 'error') => (error: unknown) => {
    if (!(error instanceof StoreUnavailableError)) logger[level](describeError(error), 'express-rate-limit');
  };
  return { warn: at('warn'), error: at('error') };
}

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
