import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { isMissing, refusal } from '../answers.ts';
import { errorAnswer } from './schema.ts';

/** What a refusal means. */
export function explain(response: OutboundResponse): ProviderError {
  const { status } = response;
  // Ibantrack's documentation: "403 Forbidden: Insufficient credits to perform the verification".
  if (status === 403) return new ProviderError('ibantrack', 'out_of_credits', { status });
  if (status === 400 && errorCode(response) === 'institution_out_of_scope') {
    return new ProviderError('ibantrack', 'unsupported', { status });
  }
  return refusal('ibantrack', response);
}

/** The `code` of an error's body in either of its two forms, `null` if there is none. */
function errorCode(response: OutboundResponse): string | null {
  try {
    return errorAnswer.parse(response.json()).code;
  } catch {
    return null;
  }
}

/** The service failed on a poll, the connection broke, or one of its instances does not know the verification yet. */
export function isStumble(error: unknown): error is ProviderError {
  if (!(error instanceof ProviderError)) return false;
  return (
    ['throttled', 'server_error', 'bank_unavailable', 'connection_failed'].includes(error.code) || isMissing(error)
  );
}
