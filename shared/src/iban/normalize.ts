import { MAX_CHARACTERS, significant } from '../spelling/account-number.ts';

/** No country has the code IB, so nothing is lost however often the word occurs. */
const PREFIX = /^(IBAN:?)+/;

/**
 * An IBAN in electronic form, as far as the text is one: without spaces, invisible characters, hyphens, dots and a
 * leading `IBAN` or `IBAN:`, in capitals, full-width letters and digits converted.
 *
 * Characters that do not belong in an IBAN stay where they are, so that `validateIban` can point at them. Anything but
 * a string gives the empty string; a string of more than 128 characters, which cannot be an IBAN, is returned
 * unchanged.
 *
 * @example
 * normalizeIban(' iban: de89 3704-0044 0532.0130 00') // 'DE89370400440532013000'
 */
export function normalizeIban(input: unknown): string {
  if (typeof input !== 'string') return '';
  if (input.length > MAX_CHARACTERS) return input;
  return significant(input).replace(PREFIX, '');
}
