/** Every limit, by the name that metrics and `RateLimit` headers use. */
export type LimitName =
  | 'requests-per-address'
  | 'sessions-per-address'
  | 'sessions-per-key'
  | 'checks-per-session'
  | 'checks-per-minute'
  | 'checks-per-address'
  | 'names-per-account'
  | 'names-per-account-and-address'
  | 'disclosures-per-account'
  | 'details-per-session'
  | 'details-per-address';

/** A limit is reached: nothing was done, and what other limits had been charged was given back. */
export class LimitReachedError extends Error {
  override readonly name = 'LimitReachedError';
  readonly limit: LimitName;
  readonly code: 'rate_limited' | 'attempts_exhausted';
  /** Epoch milliseconds at which to try again. */
  readonly resetsAt: number;

  constructor(limit: LimitName, code: 'rate_limited' | 'attempts_exhausted', resetsAt: number) {
    super(`The limit is reached: ${limit}`);
    this.limit = limit;
    this.code = code;
    this.resetsAt = resetsAt;
  }
}
