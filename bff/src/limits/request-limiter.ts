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
  /** The caller for whom a request counts; a keyed hash, never an address or a key. */
  readonly ownerOf: (request: Request, response: Response) => string;
  readonly store: Store;
  readonly logger: Logger;
  /** Lets requests through when the store is away: for what is public and costs nothing. */
  readonly openWithoutStore?: boolean;
}

/**
 * Limits whole requests: express-rate-limit, with its own headers (draft 8), validation and store interface. Passes on
 * `LimitReachedError` or `StoreUnavailableError`, which are answered like every other failure.
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

/** The library's own warnings about its use; the store itself reports once that it is away. */
function logOf(logger: Logger) {
  const at = (level: 'warn' | 'error') => (error: unknown) => {
    if (!(error instanceof StoreUnavailableError)) logger[level](describeError(error), 'express-rate-limit');
  };
  return { warn: at('warn'), error: at('error') };
}

/** Where express-rate-limit counts: rate-limit-redis if our store is Redis, otherwise an adapter of our store. */
export function requestCounts(store: Store): LibraryStore {
  const { command } = store;
  // Our keys bring their prefix along.
  return command === undefined ? countsIn(store) : startedLate(new RedisStore({ prefix: '', sendCommand: command }));
}

/**
 * rate-limit-redis loads its scripts at start, and if Redis is away at that moment it never counts. It is therefore
 * started by the first request, and again by the next one as long as that fails.
 */
function startedLate(counts: RedisStore): LibraryStore {
  let given: Options | undefined;
  let started: Promise<void> | undefined;

  function start(): Promise<void> {
    if (given === undefined) throw new TypeError('express-rate-limit initialises its store first');
    started ??= counts.init(given).catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  return {
    localKeys: false,
    init(options) {
      given = options;
    },
    async increment(key) {
      await start();
      return counts.increment(key);
    },
    decrement: (key) => counts.decrement(key),
    resetKey: (key) => counts.resetKey(key),
  };
}

/** Counts in the store that everything else uses. */
function countsIn(store: Store): LibraryStore {
  let windowMs = 0;
  return {
    localKeys: false,
    init(options) {
      windowMs = options.windowMs;
    },
    async increment(key) {
      const { total, resetsAt } = await store.take(key, 1, Number.MAX_SAFE_INTEGER, windowMs);
      return { totalHits: total, resetTime: new Date(resetsAt) };
    },
    async decrement(key) {
      await store.take(key, -1, Number.MAX_SAFE_INTEGER, windowMs);
    },
    resetKey: (key) => store.delete(key),
  };
}
