import type { Environment, ProviderName } from '@payee-check/shared/contract';
import type { z } from 'zod';
import type { Metrics } from '../metrics/metrics.ts';
import type { OutboundClient } from '../outbound/client.ts';
import type { LogInPauses } from '../outbound/log-in-pause.ts';
import type { TlsOptions } from '../outbound/pool.ts';
import type { TokenCache } from '../outbound/token-source.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { isLoopbackUrl, isSandboxUrl } from '../settings/fields.ts';
import { type Fault, type Settings, variablesWithRole } from '../settings/variable.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { Provider } from './provider.ts';
import type { UnknownWords } from './unknown-words.ts';

/** What every adapter gets. */
interface AdapterDependencies {
  /** A client for everything below an address. The adapter closes it. */
  client(baseUrl: string, tls?: TlsOptions): OutboundClient;
  readonly tokens: TokenCache;
  readonly pauses: LogInPauses;
  readonly store: Store;
  /** Hashes that identify customers in the store. */
  readonly keyring: Pick<Keyring, 'hash'>;
  /** `QUOTA_RESERVE`: how much of a quota is reserved for customers whom a merchant knows. */
  readonly reserve: number;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'providerBalance'>;
  /** pino's loggers fit. */
  readonly logger: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  readonly unknownWords: UnknownWords;
  /** `NODE_ENV=production`: fictitious data proves nothing. */
  readonly production: boolean;
}

type Shape = Readonly<Record<string, z.ZodType>> & { readonly baseUrl: z.ZodType<string> };

/** The settings of one provider, as text, by name. */
export type Written<S extends Shape> = { readonly [Name in keyof S]?: string };

/** One provider: `providers/<name>/index.ts` exports its own. */
interface OneProvider<S extends Shape> {
  readonly name: ProviderName;
  /** `baseUrl` is read from `NAME_BASE_URL`, and so on. A setting that may be missing is optional, or has a default. */
  readonly settings: z.ZodObject<S>;
  /**
   * Rules between its settings, by variable name. They see the values as text, so that their faults are reported
   * together with those of the schema.
   */
  rules?(written: Written<S>): Fault[];
  /**
   * Accounts that it publishes for tests and that cannot exist: their check digits, or the modulus check, are wrong. IBANs in
   * electronic form, UK accounts as sort code and account number in one.
   */
  readonly testAccounts?: readonly string[];
  create(settings: z.output<z.ZodObject<S>>, dependencies: AdapterDependencies): Provider;
}

/** A provider that `PROVIDERS` names, with its settings. */
export interface ConfiguredProvider {
  readonly name: ProviderName;
  /**
   * `sandbox`, by `PROVIDERS_SANDBOX`, its own switch or its address: its answers are fictitious, and evidence and
   * receipts say so.
   */
  readonly environment: Environment;
  /** The addresses at which it is asked. */
  readonly baseUrl: string;
  /** Its address is on this machine: either a proxy, or not the real provider. */
  readonly isLocal: boolean;
  readonly settings: object;
  /** @throws ProviderError if key material cannot be used: `tls_failed` or `bad_credentials`. */
  create(dependencies: AdapterDependencies): Provider;
}

export interface ProviderDefinition {
  readonly name: ProviderName;
  /** The schemas of its environment variables, by name. */
  readonly variables: Readonly<Record<string, z.ZodType>>;
  readonly testAccounts: readonly string[];
  /** Reads its settings. A provider that `PROVIDERS` does not name may lack any of them. */
  configure(
    written: Settings,
    context: { readonly isNamed: boolean; readonly isSandbox: boolean },
  ): { readonly faults: readonly Fault[]; readonly provider: ConfiguredProvider | null };
}

/** `baseUrl` of `acme`: `ACME_BASE_URL`. */
export function variableName(provider: ProviderName, setting: string): string {
  return `${provider}_${setting.replace(/[A-Z]/g, '_$&')}`.toUpperCase();
}

/** Two settings that are meaningless without each other. */
export function pairFaults(
  provider: ProviderName,
  written: Readonly<Record<string, string | undefined>>,
  pair: readonly [string, string],
): Fault[] {
  const absent = pair.filter((setting) => written[setting] === undefined);
  const [missing] = absent;
  if (missing === undefined || absent.length === 2) return [];
  const present = pair.find((setting) => setting !== missing) ?? '';
  return [{ name: variableName(provider, missing), message: `is missing: ${variableName(provider, present)} is set` }];
}

/** Turns what a provider's folder exports into an entry of the list of providers. */
export function defineProvider<S extends Shape>(one: OneProvider<S>): ProviderDefinition {
  const { name, settings, rules, testAccounts = [], create } = one;
  const variables: Record<string, z.ZodType> = {};
  for (const [setting, schema] of Object.entries(settings.shape)) variables[variableName(name, setting)] = schema;
  const testModes = variablesWithRole(settings.shape, 'test_mode');

  return {
    name,
    variables,
    testAccounts,
    configure(written, { isNamed, isSandbox }) {
      const own: { [Name in keyof S]?: string } = {};
      for (const setting in settings.shape) {
        const text = written[variableName(name, setting)];
        if (text !== undefined) own[setting] = text;
      }
      const faults: Fault[] = isNamed ? (rules?.(own) ?? []) : [];
      const parsed = settings.safeParse(own);
      for (const { path, message } of parsed.error?.issues ?? []) {
        const setting = String(path[0]);
        const isMissing = !Object.hasOwn(own, setting);
        if (isMissing && !isNamed) continue;
        const what = isMissing ? `is missing: PROVIDERS names ${name}` : message;
        faults.push({ name: variableName(name, setting), message: what });
      }
      if (!parsed.success || !isNamed) return { faults, provider: null };
      const { data } = parsed;
      const values: Readonly<Record<string, unknown>> = data;
      const isTest = testModes.some((setting) => values[setting] === true);
      const baseUrl = String(values['baseUrl']);
      const environment = isTest || isSandbox || isSandboxUrl(baseUrl) ? 'sandbox' : 'live';
      return {
        faults,
        provider: {
          name,
          environment,
          baseUrl,
          isLocal: isLoopbackUrl(baseUrl),
          settings: data,
          create: (dependencies) => ({ ...create(data, dependencies), environment }),
        },
      };
    },
  };
}
