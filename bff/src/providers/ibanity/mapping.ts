import type { HistoryAnswer, OwnershipAnswer } from '../provider.ts';
import type { AccountResource, TransactionResource } from './schema.ts';
import type { Why } from './synchronise.ts';

/** Data older than this is fetched anew from the bank. */
const FRESH_FOR_MS = 24 * 60 * 60 * 1000;
/**
 * A connection this old is still believed where the bank cannot be reached. Whose an account is changes in years, not in
 * days, and the customer proved it at the bank itself; a bank's bad weekend must not undo that. What is older than a week
 * and cannot be renewed may as well be a consent that was withdrawn.
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
      /** A relationship that is not documented, as it came; `null` where it is, or is missing. */
      readonly unknownWord: string | null;
    }
  | { readonly kind: 'not_connected' }
  /** Two members of the answer cannot both be true. */
  | { readonly kind: 'contradictory' };

/** The less is proved, the earlier. */
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

/** Documented are two: "Can be owner or trustee". Any other proves nothing, and is no fault of the answer. */
function relationOf(word: string | null): Relation {
  const relation = word?.toLowerCase();
  return relation === 'owner' || relation === 'trustee' ? relation : 'unknown';
}

/** The IBANs that an account claims to have: one, none where it is no payment account, two where it contradicts itself. */
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
 * What an answer has to wait for. Nothing is synchronized by itself, so an account that is not there may have been
 * connected a moment ago, and a customer without any may never have been synchronized.
 *
 * @param decisive Whether the answer decides. Beside a bank's, what is at hand has to do.
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

/** Whether the transactions of any account are old. */
export function needsTransactions(accounts: readonly AccountResource[], now: number): boolean {
  return accounts.some(({ meta }) => ageOf(meta?.transactionsSynchronizedAt, now) > FRESH_FOR_MS);
}

/** A date that is missing, cannot be read or has not come counts as never. */
function ageOf(synchronizedAt: string | null | undefined, now: number): number {
  const at = Date.parse(synchronizedAt ?? '');
  return Number.isNaN(at) || at > now + CLOCKS_APART_MS ? Number.POSITIVE_INFINITY : now - at;
}

const ORDER = ['match', 'close_match', 'no_match'] as const;

/** Of several holders' verdicts the best: any one holder's name is enough (joint accounts). */
export function bestComparison(
  verdicts: readonly NonNullable<OwnershipAnswer['nameComparison']>[],
): OwnershipAnswer['nameComparison'] {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? null;
}

/**
 * Whether, and when last, the customer paid into an account. Only what left the customer's accounts counts (a negative
 * amount), and only once its day has come. Ibanity gives the counterpart's IBAN and no name, so the name's
 * consistency stays unknown.
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
