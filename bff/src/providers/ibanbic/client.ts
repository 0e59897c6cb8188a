import type { IbanbicConfig } from '../../config/types.ts';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../errors.ts';
import type { CallContext } from '../provider.ts';
import { refusal } from '../refusal.ts';
import { type Validation, validation } from './schema.ts';

/** Asks IBAN-BIC.com about one IBAN, in electronic form. */
export type ValidateIban = (iban: string, context: CallContext) => Promise<Validation>;

/**
 * `GET /validate_iban/{iban}` with Basic authentication (RFC 7617, in UTF-8). The one URL of the product that holds an
 * account number, because the service has it so: the outbound client puts no URL into an error, and logs none.
 */
export function createValidateIban(config: IbanbicConfig, client: OutboundClient): ValidateIban {
  const credentials = Buffer.from(`${config.username}:${config.password}`, 'utf8').toString('base64');
  const path = config.dummy ? '/validate_iban_dummy' : '/validate_iban';

  return async (iban, { signal, deadline }) => {
    const response = await client.request({
      method: 'GET',
      path: `${path}/${iban}`,
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      retry: 'transport',
      signal,
      deadline,
    });
    if (response.status !== 200) throw explain(response);
    const parsed = validation.safeParse(response.json());
    if (!parsed.success) throw new ProviderError('ibanbic', 'bad_answer', { status: response.status });
    return parsed.data;
  };
}

/** No bank is asked here, so that a 408 or 503 is the service's own and counts against it. */
function explain(response: OutboundResponse): ProviderError {
  const { status, retryAfterMs } = response;
  if (status !== 408 && status !== 503) return refusal('ibanbic', response);
  const code = status === 408 ? 'timed_out' : 'server_error';
  return new ProviderError('ibanbic', code, { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}
