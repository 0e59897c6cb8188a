import type { Request, Response } from 'express';
import { type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { describeError, type Logger } from '../log/logger.ts';
import { storeKey } from '../store/keys.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './limit.ts';
import { requestCounts } from './request-counts.ts';

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
