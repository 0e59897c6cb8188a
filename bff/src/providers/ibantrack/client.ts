import type { Question } from '../../domain/question.ts';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { clientCredentials } from '../../outbound/client-credentials.ts';
import { pathSegment } from '../../outbound/exchange.ts';
import { createQuota } from '../../outbound/quota.ts';
import { bearer, type TokenCache, withToken } from '../../outbound/token-source.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';
import { MINUTE_MS } from '../../time/units.ts';
import type { CallContext } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { explain } from './errors.ts';
import type { IbantrackSettings } from './settings.ts';

/**
 * What Ibantrack's sandbox is told to answer: it asks no bank, so the holder name determines the result. These are the
 * names of our own test payees; anything else matches.
 */
function sandboxResult(name: string): 'match' | 'close_match' | 'no_match' | 'failed' {
  const text = name.toLowerCase();
  if (text.includes('no match')) return 'no_match';
  if (text.includes('close match')) return 'close_match';
  if (text.includes('unavailable')) return 'failed';
  return 'match';
}

/** The ids of verifications, as far as documented: opaque; in the sandbox they end in a digit. */
const VERIFICATION_ID = /^[\w-]{1,100}$/;

/** An id as part of a path. @throws ProviderError `bad_answer` for one that could lead elsewhere. */
export function verificationId(id: string | null): string {
  return pathSegment('ibantrack', id, VERIFICATION_ID);
}

export interface IbantrackDependencies {
  /** At `IBANTRACK_BASE_URL`. Closed with the provider. */
  readonly client: OutboundClient;
  readonly tokens: TokenCache;
  /** Counts the quotas across all instances. */
  readonly store: Store;
  /** `QUOTA_RESERVE`. */
  readonly reserve?: number;
  readonly clock: Clock;
  readonly unknownWords: UnknownWords;
}

/** Ibantrack's endpoints. Each resolves with a good answer's body, or rejects with `ProviderError`. */
export interface IbantrackClient {
  /** Fetches a token, nothing else. */
  logIn(context: CallContext): Promise<void>;
  verify(question: Question & { readonly account: { readonly scheme: 'iban' } }, context: CallContext): Promise<Answer>;
  /** @param id Of `verificationId`. */
  read(id: string, context: CallContext): Promise<Answer>;
  /** Many verifications in one call. */
  submit(questions: readonly { readonly iban: string; readonly name: string }[], context: CallContext): Promise<Answer>;
  /** One page of its items, from 1. */
  items(id: string, page: number, context: CallContext): Promise<Answer>;
}

/** The documentation describes pages in answers, but not how to request one. */
const PAGE_PARAMETER = 'page';

interface Answer {
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

export function createIbantrackClient(config: IbantrackSettings, dependencies: IbantrackDependencies): IbantrackClient {
  const { client } = dependencies;
  const resource = `${config.sandbox ? '/sandbox' : ''}/account-holder-verifications`;
  const quota = (operation: string, limit: number) =>
    createQuota({ provider: 'ibantrack', operation, limit, windowMs: MINUTE_MS }, dependencies);
  const posts = quota('posts', config.postsPerMinute);
  const gets = quota('gets', config.getsPerMinute);
  const { baseUrl: environment, clientId, clientSecret } = config;
  const tokens = dependencies.tokens.source(
    { provider: 'ibantrack', environment, credential: [clientId, clientSecret] },
    clientCredentials({ provider: 'ibantrack', client, path: '/oauth2/token', clientId, clientSecret }),
  );

  async function get(
    path: string,
    context: CallContext,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    await gets.take(context.deadline, context.signal, context.claimant);
    return good(
      await withToken(tokens, context, (token) =>
        client.request({ method: 'GET', path, query, headers: bearer(token), retry: 'transport', ...context }),
      ),
    );
  }

  return {
    async logIn(context) {
      await tokens.token(context);
    },
    async verify(question, context) {
      await posts.take(context.answerBy ?? context.deadline, context.signal, context.claimant, context.onWaiting);
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
    read: (id, context) => get(`${resource}/${id}`, context),
    async submit(questions, context) {
      await posts.take(context.answerBy ?? context.deadline, context.signal, context.claimant, context.onWaiting);
      const path = `${resource}/bulk`;
      const body = {
        verifications: questions.map(({ iban, name }) => ({ account: { iban }, account_holder: { name } })),
      };
      return good(
        await withToken(tokens, context, (token) =>
          client.request({ method: 'POST', path, headers: bearer(token), body, retry: 'unsent', ...context }),
        ),
      );
    },
    items(id, page, context) {
      const path = `${resource}/bulk/${verificationId(id)}/items`;
      return get(path, context, { [PAGE_PARAMETER]: String(page) });
    },
  };
}

function good(answer: OutboundResponse): Answer {
  if (answer.status < 200 || answer.status > 299) throw explain(answer);
  return { body: answer.json(), retryAfterMs: answer.retryAfterMs };
}
