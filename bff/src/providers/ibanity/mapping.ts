import type { HistoryAnswer, OwnershipAnswer } from '../provider.ts';
import type { AccountResource, TransactionResource } from './schema.ts';
import type { Why } from './synchronise.ts';

/** Data older than this is fetched anew from the bank. */
const FRESH_FOR_MS = 24 * 60 * 60 * 1000;
/**
 * A connection this old is still believed if the bank cannot be reached. The owner of an account changes over years,
 * not days, and the customer proved the ownership at the bank itself; an outage over a weekend must not undo that. A
 * connection that is older than a week and cannot be renewed may be a consent that was withdrawn.
 */
const BELIEVED_FOR_MS = 7 * FRESH_FOR_MS;

/** Their clock may be a little ahead of ours. */
const CLOCKS_APART_MS = 5 * 60 * 1000;

type Relation = 'owner' | 'trustee' | 'unknown';

/** What the accounts that a customer has connected say about one IBAN. */
export type Connection =
  | {
      readonly kind: 'connected';
      readonly relation: Relation;
      readonly account: AccountResource;
      /** An undocumented relationship, as received; `null` if it is documented or missing. */
      readonly unknownWord: string | null;
    }
  | { readonly kind: 'not_connected' }
  /** Two members of the answer contradict each other. */
  | { readonly kind: 'contradictory' };

/** Ordered by how little they prove. */
const WEAKER: readonly Relation[] = ['unknown', 'trustee', 'owner'];

/**
 * Looks the IBAN up among a customer's accounts. The same account may have been connected twice (two authorizations);
 * then the weaker relationship counts. Absence proves nothing: the customer has merely not connected the account.
 */
export function connectionOf(iban: string, customer: string, accounts: readonly AccountResource[]): Connection {
  let found: Connection = { kind: 'not_connected' };
  for (const account of accounts) {
    const numbers = accountNumbers(account);
    if (!numbers.includes(iban)) continue;
    const holder = account.relationships?.customer?.data?.id.toLowerCase() ?? customer.toLowerCase();
    if (numbers.length > 1 || holder !== customer.toLowerCase()) return { kind: 'contradictory' };
    const word = account.attributes.relationship ?? null;
    const relation = relationOf(word);
    if (found.kind === 'not_connected' || WEAKER.indexOf(relation) < WEAKER.indexOf(found.relation)) {
      found = { kind: 'connected', relation, account, unknownWord: relation === 'unknown' ? word : null };
    }
  }
  return found;
}

/** Two are documented: "Can be owner or trustee". Any other proves nothing, but does not make the answer invalid. */
function relationOf(word: string | null): Relation {
  const relation = word?.toLowerCase();
  return relation === 'owner' || relation === 'trustee' ? relation : 'unknown';
}

/** The IBANs that an account claims to have: one, none if it is not a payment account, two if it contradicts itself. */
function accountNumbers({ attributes }: AccountResource): string[] {
  const { iban, reference, referenceType } = attributes;
  const claims = [iban, referenceType?.toUpperCase() === 'IBAN' ? reference : null];
  return [...new Set(claims.map((claim) => electronicForm(claim ?? '')).filter((claim) => claim !== ''))];
}

export function electronicForm(iban: string): string {
  return iban.replace(/[\s.-]/g, '').toUpperCase();
}

/** What has to be fetched from the bank first, and whether the answer stands without it. */
export interface Need {
  readonly why: Why;
  readonly canDoWithout: boolean;
}

/**
 * What an answer has to wait for. Nothing is synchronized automatically, so a missing account may have been connected a
 * moment ago, and a customer without accounts may never have been synchronized.
 *
 * @param decisive Whether the answer decides. Next to a bank's answer, what is at hand is enough.
 */
export function needOf(
  connection: Connection,
  accounts: readonly AccountResource[],
  now: number,
  decisive: boolean,
): Need | null {
  if (connection.kind === 'connected') {
    const age = ageOf(connection.account.meta?.synchronizedAt, now);
    const canDoWithout = age <= BELIEVED_FOR_MS;
    return age <= FRESH_FOR_MS || (canDoWithout && !decisive) ? null : { why: 'stale', canDoWithout };
  }
  if (connection.kind === 'not_connected' && decisive) return { why: 'missing', canDoWithout: false };
  const isStale = accounts.some(({ meta }) => ageOf(meta?.synchronizedAt, now) > FRESH_FOR_MS);
  return isStale ? { why: 'stale', canDoWithout: false } : null;
}

/**
 * Whether a synchronization has left an account as it was more than a week ago: it reached the customer's other banks,
 * and this one's consent may have been withdrawn. An account without a date is as new as the synchronization.
 */
export function isLapsed(connection: Connection, now: number): boolean {
  if (connection.kind !== 'connected') return false;
  const age = ageOf(connection.account.meta?.synchronizedAt, now);
  return age > BELIEVED_FOR_MS && Number.isFinite(age);
}

/** Whether any account's transactions are old. */
export function needsTransactions(accounts: readonly AccountResource[], now: number): boolean {
  return accounts.some(({ meta }) => ageOf(meta?.transactionsSynchronizedAt, now) > FRESH_FOR_MS);
}

/** A date that is missing, unreadable or in the future counts as never. */
function ageOf(synchronizedAt: string | null | undefined, now: number): number {
  const at = Date.parse(synchronizedAt ?? '');
  return Number.isNaN(at) || at > now + CLOCKS_APART_MS ? Number.POSITIVE_INFINITY : now - at;
}

const ORDER = ['match', 'close_match', 'no_match'] as const;

/** The best of several holders' verdicts: any one holder's name is enough (joint accounts). */
export function bestComparison(
  verdicts: readonly NonNullable<OwnershipAnswer['nameComparison']>[],
): OwnershipAnswer['nameComparison'] {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/**
 * Whether, and when last, the customer paid into an account. Only debits count (a negative amount), and only once their
 * date has come. Ibanity gives the counterpart's IBAN and no name, so the name's consistency stays unknown.
 */
export function historyOf(iban: string, transactions: readonly TransactionResource[], now: number): HistoryAnswer {
  let paidBefore = false;
  let last = Number.NEGATIVE_INFINITY;
  for (const { attributes } of transactions) {
    if (attributes.amount >= 0 || electronicForm(attributes.counterpart ?? '') !== iban) continue;
    const at = Date.parse(attributes.executionDate ?? attributes.valueDate ?? '');
    if (at > now) continue;
    paidBefore = true;
    if (at > last) last = at;
  }
  return {
    paidBefore,
    lastPaidAt: Number.isFinite(last) ? new Date(last).toISOString() : null,
    nameConsistency: null,
    reference: null,
  };
}
