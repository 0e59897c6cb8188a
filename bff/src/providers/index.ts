import type { Dispatcher } from 'undici';
import type { Metrics } from '../metrics/metrics.ts';
import { createOutboundClient } from '../outbound/client.ts';
import { createLogInPauses } from '../outbound/log-in-pause.ts';
import type { TlsOptions } from '../outbound/pool.ts';
import type { ProxyOptions } from '../outbound/proxy.ts';
import type { SharedTokens } from '../outbound/shared-tokens.ts';
import { createTokenCache } from '../outbound/token-source.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { ConfiguredProvider } from './definition.ts';
import type { Provider } from './provider.ts';
import { createUnknownWords } from './unknown-words.ts';

export interface ProvidersDependencies {
  readonly store: Store;
  /** Hashes that identify customers in the store. */
  readonly keyring: Pick<Keyring, 'hash'>;
  /** Where instances share tokens; if absent, this instance is alone. */
  readonly sharedTokens?: SharedTokens;
  readonly metrics: Pick<Metrics, 'providerBalance' | 'unknownWord' | 'logInPaused'>;
  /** pino's loggers fit. */
  readonly logger: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /**
   * `QUOTA_RESERVE`: how much of a provider's quota is reserved for customers whom a merchant knows; none by default.
   */
  readonly reserve?: number;
  readonly clock: Clock;
  /** `NODE_ENV=production`. */
  readonly production: boolean;
  /** No request takes longer. */
  readonly longestCallMs: number;
  /** `HTTPS_PROXY`; absent or `null`: none. */
  readonly proxy?: ProxyOptions | null;
  /** Replaces real connections; the caller closes it. */
  readonly dispatcher?: Dispatcher;
}

/**
 * The adapters that `PROVIDERS` names, in that order. None of them connects before it is first called. Whoever creates
 * them closes them.
 *
 * @throws ProviderError if key material cannot be used: `tls_failed` or `bad_credentials`.
 */
export function createProviders(
  configured: readonly ConfiguredProvider[],
  dependencies: ProvidersDependencies,
): Provider[] {
  const {
    store,
    keyring,
    sharedTokens,
    metrics,
    logger,
    clock,
    reserve = 0,
    production,
    longestCallMs,
    dispatcher,
    proxy = null,
  } = dependencies;
  const unknownWords = createUnknownWords({ metrics, logger });
  const pauses = createLogInPauses({ store, hash: keyring.hash, clock, metrics, logger });
  const tokens = createTokenCache({ clock, pauses, ...(sharedTokens && { sharedTokens }) });
  const shared = { tokens, pauses, store, keyring, reserve, clock, metrics, logger, unknownWords, production };

  return configured.map(({ name: provider, create }) => {
    const client = (baseUrl: string, tls?: TlsOptions) =>
      createOutboundClient(
        { provider, baseUrl, timeoutMs: longestCallMs, ...(tls && { tls }), ...(proxy && { proxy }) },
        { clock, ...(dispatcher && { dispatcher }) },
      );
    return create({ ...shared, client });
  });
}
