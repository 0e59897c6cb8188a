import { matchNames } from '@payee-check/shared/names';
import { startBanficoSandbox } from '../sandbox/banfico/start.ts';
import { createDirectory } from '../sandbox/directory/directory.ts';
import { startIbanBicSandbox } from '../sandbox/ibanbic/start.ts';
import { startIbantrackSandbox } from '../sandbox/ibantrack/start.ts';

const between = (from: number, to: number) => () => from + Math.round((to - from) * Math.random() ** 2);

/**
 * Three of the five providers, as the demo starts them: they say which bank it is, what is known of the account, and whether
 * the name fits. Ibanity needs a client certificate, and Ibanera a customer who logs in: neither is in a page alone.
 */
export async function startPageSandbox() {
  const directory = createDirectory(matchNames);
  const [ibantrack, banfico, ibanbic] = await Promise.all([
    startIbantrackSandbox({ directory, delay: between(300, 1500), postsPerMinute: 1000, getsPerMinute: 2000 }),
    startBanficoSandbox({ directory, delay: between(300, 1500) }),
    startIbanBicSandbox({ directory, delay: between(60, 250) }),
  ]);
  return { ibantrack, banfico, ibanbic };
}

export type PageSandbox = Awaited<ReturnType<typeof startPageSandbox>>;
