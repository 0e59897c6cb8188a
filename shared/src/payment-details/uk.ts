import { validateUkAccount } from '../uk/validate.ts';

const PAIRS = '(\\d\\d[-–. ]?\\d\\d[-–. ]?\\d\\d)(?![-–.]?\\d)';
const NUMBER = '(\\d{4} ?\\d{4}|\\d{6,10})(?![-–.]?\\d)';
/** Both numbers and nothing else, as a banking app copies them. In a letter a date and an invoice number look alike. */
const ALONE = new RegExp(`^\\W*${PAIRS}\\W+(\\d{8})\\W*$`);
const SORT_CODE = new RegExp(`\\b(?:sort.?code|s/?c)(?![a-z])\\D{0,40}${PAIRS}`, 'gi');
/** Called an account, or behind a sort code with nothing but a mark between them. */
const ACCOUNT = new RegExp(`(?:\\ba(?:/c|cc)\\D{0,40}?|\\0[^\\d\\p{L}]{1,9})${NUMBER}`, 'giu');

/** Every UK account of a text: a sort code that is called one, with the account number that belongs to it. */
export function ukAccountsIn(text: string) {
  const sortCodes: string[] = [];
  const rest = text.replace(ALONE, 'sort code $1 acc $2').replace(SORT_CODE, (_, digits: string) => {
    sortCodes.push(digits);
    return '\0';
  });
  return Array.from(rest.matchAll(ACCOUNT), ([, accountNumber], index) =>
    validateUkAccount({ sortCode: sortCodes[index] ?? sortCodes.at(-1), accountNumber }),
  ).filter((account) => account.valid);
}
