import { banfico } from '../../../bff/src/providers/banfico/index.ts';
import type { ProviderDefinition } from '../../../bff/src/providers/definition.ts';
import { ibanbic } from '../../../bff/src/providers/ibanbic/index.ts';
import { ibantrack } from '../../../bff/src/providers/ibantrack/index.ts';
import { startBanficoSandbox } from '../sandbox/banfico/start.ts';
import type { Directory } from '../sandbox/directory/directory.ts';
import { startIbanBicSandbox } from '../sandbox/ibanbic/start.ts';
import { startIbantrackSandbox } from '../sandbox/ibantrack/start.ts';
import { believableDelay } from '../sandbox/provider-names.ts';
import type { ProviderSandbox } from '../sandbox/server/provider-sandbox.ts';

export interface PageProvider {
  readonly definition: ProviderDefinition;
  /** Starts its sandbox, with the accounts of this directory. */
  start(directory: Directory): Promise<ProviderSandbox>;
}

const delay = believableDelay();

/**
 * Three of the five providers, in the order in which the demo's BFF asks them: they say which bank it is, what is known
 * about the account, and whether the name matches. Ibanity needs a client certificate, and Ibanera a customer who logs
 * in: a page alone has neither.
 */
export const providers: readonly PageProvider[] = [
  {
    definition: ibantrack,
    start: (directory) =>
      startIbantrackSandbox({ directory, delay: () => delay('ibantrack'), postsPerMinute: 1000, getsPerMinute: 2000 }),
  },
  {
    definition: banfico,
    start: (directory) => startBanficoSandbox({ directory, delay: () => delay('banfico') }),
  },
  {
    definition: ibanbic,
    start: (directory) => startIbanBicSandbox({ directory, delay: () => delay('ibanbic') }),
  },
];
