import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { refusal } from '../answers.ts';

/** What a refusal means. No bank is asked here, so a 408 or 503 is the service's own and counts against it. */
export function explain(response: OutboundResponse): ProviderError {
  const { status, retryAfterMs } = response;
  if (status !== 408 && status !== 503) return refusal('ibanbic', response);
  const code = status === 408 ? 'timed_out' : 'server_error';
  return new ProviderError('ibanbic', code, { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}
