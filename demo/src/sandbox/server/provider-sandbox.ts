import { matchNames } from '@payee-check/shared/names';
import { createDirectory, type Directory } from '../directory/directory.ts';
import { createFaultState, type FaultState, type FaultSwitch } from './faults.ts';
import { createRequestCounter, type RequestCounter, type RequestLog } from './requests.ts';
import type { RunningServer, ServerSettings } from './server.ts';

/** The options of every provider's sandbox. */
export interface ProviderSandboxOptions {
  /** 0, the default: any free one. */
  readonly port?: number;
  /** The customers of the made-up banks; by default those in the project's own directory. */
  readonly directory?: Directory;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How long each answer takes, in milliseconds; no time by default. */
  readonly delay?: () => number;
  /** How long the bank of a `Slow` holder name takes, in milliseconds. */
  readonly slowMs?: number;
}

/** One provider on loopback. */
export interface ProviderSandbox {
  /** The BFF's settings for using it: `*_BASE_URL`, credentials, certificates. */
  readonly env: Readonly<Record<string, string>>;
  readonly faults: FaultSwitch;
  requests(): RequestLog;
  resetRequests(): void;
  close(): Promise<void>;
}

/** What the providers' servers have in common, made from the options. */
export interface Workbench {
  readonly directory: Directory;
  readonly faults: FaultState;
  /** The provider's own clock, which a fault can set wrong. */
  readonly now: () => number;
  readonly slowMs: number;
  readonly settings: ServerSettings;
}

export function createWorkbench(options: ProviderSandboxOptions): Workbench {
  const faults = createFaultState();
  const time = options.now ?? Date.now;
  const now = () => time() + faults.clockSkew();
  const requests = createRequestCounter();
  return {
    directory: options.directory ?? createDirectory(matchNames),
    faults,
    now,
    slowMs: options.slowMs ?? 7000,
    settings: { port: options.port ?? 0, faults, requests, now, delay: options.delay ?? (() => 0) },
  };
}

export function providerSandbox(
  env: Readonly<Record<string, string>>,
  { faults, settings }: Workbench,
  server: RunningServer,
): ProviderSandbox {
  const requests: RequestCounter = settings.requests;
  return { env, faults, requests: requests.read, resetRequests: requests.reset, close: server.close };
}
