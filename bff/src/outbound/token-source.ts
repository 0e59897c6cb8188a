import { createHash } from 'node:crypto';
import type { ProviderName } from '@payee-check/shared/contract';
import { type Clock, limitTime, systemClock, withinSignal } from '../time/clock.ts';
import type { OutboundResponse } from './client.ts';
import { ProviderError } from './errors.ts';
import type { LogIn, LogInPauses } from './log-in-pause.ts';
import type { KeptToken, SharedTokens } from './shared-tokens.ts';

/** What bounds one use of a token. */
export interface TokenContext {
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** A provider's access token and how long it lasts. */
export interface IssuedToken {
  readonly value: string;
  readonly expiresInSeconds: number;
}

/** Fetches a new token; rejects with `ProviderError` (`bad_credentials` if they are refused). */
export type RenewToken = (context: TokenContext) => Promise<IssuedToken>;

/** Whose token it is. Two owners that differ in anything never share one. */
export interface TokenOwner {
  readonly provider: ProviderName;
  /** The environment: base or token URL. */
  readonly environment: string;
  /** Everything that identifies the credential, secret included; only its digest is kept. */
  readonly credential: readonly string[];
  /** How long the first refused log-in is not retried; a minute by default. */
  readonly firstPauseMs?: number;
}

export interface TokenSource {
  /** A token that is still valid for a while. Twenty simultaneous callers on a cold start cause one renewal. */
  token(context: TokenContext): Promise<string>;
  /** Reports that the provider refused this token. Does nothing if it has been replaced since. */
  invalidate(token: string): void;
  /** Reports that it refused a fresh token, or the account as such: no other token is fetched for a while. */
  refuse(retryAfterMs: number | null): Promise<void>;
}

export interface TokenCache {
  source(owner: TokenOwner, renew: RenewToken): TokenSource;
}

/** A token is replaced a minute, or a tenth of its life, before it ends, whichever is less. */
const LARGEST_MARGIN_MS = 60_000;
const MARGIN_SHARE = 0.1;
/** One renewal serves many callers, so it has its own time limit and outlives the first caller. */
const RENEWAL_TIMEOUT_MS = 8000;
const MAX_TOKENS = 64;

interface TokenCacheDependencies {
  readonly clock?: Clock;
  readonly maxTokens?: number;
  /** Where instances share tokens; if absent, this instance is alone. */
  readonly sharedTokens?: SharedTokens;
  /** If absent, a refused log-in may be retried immediately. */
  readonly pauses?: LogInPauses;
}

/** The tokens of all providers, bounded; the least recently used is evicted first. */
export function createTokenCache(dependencies: TokenCacheDependencies = {}): TokenCache {
  const { clock = systemClock, maxTokens = MAX_TOKENS, sharedTokens, pauses } = dependencies;
  const tokens = new Map<string, KeptToken>();
  const renewals = new Map<string, Promise<string>>();
  /** The token that a provider refused last, so that it is not taken from the store again. */
  const refused = new Map<string, string>();

  function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
    map.delete(key);
    map.set(key, value);
    for (const oldest of map.keys()) {
      if (map.size <= maxTokens) break;
      map.delete(oldest);
    }
  }

  function withMargin({ value, expiresInSeconds }: IssuedToken): KeptToken {
    const lifeMs = Math.max(expiresInSeconds * 1000, 0);
    const margin = Math.min(LARGEST_MARGIN_MS, lifeMs * MARGIN_SHARE);
    return { value, staleAt: clock.now() + lifeMs - margin };
  }

  function renewal(logIn: LogIn, renew: RenewToken): Promise<string> {
    const { key } = logIn;
    const underWay = renewals.get(key);
    if (underWay !== undefined) return underWay;
    const deadline = clock.now() + RENEWAL_TIMEOUT_MS;
    const time = limitTime(clock, deadline);
    const { signal } = time;
    const attempt = async () => withMargin(await renew({ signal, deadline }));
    const fetch = () => (pauses === undefined ? attempt() : pauses.run(logIn, attempt));
    const isUsable = (token: KeptToken) => token.value !== refused.get(key) && clock.now() < token.staleAt;
    const started = (sharedTokens === undefined ? fetch() : sharedTokens.obtain(key, isUsable, fetch, signal))
      .then((token) => {
        remember(tokens, key, token);
        return token.value;
      })
      .finally(() => {
        time.end();
        renewals.delete(key);
      });
    // By the time it fails, every waiter may be gone.
    started.catch(() => undefined);
    renewals.set(key, started);
    return started;
  }

  return {
    source(owner, renew) {
      const logIn = logInOf(owner);
      const { key } = logIn;
      return {
        async token(context) {
          const entry = tokens.get(key);
          if (entry !== undefined && clock.now() < entry.staleAt) {
            remember(tokens, key, entry);
            return entry.value;
          }
          return withinSignal(renewal(logIn, renew), context.signal, () => {
            const late = clock.now() >= context.deadline;
            return new ProviderError(owner.provider, late ? 'timed_out' : 'aborted');
          });
        },
        invalidate(token) {
          remember(refused, key, token);
          if (tokens.get(key)?.value === token) tokens.delete(key);
        },
        refuse: async (retryAfterMs) => pauses?.refuse(logIn, retryAfterMs),
      };
    },
  };
}

/** The key of its log-ins. */
export function logInOf({ provider, environment, credential, firstPauseMs }: TokenOwner): LogIn {
  const key = createHash('sha256')
    .update(JSON.stringify([provider, environment, ...credential]))
    .digest('base64url');
  return { provider, key, ...(firstPauseMs !== undefined && { firstPauseMs }) };
}

/**
 * Makes a call with a token and, if the answer is 401, once more with a new one. A call that was refused because of its
 * token did nothing, so it is safe to repeat. The second answer is final.
 */
export async function withToken(
  source: TokenSource,
  context: TokenContext,
  call: (token: string) => Promise<OutboundResponse>,
): Promise<OutboundResponse> {
  const token = await source.token(context);
  const answer = await call(token);
  if (answer.status !== 401) return answer;
  source.invalidate(token);
  const second = await call(await source.token(context));
  if (second.status === 401) await source.refuse(second.retryAfterMs);
  return second;
}

/** Headers of a call that was given a token. */
export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
