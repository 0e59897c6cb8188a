import { z } from 'zod';
import { account } from '../contract/account.ts';
import { identifier } from '../contract/identifier.ts';
import type { ReceiptClaims } from '../contract/receipt.ts';
import { ReceiptError } from './errors.ts';
import { holdAgainst } from './verify.ts';

const kept = z.strictObject({
  receipt: z.string(),
  account: account.optional(),
  name: z.string().optional(),
  identifiers: z.array(identifier).optional(),
  reference: z.string().optional(),
  subject: z.string().optional(),
});

/** A receipt that was kept for a dispute, with what is known about its payment. */
export type KeptReceipt = z.infer<typeof kept>;

/** Reads a {@link KeptReceipt} as JSON, or a bare receipt; `null` if a text is neither. */
export function readKeptReceipt(text: string): KeptReceipt | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return { receipt: trimmed };
  try {
    return kept.safeParse(JSON.parse(trimmed)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Compares a genuine receipt with what is known: what is not given is not compared, and what is given has to agree. For
 * evidence; before a payment, everything has to be compared.
 *
 * @throws {ReceiptError} with what does not agree
 */
export async function holdAsFarAsGiven(claims: ReceiptClaims, given: Omit<KeptReceipt, 'receipt'>): Promise<void> {
  const { account: paid, name, identifiers, reference = claims.ref, subject } = given;
  try {
    await holdAgainst(claims, { account: paid, name, identifiers, reference, subject, allowSandbox: true });
  } catch (error) {
    const isOpen = error instanceof ReceiptError && error.code === 'subject_required';
    if (!isOpen) throw error;
  }
}
