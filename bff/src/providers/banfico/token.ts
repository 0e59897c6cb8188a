import { z } from 'zod';
import type { BanficoConfig } from '../../config/types.ts';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import type { RenewToken } from '../../outbound/token-source.ts';
import { ProviderError, type ProviderErrorCode } from '../errors.ts';

/** RFC 6749 only recommends `expires_in`; without it a token is used for this long, and a 401 renews it sooner. */
const UNKNOWN_LIFE_SECONDS = 300;

/** RFC 6749, section 5.1. */
const tokenAnswer = z.object({
  /** Visible ASCII alone: it goes into a header as it stands. */
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: z.coerce.number().positive().catch(UNKNOWN_LIFE_SECONDS),
});

/** Fetches a token at `BANFICO_TOKEN_URL` by client credentials (RFC 6749, section 4.4), as a form. */
export function renewBanficoToken(config: BanficoConfig, client: OutboundClient): RenewToken {
  const url = new URL(config.tokenUrl);
  const { clientId, clientSecret } = config;
  return async ({ signal, deadline }) => {
    const ask = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) =>
      client.request({
        method: 'POST',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers,
        body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }),
        retry: 'unsent',
        signal,
        deadline,
      });
    const first = await ask({ client_id: clientId, client_secret: clientSecret }, {});
    const response = wantsBasic(first) ? await ask({}, basic(clientId, clientSecret)) : first;
    const parsed = response.status === 200 ? tokenAnswer.safeParse(response.json()) : null;
    if (!parsed?.success) throw explain(response);
    return { value: parsed.data.access_token, expiresInSeconds: parsed.data.expires_in };
  };
}

/** Which of the two ways a server takes is not published, and it has to take only this one (RFC 6749, section 2.3.1). */
function wantsBasic({ status, headers }: OutboundResponse): boolean {
  return status === 401 && /\bbasic\b/i.test(String(headers['www-authenticate'] ?? ''));
}

function basic(...credentials: readonly [id: string, secret: string]) {
  const encoded = credentials.map((it) => new URLSearchParams([['', it]]).toString().slice(1)).join(':');
  return { authorization: `Basic ${Buffer.from(encoded).toString('base64')}` };
}

/** No bank stands behind the token endpoint, so its 408 and 503 are not a bank's; and `invalid_client` may come as 400. */
function explain({ status, retryAfterMs }: OutboundResponse): ProviderError {
  let code: ProviderErrorCode = 'bad_answer';
  if (status === 400 || status === 401 || status === 403) code = 'bad_credentials';
  else if (status === 429) code = 'throttled';
  else if (status === 408 || status >= 500) code = 'server_error';
  return new ProviderError('banfico', code, { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
}
