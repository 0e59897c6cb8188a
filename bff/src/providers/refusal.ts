import type { ProviderName } from '@payee-check/shared/contract';
import type { OutboundResponse } from '../outbound/client.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';

const CODES: Readonly<Record<number, ProviderErrorCode>> = {
  401: 'bad_credentials',
  402: 'out_of_credits',
  403: 'bad_credentials',
  408: 'bank_timeout',
  421: 'unsupported',
  429: 'throttled',
  503: 'bank_unavailable',
};

function codeOf(status: number): ProviderErrorCode {
  const code = CODES[status];
  if (code !== undefined) return code;
  if (status >= 500) return 'server_error';
  if (status >= 400) return 'refused_request';
  // Neither an answer we asked for nor a refusal: a redirect, which is never followed, or no HTTP at all.
  return 'bad_answer';
}

/** What an HTTP status other than 2xx means where the provider's own documentation says nothing more exact. */
export function refusal(
  provider: ProviderName,
  { status, retryAfterMs }: Pick<OutboundResponse, 'status' | 'retryAfterMs'>,
): ProviderError {
  return new ProviderError(provider, codeOf(status), { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}

/** Whether the provider said, by a 404, that it does not have what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'refused_request' && error.status === 404;
}
