import { type CheckService, createCheckService } from '../checks/service.ts';
import { loadConfig } from '../config/load.ts';
import { guardProvider } from '../providers/guard.ts';
import { createProviders } from '../providers/index.ts';
import { createKeyring } from '../secrets/keyring.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { createMemoryStore } from '../store/memory.ts';
import { systemClock as clock } from '../time/clock.ts';
import { ADMISSION } from './checks.ts';
import { json } from './upstream.ts';

export const IBAN = 'DE89370400440532013000';
export const VISITOR: SessionClaims = {
  id: 'ses_1',
  origin: 'https://shop.example',
  minted: false,
  mintedBy: null,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'none' as const,
  key: null,
  expiresAt: Date.now() + 3_600_000,
};
export const TOKEN = json(200, { access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 });

interface Options {
  readonly order: readonly ('ibantrack' | 'banfico')[];
  /** What stands before the documented paths; the token of both is at `/token` and `/oauth2/token`. */
  readonly ibantrackUrl: string;
  readonly banficoUrl: string;
  readonly config: Parameters<typeof createCheckService>[0]['config'];
}

/** Checks by the real adapters of both providers that check names, over real sockets. */
export function checksOverSockets({ order, ibantrackUrl, banficoUrl, config }: Options) {
  const lines: object[] = [];
  const store = createMemoryStore();
  const log = (fields: object) => lines.push(fields);
  const { providers: configured } = loadConfig({
    PROVIDERS: order.join(','),
    IBANTRACK_BASE_URL: ibantrackUrl,
    IBANTRACK_CLIENT_ID: 'an-id',
    IBANTRACK_CLIENT_SECRET: 'top-secret',
    IBANTRACK_POSTS_PER_MINUTE: '1000',
    IBANTRACK_GETS_PER_MINUTE: '1000',
    BANFICO_BASE_URL: banficoUrl,
    BANFICO_TOKEN_URL: `${banficoUrl}/token`,
    BANFICO_CLIENT_ID: 'an-id',
    BANFICO_CLIENT_SECRET: 'top-secret',
  });
  const metrics = {
    providerCalled: (...labels: unknown[]) => lines.push(labels),
    circuitChanged: () => undefined,
    logInPaused: () => undefined,
    providerBalance: () => undefined,
    unknownWord: (...labels: unknown[]) => lines.push(labels),
    checkFinished: (...labels: unknown[]) => lines.push(labels),
  };
  const logger = { info: log, warn: log, error: log };
  const budget = { take: async () => true };
  const policy = { clock, metrics, log: logger, budget, timeoutMs: config.providerTimeoutMs };
  const { deadlineMs: longestCallMs } = config;
  const providers = createProviders(configured, {
    store,
    keyring: createKeyring([]),
    metrics,
    logger,
    clock,
    production: true,
    longestCallMs,
    // They stand for the real ones.
  }).map((provider) => guardProvider({ ...provider, environment: 'live' }, policy));
  const service = createCheckService({
    providers,
    store,
    metrics,
    clock,
    keyring: createKeyring([]),
    receipts: { issue: async () => 'receipt' },
    config,
  });
  return { service, lines, providers };
}

/** A visitor's check, and how long it took. */
export async function askAs(service: CheckService, name = 'Jane Doe') {
  const startedAt = Date.now();
  const check = await service.ask(
    VISITOR,
    { account: { scheme: 'iban', iban: IBAN, country: 'DE' }, name, accountType: null, identifiers: [] },
    async () => ADMISSION,
  );
  return { check, elapsedMs: Date.now() - startedAt };
}
