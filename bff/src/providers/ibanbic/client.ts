import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { CallContext } from '../provider.ts';
import { explain } from './errors.ts';
import { alarm, type Validation, validation } from './schema.ts';
import type { IbanbicSettings } from './settings.ts';

export interface IbanbicClient {
  /** Asks about one IBAN, in electronic form. */
  validate(iban: string, context: CallContext): Promise<Validation>;
  /** Shows that user name and password are accepted. `validate_iban_dummy` costs nothing and examines no account. */
  logIn(context: CallContext): Promise<void>;
}

/** Printed on sample documents; nobody's account. */
const SPECIMEN_IBAN = 'DE89370400440532013000';

/**
 * `validate_iban` with Basic authentication (RFC 7617, in UTF-8). "Supports GET and POST": POST is used, because with
 * GET the account number would be in the URL, where every proxy on the way would log it.
 */
export function createIbanbicClient(config: IbanbicSettings, client: OutboundClient): IbanbicClient {
  const credentials = Buffer.from(`${config.username}:${config.password}`, 'utf8').toString('base64');

  async function ask(path: string, iban: string, { signal, deadline }: CallContext): Promise<Validation> {
    const response = await client.request({
      method: 'POST',
      path,
      headers: { authorization: `Basic ${credentials}`, accept: 'application/json' },
      body: new URLSearchParams({ iban }),
      // It only reads, so a second call does no harm.
      retry: 'transport',
      signal,
      deadline,
    });
    if (response.status !== 200) throw explain(response);
    const answer = response.json();
    const parsed = validation.safeParse(answer);
    const usable = parsed.success ? parsed : alarm.safeParse(answer);
    if (!usable.success) throw new ProviderError('ibanbic', 'bad_answer', { status: response.status });
    return usable.data;
  }

  return {
    validate: (iban, context) => ask(config.dummy ? '/validate_iban_dummy' : '/validate_iban', iban, context),
    logIn: async (context) => {
      await ask('/validate_iban_dummy', SPECIMEN_IBAN, context);
    },
  };
}
