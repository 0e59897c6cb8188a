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

export interface SessionsConfig {
  /** The first one seals, all of them open; empty: one is generated at start (never in production). */
  readonly secrets: readonly string[];
  /** Whether sessions are bound to a key of the browser: `dpop` if it has one, `required` always. */
  readonly binding: 'none' | 'dpop' | 'required';
  /** Whether a browser may open a session by itself. */
  readonly anonymous: boolean;
  readonly ttlMs: number;
  /** What a browser has to answer before it gets a session; `null`: nothing. */
  readonly challenge: ChallengeConfig | null;
}

interface ChallengeConfig {
  readonly provider: ChallengeProvider;
  /** How many sessions all browsers together may open in a minute before a challenge is required; 0: always. */
  readonly fromSessionsPerMinute: number;
  /** Empty with `altcha`, which needs no service. */
  readonly siteKey: string;
  readonly secret: string;
  /** `null`: the service's own. */
  readonly verifyUrl: string | null;
}
