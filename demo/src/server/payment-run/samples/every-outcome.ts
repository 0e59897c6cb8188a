import { type TestPayee, testPayees } from '../../../sandbox/index.ts';

/** Rows that are not sent to a bank, and what is wrong with each. */
const unreadable: readonly (readonly [name: string, account: string, why: string])[] = [
  ['Transposed Digits', 'DE98370400440532013000', 'check digits'],
  ['Spreadsheet Victim', '6.1109E+25', 'a spreadsheet made a number of it'],
  ['Too Short', 'NL91ABNA041716430', 'a digit is missing'],
  ['', 'FR4741999000110500013M02672', 'no name'],
  ['Nowhere Land', 'ZZ12345678901234567890', 'no country’s code'],
];

/** A test payee that needs only an account and a name. */
const isPlain = ({ identifiers, accountType, alone, subject }: TestPayee) =>
  identifiers === undefined && accountType === undefined && alone !== true && subject === undefined;

/** The sort code, if there is one, and the number. */
const written = ({ account }: TestPayee): readonly [string, string] =>
  account.scheme === 'iban' ? ['', account.iban] : [account.sortCode, account.accountNumber];

const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Every outcome and every reason for which the sandbox has an account, and every error that a line can have. */
export function everyOutcome(): string {
  const asked = testPayees.filter(isPlain).map((payee) => [payee.name, ...written(payee), payee.what]);
  // As written in Poland: 26 digits without the country code.
  const polish = ['Agnieszka Wiśniewska', '', '98 9990 1019 0000 0712 1981 2874', 'A Polish number without its PL'];
  const wrong = unreadable.map(([name, account, why]) => [name, '', account, why]);
  const rows = [...asked, polish, ...wrong].map(([name = '', sortCode = '', account = '', what = ''], index) =>
    [String(index + 1), name, sortCode, account, `${100 + index}.00`, what].map(cell).join(','),
  );
  return `${['No,Payee,Sort code,Account number,Amount,What to expect', ...rows].join('\n')}\n`;
}
