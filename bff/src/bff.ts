import type { Server } from 'node:http';
import type { Express } from 'express';
import type { DestinationStream } from 'pino';
import type { Dispatcher } from 'undici';
import { type AuditLog, auditIssued, openAuditLog } from './audit/log.ts';
import { createBatches } from './batches/create.ts';
import { createCallbacks } from './callbacks/create.ts';
import { keyAsker } from './checks/asker.ts';
import { createCheckService } from './checks/service.ts';
import type { BffConfig } from './config/load.ts';
import { ConfigError } from './config/load.ts';
import { warningsOf } from './config/warnings.ts';
import { createApp } from './http/app.ts';
import type { Features } from './http/routes/sessions.ts';
import { createHttpServer, createLifecycle, type HttpServer, listen } from './http/server.ts';
import { createProviderCallBudget } from './limits/shares.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { createPrometheusMetrics, type PrometheusMetrics } from './metrics/prometheus.ts';
import { createSharedTokens } from './outbound/shared-tokens.ts';
import { ParticipantListError } from './participants/list.ts';
import { openParticipants, type Participants } from './participants/participants.ts';
import { type GuardPolicy, guardProvider } from './providers/guard.ts';
import { createProviders } from './providers/index.ts';
import type { Provider } from './providers/provider.ts';
import { createReceiptIssuer } from './receipts/issuer.ts';
import { createReceiptKeys, type ReceiptKeySet } from './receipts/keys.ts';
import { localSigning, type RemoteSigningOptions, remoteSigning, type Signing } from './receipts/sign.ts';
import type { ReceiptSigner } from './receipts/signer.ts';
import { createSocketSigner } from './receipts/socket-signer.ts';
import { createKeyring, createSeal } from './secrets/keyring.ts';
import { createMemoryStore } from './store/memory.ts';
import { createRedisStore } from './store/redis/store.ts';
import type { Store } from './store/store.ts';
import { type Clock, startTimer, systemClock } from './time/clock.ts';
import type { Tracing } from './tracing/tracing.ts';
import { createCatalogue, installedWidget, type WidgetSource } from './widget-files/catalogue.ts';

/** What can be injected into a BFF; each has a production default. The caller closes what it passes in. */
export interface BffDependencies {
  readonly store?: Store;
  readonly clock?: Clock;
  /** Where log lines go; standard output by default. */
  readonly logDestination?: DestinationStream;
  /** Replaces real connections to providers. */
  readonly dispatcher?: Dispatcher;
  /** Adapters used in place of the configured ones and guarded in the same way. */
  readonly providers?: readonly Provider[];
  /** Signs receipts if the first of `RECEIPT_KEYS` has no private half; with `RECEIPT_SIGNER=program`. */
  readonly signer?: ReceiptSigner;
  /** The widget's built files; the installed `@payee-check/widget` by default, `null` for none. */
  readonly widget?: WidgetSource | null;
  /** From `loadTracing()`; none by default. */
  readonly tracing?: Tracing | null;
  /** Also measure the process itself (memory, event loop); only once per process. */
  readonly processMetrics?: boolean;
}

export interface Bff {
  /** To be mounted in another app, or called by a test. */
  readonly app: Express;
  readonly logger: Logger;
  /** Listens on the configured host and port. */
  listen(): Promise<Server>;
  /**
   * Drains: `/readyz` fails and new work is refused, checks under way end, callers that were told that a check is
   * pending have time to read it, requests in flight are answered, and then every connection, store and provider is
   * closed.
   */
  close(): Promise<void>;
}

function featuresOf(providers: readonly Provider[]): Features {
  const checksUk = providers.some(
    (provider) => provider.checkName !== undefined && provider.supports({ scheme: 'uk', country: 'GB' }),
  );
  return {
    schemes: checksUk ? ['iban', 'uk'] : ['iban'],
    accountDetails: providers.some(({ accountDetails }) => accountDetails !== undefined),
  };
}

/** `/metrics` on a separate port that is not public. */
function createMetricsServer(metrics: PrometheusMetrics, docs: string): HttpServer {
  return createHttpServer(async (request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    const body = found ? await metrics.expose() : '';
    response.writeHead(found ? 200 : 404, { 'Content-Type': metrics.contentType }).end(body);
  }, docs);
}

/** @throws {ConfigError} if it cannot be written, since nobody should find that out only when the log is needed */
function auditLogOf({ auditLog: path }: BffConfig, clock: Clock, log: Logger): AuditLog | null {
  if (path === null) return null;
  try {
    return openAuditLog({ path, clock, onFailure: (err) => log.error({ err }, 'the audit log cannot be written') });
  } catch {
    throw new ConfigError([{ name: 'AUDIT_LOG', message: 'names a file that cannot be written' }]);
  }
}

/** @throws {ConfigError} if there is no readable list */
function participantsOf(
  { participantsFile: path }: BffConfig,
  options: Omit<Parameters<typeof openParticipants>[0], 'path'>,
): Participants | null {
  if (path === null) return null;
  try {
    return openParticipants({ path, ...options });
  } catch (error) {
    const why = error instanceof ParticipantListError ? `: ${error.message}` : '';
    throw new ConfigError([{ name: 'VOP_PARTICIPANTS_FILE', message: `names a list that cannot be read${why}` }]);
  }
}

type SigningParts = Omit<RemoteSigningOptions, 'signer' | 'kid' | 'publicKey' | 'timeoutMs'> & {
  readonly signer: ReceiptSigner | null;
};

/** @throws {ConfigError} if nothing can sign, because then nothing could be answered */
function signingOf({ receiptSigner }: BffConfig, key: ReceiptKeySet['signing'], parts: SigningParts): Signing {
  const { privateKey, kid, publicKey } = key;
  if (privateKey !== null) return localSigning(privateKey);
  const { signer, ...rest } = parts;
  if (signer !== null) return remoteSigning({ signer, kid, publicKey, timeoutMs: receiptSigner.timeoutMs, ...rest });
  const message = 'is program, and createBff was given no signer';
  throw new ConfigError([{ name: 'RECEIPT_SIGNER', message }]);
}

/** In memory, or shared: if several instances each kept their own counts, they would let too much through. */
function defaultStore({ redisUrl: url, redisTimeoutMs: timeoutMs }: BffConfig, clock: Clock, log: Logger): Store {
  return url === null ? createMemoryStore({ clock }) : createRedisStore({ url, timeoutMs, clock, log });
}

/**
 * Puts a BFF together from its configuration. Nothing listens and nothing connects before `listen()`.
 *
 * @example
 * const bff = createBff(loadConfig(process.env));
 * await bff.listen();
 */
export function createBff(config: BffConfig, dependencies: BffDependencies = {}): Bff {
  const { clock = systemClock, dispatcher, widget = installedWidget(), tracing = null } = dependencies;
  const logger = createLogger(config.logLevel, dependencies.logDestination);
  const metrics = createPrometheusMetrics({ processMetrics: dependencies.processMetrics === true });
  const store = dependencies.store ?? defaultStore(config, clock, logger);
  const keyring = createKeyring(config.sessions.secrets);
  const receiptKeys = createReceiptKeys(config.receiptKeys, clock.now());
  const { socketPath } = config.receiptSigner;
  const socketSigner = socketPath === null ? null : createSocketSigner(socketPath);
  const signing = signingOf(config, receiptKeys.signing, {
    signer: socketSigner ?? dependencies.signer ?? null,
    clock,
    log: logger,
    metrics,
  });
  const audit = auditLogOf(config, clock, logger);
  const participants = participantsOf(config, { clock, metrics, log: logger });
  const lifecycle = createLifecycle();
  const catalogue = widget === null ? { current: null, releases: new Map() } : createCatalogue(widget);
  // Without merchant keys there are no known customers, so none of a quota is reserved for them.
  const limits = config.merchantKeys.length === 0 ? { ...config.limits, quotaReserve: 0 } : config.limits;
  const { providerCallsPerDay: perDay, quotaReserve: reserve } = limits;
  const policy: GuardPolicy = {
    clock,
    metrics,
    log: logger,
    budget: perDay === null ? null : createProviderCallBudget({ limit: perDay, reserve }, { store, clock }),
    timeoutMs: config.checks.providerTimeoutMs,
    tracing,
  };
  const adapters =
    dependencies.providers ??
    createProviders(config.providers, {
      store,
      keyring,
      sharedTokens: createSharedTokens({ store, seal: createSeal(keyring), keyring, clock }),
      metrics,
      logger,
      reserve,
      clock,
      production: config.production,
      proxy: config.proxy,
      longestCallMs: Math.max(config.checks.providerTimeoutMs, config.checks.deadlineMs),
      ...(dispatcher !== undefined && { dispatcher }),
    });
  const providers = adapters.map((adapter) => guardProvider(adapter, policy));
  const receipts = createReceiptIssuer({
    kid: receiptKeys.signing.kid,
    signing,
    issuer: config.server.publicUrl,
    clock,
    ...(audit !== null && { onIssued: auditIssued(audit) }),
  });
  const checks = createCheckService({
    providers,
    store,
    keyring,
    receipts,
    metrics,
    participants,
    clock,
    tracing,
    config: config.checks,
  });
  const redisUrl = dependencies.store === undefined ? config.redisUrl : null;
  const callbacks =
    config.callbacks === null
      ? null
      : createCallbacks({ config: config.callbacks, proxy: config.proxy, redisUrl, metrics, log: logger, clock });
  const batches = createBatches({
    limits,
    checks: config.checks,
    keys: config.merchantKeys.length,
    providers,
    store,
    redisUrl,
    callbacks,
    keyring,
    receipts,
    metrics,
    participants,
    logger,
    clock,
  });
  const app = createApp({
    config: { ...config, limits },
    checks,
    batches,
    callbacks,
    participants,
    features: featuresOf(providers),
    store,
    keyring,
    receiptKeys,
    signing,
    metrics,
    logger,
    clock,
    lifecycle,
    widget: catalogue,
    tracing,
  });
  for (const warning of warningsOf(config)) logger.warn(warning);
  if ((catalogue.current?.files.size ?? 0) === 0) logger.warn('The widget is not built: /widget answers 404');

  const docs = `${config.server.publicUrl}/docs/errors`;
  const main = createHttpServer(app, docs);
  const metricsServer = config.server.metricsPort === null ? null : createMetricsServer(metrics, docs);

  async function drainAndClose(): Promise<void> {
    lifecycle.shutDown();
    await Promise.all([checks.drain(), batches.close()]);
    await callbacks?.close();
    // With the store in this process, no other instance could send the results that callers were told to come back for.
    const waitMs = checks.awaitedUntil - clock.now();
    if (waitMs > 0) await startTimer(clock, waitMs).over;
    await Promise.all([main.stop(), metricsServer?.stop()]);
    if (dependencies.providers === undefined) await Promise.allSettled(providers.map((provider) => provider.close()));
    if (dependencies.store === undefined) await store.close();
    await socketSigner?.close();
    audit?.close();
  }
  let closing: Promise<void> | undefined;

  return {
    app,
    logger,
    async listen() {
      const { host, port, metricsPort } = config.server;
      // Connects a shared store. If it is away, `/readyz` says so until it is back.
      await store.ping().catch(() => undefined);
      // The log says whether receipts can be signed before the first one is needed.
      await signing.ready().catch(() => undefined);
      batches.start();
      callbacks?.start({
        batch: (id) => batches.progress(id),
        check: (owner, id) => checks.read(keyAsker(owner), id),
      });
      await listen(main.server, port, host);
      if (metricsServer !== null && metricsPort !== null) await listen(metricsServer.server, metricsPort, host);
      return main.server;
    },
    close() {
      closing ??= drainAndClose();
      return closing;
    },
  };
}
