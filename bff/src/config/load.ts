import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { CallbacksConfig } from '../callbacks/config.ts';
import type { ChecksConfig } from '../checks/runner.ts';
import type { LimitsConfig } from '../limits/config.ts';
import type { LogLevel } from '../log/logger.ts';
import type { ProxyOptions } from '../outbound/proxy.ts';
import type { ConfiguredProvider } from '../providers/definition.ts';
import { definitions } from '../providers/list.ts';
import type { ConfiguredReceiptKeys } from '../receipts/keys.ts';
import type { MerchantKey } from '../sessions/api-keys.ts';
import type { SessionsConfig } from '../sessions/config.ts';
import { list } from '../settings/fields.ts';
import type { Fault, Settings } from '../settings/variable.ts';
import { environment, variables } from './environment.ts';
import { ruleFaults } from './rules.ts';
import { unknownVariables } from './unknown.ts';

/** What the BFF runs on: parsed, complete, and never read from the environment again. Durations in milliseconds. */
export interface BffConfig {
  /** `NODE_ENV=production`. */
  readonly production: boolean;
  readonly server: ServerConfig;
  /** Exact origins whose pages may use the BFF. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly merchantKeys: readonly MerchantKey[];
  readonly sessions: SessionsConfig;
  /** P-256 keys, and the public halves of retired ones; `null`: one is generated at start (never in production). */
  readonly receiptKeys: ConfiguredReceiptKeys | null;
  readonly receiptSigner: ReceiptSignerConfig;
  /** A file, or `-` for standard output; `null`: none. */
  readonly auditLog: string | null;
  /** File with the list of participating banks; `null`: every bank is asked. */
  readonly participantsFile: string | null;
  readonly limits: LimitsConfig;
  readonly checks: ChecksConfig;
  /** In order of preference. */
  readonly providers: readonly ConfiguredProvider[];
  /** `null`: everything is kept in memory. */
  readonly redisUrl: string | null;
  /** How long one command to Redis may take. */
  readonly redisTimeoutMs: number;
  /** For calls to providers and challenge services; `null`: they are asked directly. */
  readonly proxy: ProxyOptions | null;
  /** `null`: nobody is notified of late answers. */
  readonly callbacks: CallbacksConfig | null;
  readonly logLevel: LogLevel;
}

/** What signs with a key that is given without its private half. */
interface ReceiptSignerConfig {
  /** A signing service; `null`: none. */
  readonly socketPath: string | null;
  readonly timeoutMs: number;
}

export interface ServerConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The public URL without a trailing slash; the issuer of receipts. */
  readonly publicUrl: string;
  /** A separate port for `/metrics`; `null`: none. */
  readonly metricsPort: number | null;
  /**
   * Whether the main port also answers `/metrics`: to anybody outside production, in production only to this machine.
   */
  readonly metricsOnMainPort: boolean;
  /** The folder of the packages' tarballs, which are served; `null`: none. */
  readonly packagesDirectory: string | null;
  /** In Express' form: a number of hops, addresses and subnets, or `false`. Never `true`. */
  readonly trustProxy: false | number | readonly string[];
}

/** The settings are not a valid configuration. The message lists every fault by the variable's name, and no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`The configuration is not usable:\n${faults.map(({ name, message }) => `  ${name} ${message}`).join('\n')}`);
    this.faults = faults;
  }
}

type ReadFile = (path: string) => string;

/** These two are commonly written in lower case as well. */
const EITHER_CASE: ReadonlySet<string> = new Set(['HTTPS_PROXY', 'NO_PROXY']);

const readTextFile: ReadFile = (path) => readFileSync(path, 'utf8');

/**
 * Reads the variables that are set, and secrets from the files that `NAME_FILE` names. An empty value counts as not
 * set.
 */
function readSettings(env: NodeJS.ProcessEnv, readFile: ReadFile, faults: Fault[]): Settings {
  const settings: Record<string, string> = {};
  for (const { name, secret } of variables) {
    const value = (env[name] ?? (EITHER_CASE.has(name) ? env[name.toLowerCase()] : undefined))?.trim();
    const path = secret ? env[`${name}_FILE`]?.trim() : undefined;
    if (value && path) faults.push({ name, message: `is set twice: as itself and as ${name}_FILE` });
    if (value) settings[name] = value;
    else if (path) {
      try {
        settings[name] = readFile(path).trim();
        if (settings[name] === '') faults.push({ name: `${name}_FILE`, message: 'names an empty file' });
      } catch {
        faults.push({ name: `${name}_FILE`, message: 'names a file that cannot be read' });
        // Present for the rules between settings: the unreadable file is the one fault to report.
        settings[name] = '';
      }
    }
  }
  return settings;
}

/** In the order of the documentation, each variable once. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const position = new Map(variables.map(({ name }, index) => [name, index]));
  const at = ({ name }: Fault) => position.get(name) ?? position.get(name.replace(/_FILE$/, '')) ?? 0;
  const first = new Map<string, Fault>();
  for (const fault of faults) if (!first.has(fault.name)) first.set(fault.name, fault);
  return [...first.values()].sort((a, b) => at(a) - at(b));
}

interface ReadProviders {
  readonly faults: readonly Fault[];
  readonly configured: ReadonlyMap<string, ConfiguredProvider>;
}

function readProviders(settings: Settings): ReadProviders {
  const named = new Set(list(settings['PROVIDERS'] ?? ''));
  const isSandbox = ['true', '1'].includes(settings['PROVIDERS_SANDBOX'] ?? '');
  const read = definitions.map((definition) =>
    definition.configure(settings, { isNamed: named.has(definition.name), isSandbox }),
  );
  return {
    faults: read.flatMap(({ faults }) => faults),
    configured: new Map(read.flatMap(({ provider }) => (provider === null ? [] : [[provider.name, provider]]))),
  };
}

/** No proxy could reach that address. */
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function challengeOf(env: z.output<typeof environment>): BffConfig['sessions']['challenge'] {
  if (env.CHALLENGE === 'none') return null;
  return {
    provider: env.CHALLENGE,
    fromSessionsPerMinute: env.CHALLENGE_FROM_SESSIONS_PER_MINUTE,
    siteKey: env.CHALLENGE_SITE_KEY ?? '',
    secret: env.CHALLENGE_SECRET ?? '',
    verifyUrl: env.CHALLENGE_VERIFY_URL ?? null,
  };
}

/**
 * Reads the configuration from the environment, once.
 *
 * @param env Usually `process.env`.
 * @throws {ConfigError} With one message that lists every fault.
 */
export function loadConfig(env: NodeJS.ProcessEnv, readFile: ReadFile = readTextFile): BffConfig {
  const faults: Fault[] = [];
  const settings = readSettings(env, readFile, faults);
  const unread = new Set(faults.map(({ name }) => name));
  faults.push(...ruleFaults(settings), ...unknownVariables(env));
  const parsed = environment.safeParse(settings);
  const providers = readProviders(settings);
  const invalid = parsed.error?.issues.map(({ path, message }) => ({ name: String(path[0]), message })) ?? [];
  for (const fault of [...providers.faults, ...invalid]) {
    // If a secret's file cannot be read, that is the fault, and not that the secret is missing.
    if (!unread.has(`${fault.name}_FILE`)) faults.push(fault);
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(inOrder(faults));
  const values = parsed.data;
  return {
    production: values.NODE_ENV === 'production',
    server: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`,
      metricsPort: values.METRICS_PORT ?? null,
      metricsOnMainPort:
        values.METRICS_PORT === undefined && (values.NODE_ENV !== 'production' || values.METRICS_ON_MAIN_PORT),
      packagesDirectory: values.PACKAGES_DIRECTORY ?? null,
      trustProxy: values.TRUST_PROXY,
    },
    allowedOrigins: values.ALLOWED_ORIGINS,
    merchantKeys: values.MERCHANT_API_KEYS ?? [],
    sessions: {
      secrets: values.SESSION_SECRET ?? [],
      anonymous: values.ANONYMOUS_SESSIONS,
      binding: values.SESSION_BINDING,
      ttlMs: values.SESSION_TTL_SECONDS * 1000,
      challenge: challengeOf(values),
    },
    receiptKeys: values.RECEIPT_KEYS ?? null,
    receiptSigner: { socketPath: values.RECEIPT_SIGNER ?? null, timeoutMs: values.RECEIPT_SIGNER_TIMEOUT_MS },
    auditLog: values.AUDIT_LOG ?? null,
    participantsFile: values.VOP_PARTICIPANTS_FILE ?? null,
    limits: {
      checksPerSession: values.LIMIT_CHECKS_PER_SESSION,
      checksPerMinute: values.LIMIT_CHECKS_PER_MINUTE,
      namesPerAccount: values.LIMIT_NAMES_PER_ACCOUNT,
      sessionsPerIpPerHour: values.LIMIT_SESSIONS_PER_IP_PER_HOUR,
      checksPerIpPerHour: values.LIMIT_CHECKS_PER_IP_PER_HOUR,
      namesPerAccountPerIpPerHour: values.LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR,
      namesPerAccountPerHour: values.LIMIT_NAMES_PER_ACCOUNT_PER_HOUR,
      disclosuresPerNetworkPerHour: values.LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR,
      disclosuresPerOriginPerHour: values.LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR,
      disclosuresPerHour: values.LIMIT_DISCLOSURES_PER_HOUR,
      disclosuresPerKeyPerHour: values.LIMIT_DISCLOSURES_PER_KEY_PER_HOUR,
      detailsPerSession: values.LIMIT_DETAILS_PER_SESSION,
      requestsPerIpPerMinute: values.LIMIT_REQUESTS_PER_IP_PER_MINUTE,
      sessionsPerKeyPerMinute: values.LIMIT_SESSIONS_PER_KEY_PER_MINUTE,
      checksPerKeyPerMinute: values.LIMIT_CHECKS_PER_KEY_PER_MINUTE,
      batchesPerKey: values.LIMIT_BATCHES_PER_KEY,
      linesPerBatch: values.LIMIT_LINES_PER_BATCH,
      batchShare: values.BATCH_SHARE,
      quotaReserve: values.QUOTA_RESERVE,
      providerCallsPerDay: values.LIMIT_PROVIDER_CALLS_PER_DAY ?? null,
    },
    checks: {
      waitMs: values.CHECK_WAIT_MS,
      deadlineMs: values.CHECK_DEADLINE_MS,
      providerTimeoutMs: values.PROVIDER_TIMEOUT_MS,
    },
    providers: values.PROVIDERS.flatMap((name) => providers.configured.get(name) ?? []),
    redisUrl: values.REDIS_URL ?? null,
    redisTimeoutMs: values.REDIS_TIMEOUT_MS,
    proxy:
      values.HTTPS_PROXY === undefined
        ? null
        : { url: values.HTTPS_PROXY, noProxy: [...THIS_MACHINE, ...list(values.NO_PROXY ?? '')].join() },
    callbacks:
      values.CALLBACK_URL !== undefined && values.CALLBACK_SECRET !== undefined
        ? { url: values.CALLBACK_URL, secrets: values.CALLBACK_SECRET }
        : null,
    logLevel: values.LOG_LEVEL,
  };
}
