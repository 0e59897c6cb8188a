import type { ProviderName } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { OutboundClient, OutboundResponse } from './client.ts';
import { ProviderError, type ProviderErrorCode } from './errors.ts';
import type { RenewToken } from './token-source.ts';

/**
 * RFC 6749 only recommends `expires_in`. Without it, a token is used for this long unless a 401 forces an earlier
 * renewal.
 */
const UNKNOWN_LIFE_SECONDS = 300;
const LONGEST_LIFE_SECONDS = 30 * 24 * 3600;

/** RFC 6749, section 5.1. */
const tokenAnswer = z.object({
  /** Visible ASCII only, because it goes into a header unchanged. */
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: z.coerce.number().positive().max(LONGEST_LIFE_SECONDS).catch(UNKNOWN_LIFE_SECONDS),
});

export interface ClientCredentials {
  readonly provider: ProviderName;
  /** At the origin of the token endpoint. */
  readonly client: OutboundClient;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Fetches a token with the client credentials grant (RFC 6749, section 4.4). The credentials are sent in the form, or
 * by HTTP Basic if the endpoint asks for it: servers rarely publish which of the two they accept, and only have to
 * accept one (section 2.3.1).
 */
export function clientCredentials(settings: ClientCredentials): RenewToken {
  const { provider, client, path, query = {}, clientId, clientSecret } = settings;
  return async ({ signal, deadline }) => {
    const ask = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) =>
      client.request({
        method: 'POST',
        path,
        query,
        headers,
        body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }),
        // A token costs nothing, so a second one does no harm.
        retry: 'transport',
        signal,
        deadline,
      });
    const first = await ask({ client_id: clientId, client_secret: clientSecret }, {});
    const response = wantsBasic(first) ? await ask({}, basic(clientId, clientSecret)) : first;
    if (response.status < 200 || response.status > 299) throw explain(provider, response);
    const parsed = tokenAnswer.safeParse(response.json());
    if (!parsed.success) throw new ProviderError(provider, 'bad_answer', { status: response.status });
    return { value: parsed.data.access_token, expiresInSeconds: parsed.data.expires_in };
  };
}

function wantsBasic({ status, headers }: OutboundResponse): boolean {
  return status === 401 && /\bbasic\b/i.test(String(headers['www-authenticate'] ?? ''));
}

function basic(...credentials: readonly [id: string, secret: string]) {
  const encoded = credentials.map((each) => new URLSearchParams([['', each]]).toString().slice(1)).join(':');
  return { authorization: `Basic ${Buffer.from(encoded).toString('base64')}` };
}

/** No bank stands behind a token endpoint, so its 408 and 503 are not a bank's; and `invalid_client` may come as 400. */
function explain(provider: ProviderName, { status, retryAfterMs }: OutboundResponse): ProviderError {
  let code: ProviderErrorCode = 'bad_answer';
  if (status === 400 || status === 401 || status === 403) code = 'bad_credentials';
  else if (status === 429) code = 'throttled';
  else if (status === 408 || status >= 500) code = 'server_error';
  return new ProviderError(provider, code, { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}
