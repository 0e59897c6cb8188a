import { z } from 'zod';
import type { Question } from '../../checks/question.ts';
import type { IbantrackConfig } from '../../config/types.ts';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { pathSegment } from '../../outbound/path.ts';
import { createQuota } from '../../outbound/quota.ts';
import {
  type IssuedToken,
  type TokenCache,
  type TokenContext,
  type TokenSource,
  withToken,
} from '../../outbound/token-source.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';
import { ProviderError } from '../errors.ts';
import type { CallContext } from '../provider.ts';
import { refusal } from '../refusal.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { sandboxResult } from './sandbox.ts';

const MINUTE_MS = 60_000;

/** The ids of verifications, as far as they are documented: they end in a digit in the sandbox, and are opaque. */
const VERIFICATION_ID = /^[\w-]{1,100}$/;

const tokenAnswer = z.object({
  /** Visible ASCII alone: it goes into a header as it stands. */
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  /** Seconds. */
  expires_in: z.coerce
    .number()
    .positive()
    .max(30 * 24 * 3600)
    .catch(60),
});

const errorAnswer = z.object({ code: z.string() });

export interface IbantrackDependencies {
  /** At `IBANTRACK_BASE_URL`. Closed with the provider. */
  readonly client: OutboundClient;
  readonly tokens: TokenCache;
  /** Counts the quotas, over all instances. */
  readonly store: Store;
  /** `QUOTA_RESERVE`. */
  readonly reserve?: number;
  readonly clock: Clock;
  readonly unknownWords: UnknownWords;
}

/** Ibantrack's three endpoints. Each resolves with a good answer's body, or rejects with `ProviderError`. */
export interface IbantrackRequests {
  verify(question: Question & { readonly account: { readonly scheme: 'iban' } }, context: CallContext): Promise<Answer>;
  read(id: string | null, context: CallContext): Promise<Answer>;
}

export interface Answer {
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

export function createRequests(config: IbantrackConfig, dependencies: IbantrackDependencies): IbantrackRequests {
  const { client } = dependencies;
  const resource = `${config.sandbox ? '/sandbox' : ''}/account-holder-verifications`;
  const quota = (operation: string, limit: number) =>
    createQuota({ provider: 'ibantrack', operation, limit, windowMs: MINUTE_MS }, dependencies);
  const posts = quota('posts', config.postsPerMinute);
  const gets = quota('gets', config.getsPerMinute);
  const tokens: TokenSource = dependencies.tokens.source(
    { provider: 'ibantrack', environment: config.baseUrl, credential: [config.clientId, config.clientSecret] },
    (context) => fetchToken(config, client, context),
  );

  return {
    async verify(question, context) {
      await posts.take(context.answerBy ?? context.deadline, context.signal, context.claimant);
      const body = {
        account: { iban: question.account.iban },
        account_holder: { name: question.name },
        ...(config.sandbox ? { sandbox_result: sandboxResult(question.name) } : {}),
      };
      return good(
        await withToken(tokens, context, (token) =>
          client.request({ method: 'POST', path: resource, headers: bearer(token), body, retry: 'unsent', ...context }),
        ),
      );
    },
    async read(id, context) {
      const path = `${resource}/${pathSegment('ibantrack', id, VERIFICATION_ID)}`;
      await gets.take(context.deadline, context.signal, context.claimant);
      return good(
        await withToken(tokens, context, (token) =>
          client.request({ method: 'GET', path, headers: bearer(token), retry: 'transport', ...context }),
        ),
      );
    },
  };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function fetchToken(
  config: IbantrackConfig,
  client: OutboundClient,
  context: TokenContext,
): Promise<IssuedToken> {
  const answer = await client.request({
    method: 'POST',
    path: '/oauth2/token',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: config.clientId,
      client_secret: config.clientSecret,
    }),
    // A token costs nothing: a second one does no harm.
    retry: 'transport',
    ...context,
  });
  const { status } = answer;
  // RFC 6749, section 5.2: 400 as well as 401 may say that the client is not known.
  if (status === 400 || status === 403) throw new ProviderError('ibantrack', 'bad_credentials', { status });
  // No bank stands behind this endpoint.
  if (status === 408 || status >= 500) throw new ProviderError('ibantrack', 'server_error', { status });
  if (status < 200 || status > 299) throw refusal('ibantrack', answer);
  const token = tokenAnswer.safeParse(answer.json());
  if (!token.success) throw new ProviderError('ibantrack', 'bad_answer');
  return { value: token.data.access_token, expiresInSeconds: token.data.expires_in };
}

function good(answer: OutboundResponse): Answer {
  if (answer.status >= 200 && answer.status <= 299) return { body: answer.json(), retryAfterMs: answer.retryAfterMs };
  // Ibantrack's documentation: "403 Forbidden: Insufficient credits to perform the verification".
  if (answer.status === 403) throw new ProviderError('ibantrack', 'out_of_credits', { status: 403 });
  if (answer.status === 400 && errorCode(answer) === 'institution_out_of_scope') {
    throw new ProviderError('ibantrack', 'unsupported', { status: 400 });
  }
  throw refusal('ibantrack', answer);
}

/** The `code` of an error's body in either of its generations, `null` if there is none. */
function errorCode(answer: OutboundResponse): string | null {
  try {
    return errorAnswer.parse(answer.json()).code;
  } catch {
    return null;
  }
}
