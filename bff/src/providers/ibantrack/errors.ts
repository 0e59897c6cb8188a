import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { refusal } from '../answers.ts';
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
