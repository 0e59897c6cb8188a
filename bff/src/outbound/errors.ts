import type { ProviderName, Reason } from '@payee-check/shared/contract';

/** What went wrong between us and a provider; a machine code for logs and metrics. */
export type ProviderErrorCode =
  | 'aborted'
  /** The answer is about another account, or another verification. */
  | 'another_subject'
  | 'bad_answer'
  | 'bad_credentials'
  | 'bank_timeout'
  | 'bank_unavailable'
  | 'certificate_required'
  | 'circuit_open'
  | 'connection_failed'
  /** The log-in was refused a moment ago and is not being retried yet. */
  | 'log_in_paused'
  | 'out_of_credits'
  | 'overloaded'
  /** The company's proxy wants other credentials, or does not allow the provider. */
  | 'proxy_refused'
  | 'quota_exhausted'
  | 'refused_request'
  | 'server_error'
  | 'throttled'
  | 'timed_out'
  | 'tls_failed'
  /** It accepted a question for a bank but did not answer in time. */
  | 'unanswered'
  | 'unsupported';

/** The reason given to the payer if this ends the check. */
export type FailureReason = Extract<
  Reason,
  'provider_unavailable' | 'bank_timeout' | 'bank_unavailable' | 'bank_unsupported'
>;

const REASONS: Partial<Record<ProviderErrorCode, FailureReason>> = {
  bank_timeout: 'bank_timeout',
  bank_unavailable: 'bank_unavailable',
  // It was probably waiting for the bank itself.
  unanswered: 'bank_timeout',
  unsupported: 'bank_unsupported',
};

/** Codes that do not reflect on the provider's health; its circuit does not count them. */
const HARMLESS: ReadonlySet<ProviderErrorCode> = new Set([
  'aborted',
  'bank_timeout',
  'bank_unavailable',
  'circuit_open',
  'log_in_paused',
  'overloaded',
  'quota_exhausted',
  'refused_request',
  'unsupported',
]);

/**
 * A provider gave no usable answer. The message consists of the provider's name, the code and an HTTP status. It
 * contains no name, account number, URL, secret or text from the answer; `cause` is never set.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: ProviderName;
  readonly code: ProviderErrorCode;
  readonly reason: FailureReason;
  readonly status: number | null;
  /** How long the provider asked, or needs, to be left alone; its circuit opens for that long, five minutes at most. */
  readonly retryAfterMs: number | null;

  constructor(
    provider: ProviderName,
    code: ProviderErrorCode,
    details: { readonly status?: number; readonly retryAfterMs?: number } = {},
  ) {
    super(`${provider}: ${code}${details.status === undefined ? '' : ` (HTTP ${details.status})`}`);
    this.provider = provider;
    this.code = code;
    this.reason = REASONS[code] ?? 'provider_unavailable';
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  /** Whether it counts against the provider's circuit. */
  get countsAgainstProvider(): boolean {
    return !HARMLESS.has(this.code);
  }
}
