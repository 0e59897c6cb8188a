import type { ReadAccount } from './account.ts';
import { PaymentFileError } from './errors.ts';
import { LONGEST_NAME, MAX_LINES, type PaymentLine } from './types.ts';

const textOrNull = (text: string | undefined): string | null => text?.trim() || null;

/** Creates a line from its parts; the account's fault is reported before the name's. */
export function lineOf(
  number: number,
  place: PaymentLine['place'],
  found: ReadAccount,
  texts: Partial<Record<'written' | 'name' | 'amount' | 'currency' | 'bic' | 'reference', string | undefined>>,
): PaymentLine {
  if (number > MAX_LINES) throw new PaymentFileError('too_many_lines');
  // A line break within it belongs to the file, not to the name.
  const name = textOrNull(texts.name?.replace(/\s+/g, ' '));
  const nameFault = name === null ? 'name_missing' : [...name].length > LONGEST_NAME ? 'name_too_long' : null;
  return {
    id: String(number),
    place,
    account: found.account,
    name,
    fault: found.fault ?? nameFault,
    written: texts.written?.trim() ?? '',
    amount: textOrNull(texts.amount),
    currency: textOrNull(texts.currency),
    bic: textOrNull(texts.bic),
    reference: textOrNull(texts.reference),
  };
}
