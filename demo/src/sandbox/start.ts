import { matchNames } from '@payee-check/shared/names';
import { startBanficoSandbox } from './banfico/start.ts';
import { createDirectory, type Directory } from './directory/directory.ts';
import { startIbanBicSandbox } from './ibanbic/start.ts';
import { startIbaneraSandbox } from './ibanera/start.ts';
import { startIbanitySandbox } from './ibanity/start.ts';
import { type IbantrackSandboxOptions, startIbantrackSandbox } from './ibantrack/start.ts';
import type { ProviderName } from './provider-names.ts';
import type { FaultSwitch } from './server/faults.ts';
import type { ProviderSandbox, ProviderSandboxOptions } from './server/provider-sandbox.ts';
import type { RequestLog } from './server/requests.ts';

export interface SandboxOptions {
  /** Fixed ports; any free port for the others. */
  readonly ports?: Partial<Record<ProviderName, number>>;
  /** How long an answer takes, in milliseconds; no time by default. `believableDelay` suits a demo. */
  readonly delay?: (provider: ProviderName) => number;
  /** How long the bank of a `Slow` holder name takes, in milliseconds; 7000 by default. */
  readonly slowMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How Ibantrack's bulk interface behaves. */
  readonly ibantrack?: Pick<IbantrackSandboxOptions, 'bulk' | 'bulkItemMs'>;
  /** Calls a minute that Ibantrack allows; its documented 60 and 120 by default. */
  readonly limits?: { readonly ibantrackPostsPerMinute?: number; readonly ibantrackGetsPerMinute?: number };
  /** Ibanity also requires signed requests. */
  readonly ibanitySignatures?: boolean;
}

/** The five providers on loopback, sharing one directory of made-up holders. */
export interface Sandbox {
  /**
   * `*_BASE_URL`, credentials and certificates, as the BFF's configuration requires them. Made afresh at each start.
   */
  readonly env: Record<string, string>;
  readonly faults: Readonly<Record<ProviderName, FaultSwitch>>;
  /** How often each provider was asked, and the last few requests, without anything personal. */
  requests(): Readonly<Record<ProviderName, RequestLog>>;
  resetRequests(): void;
  /** See `IbantrackSandbox.verifications`. */
  verifications(): { readonly total: number; readonly most: number };
  readonly directory: Directory;
  /** See `IbanitySandbox.connectCustomer`. */
  connectIbanityCustomer(sandboxUserId: string): string | null;
  close(): Promise<void>;
}

/** Starts all five. If one cannot start, the others are stopped again and the reason is thrown. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const directory = createDirectory(matchNames);
  const { delay, slowMs, now, limits = {} } = options;
  const common = (name: ProviderName): ProviderSandboxOptions => ({
    directory,
    port: options.ports?.[name] ?? 0,
    ...(delay && { delay: () => delay(name) }),
    ...(slowMs !== undefined && { slowMs }),
    ...(now && { now }),
  });
  const { ibantrackPostsPerMinute: postsPerMinute = 60, ibantrackGetsPerMinute: getsPerMinute = 120 } = limits;

  const starting = [
    startIbantrackSandbox({ ...common('ibantrack'), ...options.ibantrack, postsPerMinute, getsPerMinute }),
    startBanficoSandbox(common('banfico')),
    startIbanBicSandbox(common('ibanbic')),
    startIbanitySandbox({ ...common('ibanity'), signatures: options.ibanitySignatures ?? false }),
    startIbaneraSandbox(common('ibanera')),
  ] as const;
  const [ibantrack, banfico, ibanbic, ibanity, ibanera] = await allOrNone(starting);
  const all: Readonly<Record<ProviderName, ProviderSandbox>> = { ibantrack, banfico, ibanbic, ibanity, ibanera };

  return {
    env: Object.assign({}, ...Object.values(all).map(({ env }) => env)),
    faults: forEach((name) => all[name].faults),
    requests: () => forEach((name) => all[name].requests()),
    resetRequests: () => {
      for (const sandbox of Object.values(all)) sandbox.resetRequests();
    },
    directory,
    verifications: ibantrack.verifications,
    connectIbanityCustomer: ibanity.connectCustomer,
    close: async () => {
      await Promise.all(Object.values(all).map((sandbox) => sandbox.close()));
    },
  };
}

function forEach<T>(value: (name: ProviderName) => T): Record<ProviderName, T> {
  return {
    ibantrack: value('ibantrack'),
    banfico: value('banfico'),
    ibanbic: value('ibanbic'),
    ibanity: value('ibanity'),
    ibanera: value('ibanera'),
  };
}

async function allOrNone<T extends readonly Promise<ProviderSandbox>[]>(starting: T) {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((result) => result.status === 'rejected');
  if (!failed) return Promise.all(starting);
  await Promise.all(settled.map((result) => (result.status === 'fulfilled' ? result.value.close() : null)));
  throw failed.reason;
}
