import type { AccountInput } from '../contract/account.ts';

const PAIRS = '((?:\\d\\d[-–. ]?){3})(?![-–.]?\\d)';
const NUMBER = '(\\d{4} ?\\d{2,6})(?![-–.]?\\d)';
/** Called a sort code; or both numbers and nothing else, as a banking app copies them: in a letter a date and an invoice number look alike. */
const SORT_CODE = new RegExp(`(?:\\b(?:sort.?code|s/?c\\b)\\D{0,40}|^\\W*(?=[\\d\\W]{7,12}\\d{8}\\W*$))${PAIRS}`, 'gi');
/** Called an account, or behind a sort code with nothing but a mark between them. */
const ACCOUNT = new RegExp(`(?:\\ba(?:/c|cc)\\D{0,40}?|\\0[^\\d\\p{L}]{1,9})${NUMBER}`, 'giu');

const digits = (text: string) => text.replace(/\D/g, '');

/**
 * Every UK account of a text: a sort code that is called one, with the account number that belongs to it, which has
 * nine or ten digits where the text gives as many.
 */
export function ukAccountsIn(text: string): Extract<AccountInput, { scheme: 'uk' }>[] {
  const sortCodes: string[] = [];
  const rest = text.replace(SORT_CODE, (_, pairs: string) => {
    sortCodes.push(digits(pairs));
    return '\0';
  });
  return [...rest.matchAll(ACCOUNT)].flatMap(([, number = ''], index) => {
    const sortCode = sortCodes[index] ?? sortCodes[0];
    return sortCode ? { scheme: 'uk', sortCode, accountNumber: digits(number).padStart(8, '0') } : [];
  });
}
