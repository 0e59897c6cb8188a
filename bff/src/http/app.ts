import compression from 'compression';
import express, { type Express, type NextFunction, type Request } from 'express';
import type { Batches } from '../batches/create.ts';
import type { Callbacks } from '../callbacks/create.ts';
import type { CheckService } from '../checks/service.ts';
import type { BffConfig } from '../config/load.ts';
import { createOwnersOf, type OwnersOf } from '../limits/address.ts';
import { createCheckLimits } from '../limits/check-limits.ts';
import { createKeyLimits } from '../limits/key-limits.ts';
import { createRequestLimiter } from '../limits/request-limiter.ts';
import { describeError, type Logger } from '../log/logger.ts';
import type { PrometheusMetrics } from '../metrics/prometheus.ts';
import { createProxyAgent } from '../outbound/proxy.ts';
import type { Participants } from '../participants/participants.ts';
import { testAccountsOf } from '../providers/list.ts';
import { createReadBefore } from '../receipts/before.ts';
import type { ReceiptKeySet } from '../receipts/keys.ts';
import type { Signing } from '../receipts/sign.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { createReceiptVerifier } from '../receipts/verify.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { createApiKeys } from '../sessions/api-keys.ts';
import { createBindings } from '../sessions/bindings.ts';
import { createAltcha } from '../sessions/challenges/altcha.ts';
import { createService } from '../sessions/challenges/services.ts';
import { createProofs } from '../sessions/proofs.ts';
import { createSessionTokens } from '../sessions/tokens.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { MINUTE_MS } from '../time/units.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { WidgetCatalogue } from '../widget-files/catalogue.ts';
import { addressOf, type Reply } from './context.ts';
import { type Endpoint, exactRouter, mount, nameRoute } from './endpoint.ts';
import { createAuthorize } from './middleware/authorize.ts';
import { createFailures } from './middleware/failures.ts';
import { createCors, openToAll, secureData, secureWidget } from './middleware/headers.ts';
import { createIdentify } from './middleware/identify.ts';
import { ProblemError } from './problems.ts';
import { batchRoutes } from './routes/batches.ts';
import { checkRoutes } from './routes/checks.ts';
import { documentRoutes } from './routes/documents.ts';
import { operationRoutes } from './routes/operations.ts';
import { packageRoutes } from './routes/packages.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { recheckRoutes } from './routes/rechecks.ts';
import { type Features, sessionRoutes } from './routes/sessions.ts';
import { widgetRoutes } from './routes/widget.ts';
import type { Lifecycle } from './server.ts';

export interface AppParts {
  readonly config: BffConfig;
  readonly checks: CheckService;
  readonly batches: Batches;
  readonly callbacks: Callbacks | null;
  readonly participants: Participants | null;
  readonly features: Features;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly receiptKeys: ReceiptKeySet;
  readonly signing: Pick<Signing, 'ready'>;
  readonly metrics: PrometheusMetrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly widget: WidgetCatalogue;
  readonly tracing: Tracing | null;
}

function nothingHere(): never {
  throw new ProblemError('not_found');
}

/** The challenge that a browser may have to answer before it gets a session. */
function challengeOf({ config, keyring, store, clock, logger }: AppParts) {
  const { challenge } = config.sessions;
  if (challenge === null) return null;
  const { provider, fromSessionsPerMinute, ...keys } = challenge;
  const challenger =
    provider === 'altcha'
      ? createAltcha({ keyring, store, clock })
      : createService(
          { provider, ...keys, ...(config.proxy && { dispatcher: createProxyAgent(config.proxy) }) },
          (service, failure) => {
            const what = 'error' in failure ? describeError(failure.error) : failure;
            logger.warn({ service, ...what }, 'challenge service cannot be reached');
          },
        );
  return { challenger, fromSessionsPerMinute };
}

/** The contract: everything under `/v1`. */
function api(parts: AppParts, ownersOf: OwnersOf): Endpoint[] {
  const { config, checks, batches, features, store, keyring, receiptKeys, metrics, logger, clock, lifecycle } = parts;
  const { allowedOrigins, limits, sessions, server } = config;
  const tokens = createSessionTokens(keyring, clock);
  const singleUse = createSingleUse(store);
  const bindings = createBindings(store, clock);
  const authorize = createAuthorize({
    tokens,
    proofs: createProofs({ keyring, store, clock, publicUrl: server.publicUrl }),
    bindings,
    binding: sessions.binding,
    apiKeys: createApiKeys(config.merchantKeys, allowedOrigins),
    allowedOrigins,
    anonymousSessions: sessions.anonymous,
    keyring,
  });
  const readBefore = createReadBefore({
    keys: receiptKeys,
    issuer: server.publicUrl,
    production: config.production,
  });
  const keys = config.merchantKeys.length;
  const checkLimits = createCheckLimits({ store, limits, keyring, ownersOf, keys, clock, metrics });
  const keyLimits = createKeyLimits({
    store,
    limits,
    keyring,
    accountHash: checkLimits.accountHash,
    keys,
    clock,
    metrics,
  });
  const testAccounts = testAccountsOf(
    config.production,
    config.providers.map(({ name }) => name),
  );
  return [
    ...sessionRoutes({
      authorize,
      tokens,
      bindings,
      store,
      keyring,
      ownersOf,
      clock,
      lifecycle,
      limits,
      sessions,
      features,
      challenge: challengeOf(parts),
      metrics,
      logger,
    }),
    ...checkRoutes({
      authorize,
      checks,
      limits: checkLimits,
      keyLimits,
      singleUse,
      keyring,
      clock,
      lifecycle,
      callbacks: parts.callbacks,
      testAccounts,
    }),
    ...batchRoutes({
      authorize,
      batches: batches.service,
      keyLimits,
      clock,
      lifecycle,
      testAccounts,
      readBefore,
      linesPerBatch: limits.linesPerBatch,
    }),
    ...recheckRoutes({
      authorize,
      checks,
      keyLimits,
      accountHash: checkLimits.accountHash,
      readBefore,
      clock,
      lifecycle,
      callbacks: parts.callbacks,
      testAccounts,
    }),
    ...receiptRoutes(
      authorize,
      createReceiptVerifier({ keys: receiptKeys, issuer: server.publicUrl, singleUse, clock }),
    ),
  ];
}

export function createApp(parts: AppParts): Express {
  const { config, store, keyring, receiptKeys, metrics, logger, clock, lifecycle, widget, tracing } = parts;
  const { allowedOrigins, limits, server, production } = config;
  const ownersOf = createOwnersOf(keyring);

  /** Anything that costs something is counted or refused; public routes are served even when nothing can be counted. */
  const limitRequests = (openWithoutStore: boolean) =>
    createRequestLimiter({
      limit: 'requests-per-address',
      quota: limits.requestsPerIpPerMinute,
      windowMs: MINUTE_MS,
      ownerOf: (request) => ownersOf(addressOf(request)).address,
      store,
      logger,
      openWithoutStore,
    });
  /** A refused request never reaches a route, so the route it was meant for is determined here. */
  const refused = (endpoints: readonly Endpoint[], base = '') => {
    const name = nameRoute(endpoints, base);
    return (error: unknown, request: Request, reply: Reply, next: NextFunction): void => {
      name(request, reply, () => next(error));
    };
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', typeof server.trustProxy === 'object' ? [...server.trustProxy] : server.trustProxy);
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(createIdentify({ logger, metrics, lifecycle, tracing }));
  const contract = api(parts, ownersOf);
  // One router for all of it: Express matches and cuts the path anew for each layer that is mounted at one.
  const contractRoutes = exactRouter();
  contractRoutes.use(secureData, createCors(allowedOrigins), limitRequests(false), refused(contract, '/v1'));
  mount(contractRoutes, contract, '/v1');
  contractRoutes.use(nothingHere);
  app.use('/v1', contractRoutes);

  const operations = operationRoutes({
    store,
    batches: parts.batches,
    signing: parts.signing,
    participants: parts.participants,
    lifecycle,
    metrics,
    production,
    server,
  });
  const operationsRoutes = exactRouter();
  mount(operationsRoutes, operations);
  const files = [...widgetRoutes(widget), ...packageRoutes(server.packagesDirectory)];
  const fileRoutes = exactRouter();
  fileRoutes.use('/widget', secureWidget);
  mount(fileRoutes, files);
  const documents = documentRoutes(receiptKeys, server.publicUrl, [...contract, ...operations, ...files]);
  const documentsRoutes = exactRouter();
  // They contain nothing secret, so their compressed size reveals nothing (BREACH). Responses under /v1 are not
  // compressed.
  documentsRoutes.use(compression());
  mount(documentsRoutes, documents);
  app.use(secureData, operationsRoutes, openToAll, limitRequests(true), refused([...files, ...documents]));
  app.use(fileRoutes, documentsRoutes, nothingHere);

  app.use(createFailures({ docs: `${server.publicUrl}/docs/errors`, logger, metrics, clock }));
  return app;
}
