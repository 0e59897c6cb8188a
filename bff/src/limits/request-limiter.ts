import type { Request, Response } from 'express';
import { storeKey } from '../store/keys.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { chargeCounter } from './charges.ts';
import { type LimitName, LimitReachedError } from './errors.ts';
import { addRateLimits } from './headers.ts';

export interface RequestLimiterOptions {
  readonly limit: LimitName;
  readonly quota: number;
  readonly windowMs: number;
  /** Whom a request counts for; a keyed hash, never an address or a key. */
  readonly ownerOf: (request: Request) => string;
  readonly store: Store;
  readonly clock: Clock;
  /** Lets requests through when the store is away: for what is public and costs nothing. */
  readonly openWithoutStore?: boolean;
}

/** Rejects with `LimitReachedError` or `StoreUnavailableError`. */
export type RequestLimiter = (request: Request, response: Response) => Promise<void>;

/** Limits whole requests, with the headers of draft 8 of RateLimit. */
export function createRequestLimiter(options: RequestLimiterOptions): RequestLimiter {
  const { limit, quota, windowMs, ownerOf, store, clock, openWithoutStore = false } = options;
  return async (request, response) => {
    const owner = ownerOf(request);
    try {
      const charge = await chargeCounter(store, limit, storeKey(owner, limit), quota, windowMs);
      addRateLimits(response, [charge], owner, clock.now());
      if (!charge.allowed) throw new LimitReachedError(limit, charge.code, charge.resetsAt);
    } catch (error) {
      if (!openWithoutStore || !(error instanceof StoreUnavailableError)) throw error;
    }
  };
}
