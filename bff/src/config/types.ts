import type { Environment, ProviderName } from '@payee-check/shared/contract';
import type { ConfiguredReceiptKeys } from './receipt-keys.ts';

/** What the BFF runs on: parsed, complete, and never read from the environment again. Durations in milliseconds. */
export interface BffConfig {
  /** `NODE_ENV=production`. */
  readonly production: boolean;
  readonly server: ServerConfig;
  /** Exact origins whose pages may use the BFF. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly merchantKeys: readonly MerchantKey[];
  readonly sessions: SessionsConfig;
  /** Private P-256 keys, and the public halves of retired ones; `null`: one is made at start (never in production). */
  readonly receiptKeys: ConfiguredReceiptKeys | null;
  /** A file, or `-` for standard output; `null`: none. */
  readonly auditLog: string | null;
  readonly limits: LimitsConfig;
  readonly checks: ChecksConfig;
  readonly providers: ProvidersConfig;
  /** `null`: everything is remembered in memory. */
  readonly redisUrl: string | null;
  readonly logLevel: LogLevel;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface ServerConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** What the world calls it, without a slash at the end: the issuer of receipts. */
  readonly publicUrl: string;
  /** A port of its own for `/metrics`; `null`: none. */
  readonly metricsPort: number | null;
  /** Whether `/metrics` is also answered on the main port: to anybody outside production, else to this machine. */
  readonly metricsOnMainPort: boolean;
  /** Where tarballs of the packages are, to be served; `null`: none are. */
  readonly packagesDirectory: string | null;
  /** As Express reads it: a number of hops, addresses and subnets, or `false`. Never `true`. */
  readonly trustProxy: false | number | readonly string[];
}

export interface MerchantKey {
  readonly key: string;
  /** What it may mint sessions for; `null`: every allowed origin. */
  readonly origins: ReadonlySet<string> | null;
}

export interface SessionsConfig {
  /** The first seals, all open; empty: one is made at start (never in production). */
  readonly secrets: readonly string[];
  /** Whether a browser may open a session by itself. */
  readonly anonymous: boolean;
  readonly ttlMs: number;
}

/** Plain counts. */
export interface LimitsConfig {
  readonly checksPerSession: number;
  readonly checksPerMinute: number;
  readonly namesPerAccount: number;
  readonly sessionsPerIpPerHour: number;
  readonly checksPerIpPerHour: number;
  readonly namesPerAccountPerIpPerHour: number;
  readonly namesPerAccountPerHour: number;
  readonly disclosuresPerNetworkPerHour: number;
  readonly disclosuresPerOriginPerHour: number;
  readonly disclosuresPerHour: number;
  readonly detailsPerSession: number;
  readonly requestsPerIpPerMinute: number;
  readonly sessionsPerKeyPerMinute: number;
  readonly checksPerKeyPerMinute: number;
  /** From 0 to 1. */
  readonly quotaReserve: number;
  /** `null`: no cap. */
  readonly providerCallsPerDay: number | null;
}

export interface ChecksConfig {
  /** How long `POST /v1/checks` waits before it answers 202. */
  readonly waitMs: number;
  /** How long a check may take in all. */
  readonly deadlineMs: number;
  /** How long one provider may take while another could still be asked. */
  readonly providerTimeoutMs: number;
}

/** A slice is `null` where `PROVIDERS` does not name the provider. */
export interface ProvidersConfig {
  /** In order of preference. */
  readonly order: readonly ProviderName[];
  readonly ibantrack: IbantrackConfig | null;
  readonly banfico: BanficoConfig | null;
  readonly ibanbic: IbanbicConfig | null;
  readonly ibanity: IbanityConfig | null;
  readonly ibanera: IbaneraConfig | null;
}

interface WithBaseUrl {
  /** `sandbox`: what it says is made up, and evidence and receipts say so. */
  readonly environment: Environment;
  /** Everything before the path that the provider's documentation prints, without a slash at the end. */
  readonly baseUrl: string;
}

export interface IbantrackConfig extends WithBaseUrl {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ask `/sandbox/…`, which asks no bank. */
  readonly sandbox: boolean;
  readonly postsPerMinute: number;
  readonly getsPerMinute: number;
}

export interface BanficoConfig extends WithBaseUrl {
  /** Who asks, where a scheme wants to know. */
  readonly initiator: { readonly idType: string; readonly idValue: string } | null;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface IbanbicConfig extends WithBaseUrl {
  readonly username: string;
  readonly password: string;
  /** Ask `validate_iban_dummy`, which costs nothing. */
  readonly dummy: boolean;
}

export interface IbanityConfig extends WithBaseUrl {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
  readonly keyPassphrase: string | null;
  /** PEM; `null`: the well-known authorities. */
  readonly ca: string | null;
  /** HTTP signatures, which newer installations want. */
  readonly signature: { readonly key: string; readonly keyId: string } | null;
  /** Whether an account at a bank that Ibanity made up proves anything: never in production. */
  readonly acceptsSandboxBanks: boolean;
}

export interface IbaneraConfig extends WithBaseUrl {
  readonly auth:
    | { readonly kind: 'login'; readonly username: string; readonly password: string }
    | { readonly kind: 'token'; readonly accessToken: string };
  /** Base32. With `login` always set: the log-in itself wants a code. */
  readonly totpSecret: string | null;
}
