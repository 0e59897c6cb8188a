import { standardAccount, type UkAccount } from '../uk/standard-account.ts';

const PAIRS = '(\\d\\d[-–. ]?\\d\\d[-–. ]?\\d\\d)(?![-–.]?\\d)';
const NUMBER = '(\\d{4} ?\\d{4}|\\d{6,10})(?![-–.]?\\d)';
/** Both numbers and nothing else, as a banking app copies them. In a letter a date and an invoice number look alike. */
const ALONE = new RegExp(`^\\W*${PAIRS}\\W+(\\d{8})\\W*$`);
const SORT_CODE = new RegExp(`\\b(?:sort.?code|s/?c)(?![a-z])\\D{0,40}${PAIRS}`, 'gi');
/** Called an account, or behind a sort code with nothing but a mark between them. */
const ACCOUNT = new RegExp(`(?:\\ba(?:/c|cc)\\D{0,40}?|\\0[^\\d\\p{L}]{1,9})${NUMBER}`, 'giu');

const digits = (text: string) => text.replace(/\D/g, '');

/** Every UK account of a text: a sort code that is called one, with the account number that belongs to it. */
export function ukAccountsIn(text: string): UkAccount[] {
  const sortCodes: string[] = [];
  const rest = text.replace(ALONE, 'sort code $1 acc $2').replace(SORT_CODE, (_, pairs: string) => {
    sortCodes.push(digits(pairs));
    return '\0';
  });
  return [...rest.matchAll(ACCOUNT)].flatMap(([, number = ''], index) => {
    const sortCode = sortCodes[index] ?? sortCodes.at(-1);
    return sortCode ? standardAccount(sortCode, digits(number)) : [];
  });
}
