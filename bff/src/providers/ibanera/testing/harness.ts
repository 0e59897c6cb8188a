import type { AccountType } from '@payee-check/shared/contract';
import { afterEach } from 'vitest';
import { createOutboundClient } from '../../../outbound/client.ts';
import { createTokenCache } from '../../../outbound/token-source.ts';
import { codeOf } from '../../../testing/ended.ts';
import type { Clock } from '../../../time/clock.ts';
import type { CallContext, HistoryAnswer, Provider } from '../../provider.ts';
import { createIbanera } from '../index.ts';
import type { IbaneraSettings } from '../settings.ts';
import { manualClock } from './clock.ts';
import { details } from './documents.ts';
import { PASSWORD, SECRET, type StandIn, type StandInOptions, startStandIn, USERNAME } from './stand-in.ts';

/** In the middle of a code's window. */
export const START = Date.parse('2026-11-20T12:00:13.000Z');

export interface HarnessOptions extends Omit<StandInOptions, 'clock'> {
  readonly clock?: Clock;
  readonly auth?: Pick<IbaneraSettings, 'username' | 'password' | 'accessToken'>;
  readonly totpSecret?: string | null;
  readonly timeoutMs?: number;
  readonly capacity?: number;
}

interface AskOptions {
  readonly iban?: string;
  readonly name?: string;
  readonly accountType?: AccountType | null;
  readonly managee?: string;
}

/** An Ibanera on loopback and our adapter for it. */
export interface Harness {
  readonly provider: Provider;
  readonly standIn: StandIn;
  readonly clock: Clock;
  context(ms?: number): CallContext;
  ask(options?: AskOptions): Promise<HistoryAnswer>;
  readonly codeOf: typeof codeOf;
  close(): Promise<void>;
}

export const IBAN = 'DE89370400440532013000';
export const NAME = 'Jane Doe';

/** One account, and one transfer out of it: to Jane Doe. */
export const paid: HarnessOptions = { accounts: { 1056: [1] }, transactions: { 1: details(1) } };
export const never = { paidBefore: false, lastPaidAt: null, nameConsistency: null, reference: null };

/** One harness a test, closed after it. */
export function useIbanera(): (options?: HarnessOptions) => Promise<Harness> {
  const open: Harness[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((harness) => harness.close()));
  });
  return async (options) => {
    const harness = await createHarness(options);
    open.push(harness);
    return harness;
  };
}

async function createHarness(options: HarnessOptions = {}): Promise<Harness> {
  const { clock = manualClock(START), timeoutMs = 2000, totpSecret = SECRET, capacity } = options;
  const { auth = { username: USERNAME, password: PASSWORD } } = options;
  const standIn = await startStandIn({ ...options, clock });
  const client = createOutboundClient({ provider: 'ibanera', baseUrl: standIn.url, timeoutMs }, { clock });
  const provider = createIbanera(
    { baseUrl: standIn.url, ...auth, totpSecret: totpSecret ?? undefined },
    { client, tokens: createTokenCache({ clock }), clock, ...(capacity === undefined ? {} : { capacity }) },
  );
  const context = (ms = 5000) => ({ signal: new AbortController().signal, deadline: clock.now() + ms });
  return {
    provider,
    standIn,
    clock,
    context,
    async ask({ iban = IBAN, name = NAME, accountType = null, managee } = {}) {
      const question = {
        account: { scheme: 'iban', iban, country: iban.slice(0, 2) },
        name,
        accountType,
        identifiers: [],
      } as const;
      const customer = { subject: 'shop-customer-17', subjects: managee === undefined ? {} : { ibanera: managee } };
      const answer = await provider.history?.(question, customer, context());
      if (answer === undefined) throw new Error('no history');
      return answer;
    },
    codeOf,
    async close() {
      await provider.close();
      await standIn.close();
    },
  };
}
