import { matchNames } from '@payee-check/shared/names';
import { createDirectory, type Directory } from './directory/directory.ts';
import { startIbantrackSandbox } from './ibantrack/start.ts';
import type { FaultSwitch } from './server/faults.ts';
import type { ProviderSandbox } from './server/provider-sandbox.ts';
import type { RequestLog } from './server/requests.ts';

export const providerNames = ['ibantrack'] as const;
export type ProviderName = (typeof providerNames)[number];

export interface SandboxOptions {
  /** Fixed ports; any free one for the rest. */
  readonly ports?: Partial<Record<ProviderName, number>>;
  /** How long an answer takes, in milliseconds; by default no time at all. {@link believableDelay} suits a demo. */
  readonly delay?: () => number;
  /** How long the bank of a `Slow` holder name takes, in milliseconds; 7000 by default. */
  readonly slowMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Calls a minute that Ibantrack takes; its documented 60 and 120 by default. */
  readonly limits?: { readonly ibantrackPostsPerMinute?: number; readonly ibantrackGetsPerMinute?: number };
}

/** The five providers on loopback, over one directory of made-up holders. */
export interface Sandbox {
  /** `*_BASE_URL`, credentials and certificates, as the BFF's configuration wants them. Made afresh at each start. */
  readonly env: Record<string, string>;
  readonly faults: Readonly<Record<ProviderName, FaultSwitch>>;
  /** How often each provider was asked, and the last few requests, without anything personal. */
  requests(): Readonly<Record<ProviderName, RequestLog>>;
  resetRequests(): void;
  readonly directory: Directory;
  close(): Promise<void>;
}

/** 300 to 1500 ms, as banks take: most of them quick, some slow. */
export function believableDelay(random: () => number = Math.random): () => number {
  return () => 300 + Math.round(1200 * random() ** 2);
}

/** Starts all five. If one cannot start, the others are stopped again and the reason is thrown. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const directory = createDirectory(matchNames);
  const { ports = {}, limits = {}, delay, slowMs, now } = options;
  const common = { directory, ...(delay && { delay }), ...(slowMs !== undefined && { slowMs }), ...(now && { now }) };
  const port = (name: ProviderName) => ({ port: ports[name] ?? 0 });

  const ibantrack = await startIbantrackSandbox({
    ...common,
    ...port('ibantrack'),
    ...(limits.ibantrackPostsPerMinute !== undefined && { postsPerMinute: limits.ibantrackPostsPerMinute }),
    ...(limits.ibantrackGetsPerMinute !== undefined && { getsPerMinute: limits.ibantrackGetsPerMinute }),
  });
  const all: Readonly<Record<ProviderName, ProviderSandbox>> = { ibantrack };
  return {
    env: Object.assign({}, ...Object.values(all).map(({ env }) => env)),
    faults: { ibantrack: ibantrack.faults },
    requests: () => ({ ibantrack: ibantrack.requests() }),
    resetRequests: () => {
      for (const sandbox of Object.values(all)) sandbox.resetRequests();
    },
    directory,
    close: async () => {
      await Promise.all(Object.values(all).map((sandbox) => sandbox.close()));
    },
  };
}
