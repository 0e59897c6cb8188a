import { keyOfReceiver } from './account-key.ts';
import type { TransactionDetails } from './schema.ts';

/** A transfer that has arrived. */
export interface Payment {
  /** Identifies the receiver's account. Personal data: hashed before it is stored. */
  readonly account: string;
  /** The receiver's name, normalised; `null` if the transfer has none. */
  readonly name: string | null;
  /** Epoch milliseconds; `null` if the transfer has no date. */
  readonly paidAt: number | null;
}

/** What a transaction means for the history: a payment, nothing, or something that may still become a payment. */
export type Reading =
  | { readonly kind: 'payment'; readonly payment: Payment }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'open' };

const COMPLETED = /^completed?$/i;
/** States that are known to be final without a payment. Any other may still change. */
const ENDED = /^(?:failed|rejected|cancell?ed|declined|returned|refunded|reversed|rolled_?\s?back|expired)$/i;
const OUTWARD = /^(?:out|debit|sen[dt]|withdraw)/i;
const INWARD = /^(?:in|credit|receiv|deposit)/i;

/** Longer than any name that a transfer can carry (EPC Max140Text). */
const LONGEST_NAME = 140;

/**
 * Reads one transaction: only completed external transfers from us to someone count, and only if they were not
 * reversed.
 */
export function readTransaction(details: TransactionDetails, now: number): Reading {
  const transfer = details.externalTransferDetails;
  const status = details.transactionStatus ?? '';
  if (!transfer || details.rollbackTransactionId !== null || details.originalTransactionId !== null) {
    return { kind: 'nothing' };
  }
  if (ENDED.test(status)) return { kind: 'nothing' };
  if (!COMPLETED.test(status)) return { kind: 'open' };
  const account = keyOfReceiver(transfer);
  if (account === null || !isOutward(transfer.direction ?? '', details.amount ?? 0)) return { kind: 'nothing' };
  const paidAt = instant(transfer.completedAt) ?? instant(details.timestamp);
  // Completed, but dated in the future: one of the two is wrong.
  if (paidAt !== null && paidAt > now) return { kind: 'open' };
  // In a wire transfer the receiver may be the receiving bank; the beneficiary is always the person.
  const name = foldName(transfer.beneficiaryName) ?? foldName(transfer.receiverName);
  return { kind: 'payment', payment: { account, name, paidAt } };
}

/** The values of the direction are not documented; if it is neither of these, the sign of the amount decides. */
function isOutward(direction: string, amount: number): boolean {
  if (OUTWARD.test(direction)) return true;
  return !INWARD.test(direction) && amount < 0;
}

/** One example has no time zone; the others are in UTC. */
function instant(text: string | null | undefined): number | null {
  if (!text) return null;
  const at = Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
}

/** As much of a name as a comparison needs, without how the payer wrote it. */
function foldName(name: string | null | undefined): string | null {
  const normalized = (name ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  return normalized === '' ? null : normalized;
}
