import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { refusal } from '../answers.ts';

type Refused = Pick<OutboundResponse, 'status' | 'retryAfterMs'>;

/** A poll that is rejected with a time to come back: the verification itself continues. */
export function isAskedToWait({ status, retryAfterMs }: Refused): boolean {
  return (status === 429 || status === 503) && retryAfterMs !== null;
}

/** A poll failed in the service or at a gateway before it, or one of its instances does not know the verification yet. */
export function isStumble({ status }: Refused): boolean {
  return status < 400 || status === 404 || status === 429 || status >= 500;
}

export function isCutOff(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'connection_failed';
}

/**
 * There is no time for another poll: the bank has been asked and is late, which is reported of the bank and not of the
 * provider.
 */
export function givenUp(last: Refused): ProviderError {
  return isAskedToWait(last) ? refusal('banfico', last) : new ProviderError('banfico', 'bank_timeout');
}
