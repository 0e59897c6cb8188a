/** Why `verify()` returned no completed check. Stable; a host may depend on it. */
export type PayeeCheckErrorCode =
  /** A field was edited, the element left the page, or another check took its place. */
  | 'aborted'
  /** The fields contain nothing that could be checked. */
  | 'invalid'
  /** No endpoint was given. */
  | 'not_configured'
  /** The BFF cannot be reached. */
  | 'offline'
  | 'timeout'
  | 'rate_limited'
  | 'attempts_exhausted'
  | 'session_expired'
  | 'origin_not_allowed'
  | 'invalid_account'
  | 'invalid_identifier'
  | 'invalid_request'
  /** The BFF answered with 5xx, or with 404. */
  | 'unavailable'
  /** The BFF's answer does not fit the contract. */
  | 'malformed_answer';

/** Carries no personal data: its message is its code. */
export class PayeeCheckError extends Error {
  override readonly name = 'PayeeCheckError';
  readonly code: PayeeCheckErrorCode;
  /** Milliseconds to wait before another attempt, if the BFF said so. */
  readonly retryAfterMs: number;

  constructor(code: PayeeCheckErrorCode, retryAfterMs = 0) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether a retry may succeed. */
  get retryable(): boolean {
    return /^(offline|timeout|rate_limited|unavailable|malformed_answer)$/.test(this.code);
  }
}
