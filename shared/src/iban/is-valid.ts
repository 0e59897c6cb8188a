import { ibanFault } from './fault.ts';

/**
 * Whether a text is an IBAN, however it is spaced: a known country, its length and structure, and the check digits.
 * It is true whatever the national check digits say, and false for anything that is not a string.
 *
 * @example
 * isValidIban('DE89 3704 0044 0532 0130 00') // true
 */
export function isValidIban(input: unknown): boolean {
  return ibanFault(input) === undefined;
}
