import type { Request, Response } from 'express';
import { type AugmentedRequest, rateLimit } from 'express-rate-limit';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './errors.ts';
import { requestCounts } from './request-counts.ts';

export interface RequestLimiterOptions {
  readonly limit: LimitName;
  readonly quota: number;
  readonly windowMs: number;
  /** Whom a request counts for; a keyed hash, never an address or a key. */
  readonly ownerOf: (request: Request, response: Response) => string;
  readonly store: Store;
  /** Lets requests through when the store is away: for what is public and costs nothing. */
  readonly openWithoutStore?: boolean;
}

/** Rejects with `LimitReachedError` or `StoreUnavailableError`. */
export type RequestLimiter = (request: Request, response: Response) => Promise<void>;

/** Limits whole requests, with the headers of draft 8 of RateLimit. */
export function createRequestLimiter(options: RequestLimiterOptions): RequestLimiter {
  const { limit, quota, windowMs, ownerOf, store, openWithoutStore = false } = options;
  const limiter = rateLimit({
    windowMs,
    limit: quota,
    identifier: limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request, response) => storeKey(ownerOf(request, response), limit),
    store: requestCounts(store, windowMs),
    passOnStoreError: openWithoutStore,
    logger: { warn: () => undefined, error: () => undefined },
    // The configuration is checked at start; these look at each request anew.
    validate: false,
    handler: (request, _response, next) => {
      // The library leaves what it counted on the request, untyped.
      const { resetTime } = (request as AugmentedRequest).rateLimit ?? {};
      next(new LimitReachedError(limit, 'rate_limited', resetTime?.getTime() ?? Date.now() + windowMs));
    },
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      limiter(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
    });
}
