import { randomBytes } from 'node:crypto';
import type { Customer } from '../../domain/question.ts';
import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { TokenCache } from '../../outbound/token-source.ts';
import { type Clock, limitTime, systemClock } from '../../time/clock.ts';
import { kindOf } from '../answers.ts';
import { defineProvider } from '../definition.ts';
import type { CallContext, Provider } from '../provider.ts';
import { waitFor } from '../wait-for.ts';
import { keyOfAccount } from './account-key.ts';
import { createIbaneraClient } from './client.ts';
import { createHistoryIndex, type HistoryIndex } from './history-index.ts';
import { type IbaneraSettings, rules, settings } from './settings.ts';
import { createTransactions } from './transactions.ts';

export interface IbaneraDependencies {
  /** The provider closes it. */
  readonly client: OutboundClient;
  readonly tokens: TokenCache;
  readonly clock?: Clock;
  /** How many transactions an index remembers at most: 20,000, some 6 MB. */
  readonly capacity?: number;
}

interface Kept {
  readonly index: HistoryIndex;
  reading: Promise<void> | null;
  /** Ends a reading that nobody is waiting for any more. */
  unheard: ProviderError | null;
  waiting: number;
}

const CAPACITY = 20_000;
const REFRESH_AFTER_MS = 60 * 60 * 1000;
/** Older than that, an index that could not be refreshed says nothing. */
const WORTHLESS_AFTER_MS = 24 * 60 * 60 * 1000;
const READING_TIMEOUT_MS = 10 * 60 * 1000;
const MOST_CUSTOMERS = 8;

/**
 * Ibanera has no name check. It knows past transfers: evidence of `history`. They are read into an index in the
 * background, on first use and hourly after that; a check that arrives during the first reading waits as long as its
 * context allows, and ends as `overloaded` if that is not enough.
 *
 * Whose payments: those of the managee whose Ibanera customer id is `subjects.ibanera`; without it those of the
 * merchant, who is Ibanera's API principal. `subject`, the merchant's own id of a customer, means nothing to Ibanera.
 *
 * @throws ProviderError `bad_credentials` if the TOTP secret is not base32.
 */
export function createIbanera(config: IbaneraSettings, dependencies: IbaneraDependencies): Provider {
  const { client: outbound, tokens, clock = systemClock, capacity = CAPACITY } = dependencies;
  const client = createIbaneraClient(config, { client: outbound, tokens, clock });
  const transactions = createTransactions(client);
  // Its tables take memory only where they are needed.
  const matching = import('@payee-check/shared/names');
  const key = randomBytes(32);
  const closing = new AbortController();
  const indexes = new Map<string | null, Kept>();

  /** The least recently used one is evicted. */
  function indexOf(customer: string | null): Kept {
    const index = () => createHistoryIndex({ transactions, customer, clock, key, capacity });
    const kept = indexes.get(customer) ?? { index: index(), reading: null, unheard: null, waiting: 0 };
    indexes.delete(customer);
    indexes.set(customer, kept);
    for (const [oldest, { reading }] of indexes) {
      if (indexes.size <= MOST_CUSTOMERS) break;
      if (reading === null && oldest !== customer) indexes.delete(oldest);
    }
    return kept;
  }

  /** One reading at a time; it outlives whoever asked for it. */
  function read(kept: Kept): Promise<void> {
    if (kept.reading !== null) return kept.reading;
    const deadline = clock.now() + READING_TIMEOUT_MS;
    const time = limitTime(clock, deadline, closing.signal);
    const reading = kept.index
      .refresh({ signal: time.signal, deadline })
      .catch((error: unknown) => {
        const told = error instanceof ProviderError ? error : new ProviderError('ibanera', 'bad_answer');
        if (kept.waiting === 0) kept.unheard = told;
        throw told;
      })
      .finally(() => {
        time.end();
        kept.reading = null;
      });
    reading.catch(() => undefined);
    kept.reading = reading;
    return reading;
  }

  /** Resolves as soon as the index can be used. */
  async function ready(kept: Kept, context: CallContext): Promise<void> {
    const age = kept.index.readAt === null ? Number.POSITIVE_INFINITY : clock.now() - kept.index.readAt;
    if (age <= REFRESH_AFTER_MS) return;
    const reading = read(kept);
    if (age <= WORTHLESS_AFTER_MS) return;
    const { unheard } = kept;
    kept.unheard = null;
    if (unheard !== null) throw unheard;
    kept.waiting++;
    try {
      await waitFor(reading, context, clock, () => new ProviderError('ibanera', 'overloaded'));
    } finally {
      kept.waiting--;
    }
  }

  return {
    name: 'ibanera',
    supports: () => true,
    ...(client.logIn !== null && { logIn: client.logIn }),

    mayKnow: ({ subjects }) => subjects.ibanera === undefined || MANAGEE.test(subjects.ibanera),

    async history({ account, name, accountType }, customer, context) {
      const asked = keyOfAccount(account);
      if (asked === null) throw new ProviderError('ibanera', 'unsupported');
      const kept = indexOf(managee(customer));
      await ready(kept, context);
      const { matchNames } = await matching;
      const found = kept.index.find(asked);
      if (found === null) return { paidBefore: false, lastPaidAt: null, nameConsistency: null, reference: null };
      return {
        paidBefore: true,
        lastPaidAt: found.lastPaidAt === null ? null : new Date(found.lastPaidAt).toISOString(),
        nameConsistency:
          found.name === null
            ? null
            : matchNames({ typed: name, registered: found.name, kind: kindOf(accountType) }).outcome,
        reference: null,
      };
    },

    async close() {
      closing.abort();
      await outbound.close();
      await Promise.allSettled([...indexes.values()].map(({ reading }) => reading));
    },
  };
}

export const ibanera = defineProvider({
  name: 'ibanera',
  settings,
  rules,
  create: (config, dependencies) =>
    createIbanera(config, { ...dependencies, client: dependencies.client(config.baseUrl) }),
});

/** The id of one of Ibanera's customers: an integer. */
const MANAGEE = /^[1-9]\d{0,9}$/;

/** Whose payments are searched; `null` for the merchant's. */
function managee({ subjects }: Customer): string | null {
  const id = subjects.ibanera;
  if (id === undefined) return null;
  if (!MANAGEE.test(id)) throw new ProviderError('ibanera', 'refused_request');
  return id;
}
