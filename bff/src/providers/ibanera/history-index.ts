import { createHmac } from 'node:crypto';
import { ProviderError } from '../../outbound/errors.ts';
import type { TokenContext } from '../../outbound/token-source.ts';
import type { Clock } from '../../time/clock.ts';
import { type Payment, readTransaction } from './mapping.ts';
import type { Transactions } from './transactions.ts';

/** What is remembered about the payments to one account. */
interface PayeeHistory {
  /** Normalised; from the last payment that had a name. */
  readonly name: string | null;
  /** Epoch milliseconds. */
  readonly lastPaidAt: number | null;
}

/**
 * The accounts that one customer has paid, in memory. Accounts are stored as keyed hashes, so that a memory dump
 * contains no account numbers; the key lives as long as the process.
 */
export interface HistoryIndex {
  /** Epoch milliseconds of the last complete reading; `null` before the first. */
  readonly readAt: number | null;
  /** Reads what is new. It continues where a failed reading has stopped. */
  refresh(context: TokenContext): Promise<void>;
  /** `null`: never paid. @throws ProviderError if that cannot be said because not everything could be read. */
  find(account: string): PayeeHistory | null;
}

export interface IndexOptions {
  readonly transactions: Transactions;
  /** Whose history; `null` for the API principal's own. */
  readonly customer: string | null;
  readonly clock: Clock;
  /** The key of the hashes. */
  readonly key: Buffer;
  /** How many transactions are remembered at most. */
  readonly capacity: number;
}

/** One reading's findings. */
interface Reading {
  gap: ProviderError | null;
}

type Kept = Omit<Payment, 'account'> & { readonly hash: string };

/** How many rows are searched for the newest. */
const LISTED_FOR_ONE_KEPT = 10;
const CALLS_AT_ONCE = 4;
/** If more than this are unreadable, the fault is not in single transactions but in the answers. */
const MOST_UNREADABLE = 10;

export function createHistoryIndex({ transactions, customer, clock, key, capacity }: IndexOptions): HistoryIndex {
  /** Transactions that will not change any more. */
  const settled = new Set<string>();
  const payments = new Map<string, Kept>();
  /** Transactions that another one reversed. */
  const undone = new Set<string>();
  let payees = new Map<string, PayeeHistory>();
  let readAt: number | null = null;
  /** Why an account that is not found may still have been paid. */
  let gap: ProviderError | null = null;

  const hash = (account: string) => createHmac('sha256', key).update(account).digest('base64url');

  /** The newest transactions, as many as are remembered; ids count upwards. */
  async function newest(reading: Reading, context: TokenContext): Promise<Set<string>> {
    const ids = new Set<string>();
    for (const account of await transactions.accounts(customer, context)) {
      for await (const rows of transactions.list(account, context)) {
        for (const { id, bPending } of rows) if (bPending !== true) ids.add(id);
        if (ids.size > capacity * LISTED_FOR_ONE_KEPT) break;
      }
    }
    if (ids.size <= capacity) return ids;
    reading.gap = new ProviderError('ibanera', 'unsupported');
    return new Set([...ids].sort((a, b) => Number(b) - Number(a)).slice(0, capacity));
  }

  /** Those that are to be read; whatever is no longer among them is forgotten. */
  async function unsettled(reading: Reading, context: TokenContext): Promise<string[]> {
    const ids = await newest(reading, context);
    for (const id of settled) if (!ids.has(id)) settled.delete(id);
    for (const id of payments.keys()) if (!ids.has(id)) payments.delete(id);
    for (const id of undone) if (!ids.has(id)) undone.delete(id);
    return [...ids].filter((id) => !settled.has(id));
  }

  async function readOne(id: string, context: TokenContext): Promise<void> {
    const details = await transactions.details(id, context);
    if (details.originalTransactionId !== null) undone.add(details.originalTransactionId);
    const reading = readTransaction(details, clock.now());
    if (reading.kind === 'open') return;
    settled.add(id);
    if (reading.kind === 'nothing') return;
    const { account, ...rest } = reading.payment;
    payments.set(id, { hash: hash(account), ...rest });
  }

  async function readAll(ids: readonly string[], reading: Reading, context: TokenContext): Promise<void> {
    const queue = ids.values();
    let unreadable = 0;
    let failed = false;
    const worker = async () => {
      for (const id of queue) {
        if (failed) return;
        try {
          await readOne(id, context);
        } catch (error) {
          const odd = error instanceof ProviderError && isOdd(error) ? error : null;
          if (odd === null || ++unreadable > MOST_UNREADABLE) {
            failed = true;
            throw error;
          }
          reading.gap = odd;
        }
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: CALLS_AT_ONCE }, worker));
    for (const worker of workers) if (worker.status === 'rejected') throw worker.reason;
  }

  return {
    get readAt() {
      return readAt;
    },
    async refresh(context) {
      const reading: Reading = { gap: null };
      await readAll(await unsettled(reading, context), reading, context);
      for (const id of undone) payments.delete(id);
      payees = byPayee(payments.values());
      gap = reading.gap;
      readAt = clock.now();
    },
    find(account) {
      const found = payees.get(hash(account));
      if (found === undefined && gap !== null) throw gap;
      return found ?? null;
    },
  };
}

/** Whether only this transaction cannot be read, and the next one may be readable. */
function isOdd({ code }: ProviderError): boolean {
  return code === 'bad_answer' || code === 'refused_request';
}

function byPayee(payments: Iterable<Kept>): Map<string, PayeeHistory> {
  const payees = new Map<string, PayeeHistory & { readonly namedAt: number }>();
  for (const { hash, name, paidAt } of payments) {
    const known = payees.get(hash) ?? { name: null, lastPaidAt: null, namedAt: Number.NEGATIVE_INFINITY };
    const at = paidAt ?? Number.NEGATIVE_INFINITY;
    const later = name !== null && (known.name === null || at >= known.namedAt);
    payees.set(hash, {
      name: later ? name : known.name,
      namedAt: later ? at : known.namedAt,
      lastPaidAt: paidAt === null ? known.lastPaidAt : Math.max(paidAt, known.lastPaidAt ?? paidAt),
    });
  }
  return payees;
}
