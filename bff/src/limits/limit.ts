import type { Claim, Count } from '../store/store.ts';

/** Every limit, by the name that metrics and `RateLimit` headers use. */
export type LimitName =
  | 'requests-per-address'
  | 'sessions-per-address'
  | 'sessions-per-key'
  | 'checks-per-key'
  | 'batches-per-key'
  | 'checks-per-session'
  | 'checks-per-minute'
  | 'checks-per-address'
  | 'names-per-account'
  | 'names-per-account-and-address'
  | 'disclosures-per-account'
  | 'disclosures-per-network'
  | 'disclosures-per-customer'
  | 'disclosures-per-origin'
  | 'disclosures'
  | 'details-per-session'
  | 'details-per-address';

/** A limit, as it applies to one request. A member is a keyed hash of a name that is tried. */
export interface Limit extends Claim {
  readonly name: LimitName;
}

/** What one limit said when it was charged. */
export type Charge = Limit & Count;

/** A limit is reached: nothing was done, and what other limits had been charged was given back. */
export class LimitReachedError extends Error {
  override readonly name = 'LimitReachedError';
  readonly limit: LimitName;
  readonly code: 'rate_limited' | 'attempts_exhausted';
  /** What refused; `null` where express-rate-limit counted, which has written `Retry-After` and `RateLimit` already. */
  readonly charge: Charge | null;

  constructor(limit: LimitName, charge: Charge | null = null) {
    super(`The limit is reached: ${limit}`);
    this.limit = limit;
    this.code = charge === null || charge.member === null ? 'rate_limited' : 'attempts_exhausted';
    this.charge = charge;
  }
}
