import type { HistoryAnswer } from '../provider.ts';
import { electronicForm } from './ownership.ts';
import type { TransactionResource } from './schema.ts';

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
