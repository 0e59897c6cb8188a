import type { AccountInput } from '../contract/account.ts';

const PAIRS = '((?:\\d\\d[-–. ]?){3})(?![-–.]?\\d)';
const NUMBER = '(\\d{4} ?\\d{2,6})(?![-–.]?\\d)';
/**
 * Labelled as a sort code; or both numbers and nothing else, as banking apps copy them: in a letter, a date and an
 * invoice number look the same.
 */
const SORT_CODE = new RegExp(`(?:\\b(?:sort.?code|s/?c\\b)\\D{0,40}|^\\W*(?=[\\d\\W]{7,12}\\d{8}\\W*$))${PAIRS}`, 'gi');
/** Labelled as an account, or directly after a sort code with only a mark between them. */
const ACCOUNT = new RegExp(`(?:\\ba/?cc?\\D{0,40}?|\\0[^\\d\\p{L}]{1,9})${NUMBER}`, 'giu');

const digits = (text: string) => text.replace(/\D/g, '');

/**
 * Every UK account in a text: a labelled sort code with the account number that belongs to it, which may have nine or
 * ten digits; none if it cannot be told which belongs to which.
 */
export function ukAccountsIn(text: string): Extract<AccountInput, { scheme: 'uk' }>[] {
  const sortCodes = [...text.matchAll(SORT_CODE)];
  const numbers = [...text.replace(SORT_CODE, '\0').matchAll(ACCOUNT)];
  return sortCodes[1] && sortCodes.length - numbers.length
    ? []
    : numbers.flatMap(([, number = ''], index) => {
        const [, pairs] = sortCodes[index] ?? sortCodes[0] ?? [];
        return pairs ? { scheme: 'uk', sortCode: digits(pairs), accountNumber: digits(number).padStart(8, '0') } : [];
      });
}
