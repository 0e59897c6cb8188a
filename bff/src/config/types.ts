import type { ChallengeProvider } from '@payee-check/shared/contract';
import type { CallbacksConfig } from '../callbacks/config.ts';
import type { ChecksConfig } from '../checks/runner.ts';
import type { LimitsConfig } from '../limits/config.ts';
import type { LogLevel } from '../log/logger.ts';
import type { ProxyOptions } from '../outbound/proxy.ts';
import type { ConfiguredProvider } from '../providers/definition.ts';
import type { ConfiguredReceiptKeys } from '../receipts/keys.ts';
import type { MerchantKey } from '../sessions/api-keys.ts';

/** What the BFF runs on: parsed, complete, and never read from the environment again. Durations in milliseconds. */
export interface BffConfig {
  /** `NODE_ENV=production`. */
  readonly production: boolean;
  readonly server: ServerConfig;
  /** Exact origins whose pages may use the BFF. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly merchantKeys: readonly MerchantKey[];
  readonly sessions: SessionsConfig;
  /** P-256 keys, and the public halves of retired ones; `null`: one is made at start (never in production). */
  readonly receiptKeys: ConfiguredReceiptKeys | null;
  readonly receiptSigner: ReceiptSignerConfig;
  /** A file, or `-` for standard output; `null`: none. */
  readonly auditLog: string | null;
  /** File with the list of banks that take part; `null`: none, and every bank is asked. */
  readonly participantsFile: string | null;
  readonly limits: LimitsConfig;
  readonly checks: ChecksConfig;
  /** In order of preference. */
  readonly providers: readonly ConfiguredProvider[];
  /** `null`: everything is remembered in memory. */
  readonly redisUrl: string | null;
  /** What one command to Redis may take. */
  readonly redisTimeoutMs: number;
  /** For calls to providers and challenge services; `null`: they are asked directly. */
  readonly proxy: ProxyOptions | null;
  /** `null`: late answers are told to nobody. */
  readonly callbacks: CallbacksConfig | null;
  readonly logLevel: LogLevel;
}

/** Who signs with a key that is given without its private half. */
interface ReceiptSignerConfig {
  /** A signing service; `null`: none. */
  readonly socketPath: string | null;
  readonly timeoutMs: number;
}

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

export interface SessionsConfig {
  /** The first seals, all open; empty: one is made at start (never in production). */
  readonly secrets: readonly string[];
  /** Whether sessions are bound to a key of the browser: `dpop` where it has one, `required` always. */
  readonly binding: 'none' | 'dpop' | 'required';
  /** Whether a browser may open a session by itself. */
  readonly anonymous: boolean;
  readonly ttlMs: number;
  /** What a browser has to answer before it gets a session; `null`: nothing. */
  readonly challenge: ChallengeConfig | null;
}

interface ChallengeConfig {
  readonly provider: ChallengeProvider;
  /** Sessions that browsers open in a minute, over all of them, before a challenge is required; 0: always. */
  readonly fromSessionsPerMinute: number;
  /** Empty with `altcha`, which asks nobody. */
  readonly siteKey: string;
  readonly secret: string;
  /** `null`: the service's own. */
  readonly verifyUrl: string | null;
}
