import type { OwnershipAnswer } from '../provider.ts';
import type { AccountResource } from './schema.ts';

/** Data older than this is fetched anew from the bank. */
const FRESH_FOR_MS = 24 * 60 * 60 * 1000;

/** What the accounts that a customer has connected say about one IBAN. */
export type Connection =
  | { readonly kind: 'connected'; readonly relation: 'owner' | 'trustee'; readonly account: AccountResource }
  | { readonly kind: 'not_connected' }
  /** Two members of the answer cannot both be true, or the relationship is none that is documented. */
  | { readonly kind: 'contradictory' };

/**
 * Looks the IBAN up among a customer's accounts. The same account may have been connected twice (two authorizations);
 * then the weaker relationship counts. Absence proves nothing: the customer has merely not connected the account.
 */
export function connectionOf(iban: string, customer: string, accounts: readonly AccountResource[]): Connection {
  let found: Connection = { kind: 'not_connected' };
  for (const account of accounts) {
    const numbers = accountNumbers(account);
    if (!numbers.includes(iban)) continue;
    const relation = account.attributes.relationship?.toLowerCase();
    const holder = account.relationships?.customer?.data?.id.toLowerCase() ?? customer.toLowerCase();
    const documented = relation === 'owner' || relation === 'trustee';
    if (numbers.length > 1 || holder !== customer.toLowerCase() || !documented) return { kind: 'contradictory' };
    if (found.kind === 'not_connected' || relation === 'trustee') found = { kind: 'connected', relation, account };
  }
  return found;
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

/**
 * Whether an answer has to wait for new data from the bank: the account in question is older than a day or, where it is
 * not there, any other is. A customer without accounts has nothing that could be synchronised.
 */
export function needsAccounts(connection: Connection, accounts: readonly AccountResource[], now: number): boolean {
  const relevant = connection.kind === 'connected' ? [connection.account] : accounts;
  return relevant.some((account) => isOld(account.meta?.synchronizedAt, now));
}

/** The same for the transactions of all accounts. */
export function needsTransactions(accounts: readonly AccountResource[], now: number): boolean {
  return accounts.some((account) => isOld(account.meta?.transactionsSynchronizedAt, now));
}

/** A date that is missing or cannot be read counts as never. */
function isOld(synchronizedAt: string | null | undefined, now: number): boolean {
  const at = Date.parse(synchronizedAt ?? '');
  return Number.isNaN(at) || now - at > FRESH_FOR_MS;
}

const ORDER = ['match', 'close_match', 'no_match'] as const;

/** Of several holders' verdicts the best: any one holder's name is enough (joint accounts). */
export function bestComparison(
  verdicts: readonly NonNullable<OwnershipAnswer['nameComparison']>[],
): OwnershipAnswer['nameComparison'] {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? null;
}
