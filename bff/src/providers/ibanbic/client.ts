import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { CallContext } from '../provider.ts';
import { explain } from './errors.ts';
import { type Validation, validation } from './schema.ts';
import type { IbanbicSettings } from './settings.ts';

/** Asks IBAN-BIC.com about one IBAN, in electronic form. */
export type ValidateIban = (iban: string, context: CallContext) => Promise<Validation>;

/** Printed on sample documents, and of nobody. */
const SPECIMEN_IBAN = 'DE89370400440532013000';

/** Proves that user name and password are taken. `validate_iban_dummy` costs nothing, and looks at no account. */
export async function logInTo(config: IbanbicSettings, client: OutboundClient, context: CallContext): Promise<void> {
  await createValidateIban({ ...config, dummy: true }, client)(SPECIMEN_IBAN, context);
}

/**
 * `validate_iban` with Basic authentication (RFC 7617, in UTF-8). "Supports GET and POST": by POST, since a GET has the
 * account number in its URL, where every proxy on the way would write it down.
 */
export function createValidateIban(config: IbanbicSettings, client: OutboundClient): ValidateIban {
  const credentials = Buffer.from(`${config.username}:${config.password}`, 'utf8').toString('base64');
  const path = config.dummy ? '/validate_iban_dummy' : '/validate_iban';

  return async (iban, { signal, deadline }) => {
    const response = await client.request({
      method: 'POST',
      path,
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      body: new URLSearchParams({ iban }),
      // It only reads: a second one does no harm.
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
