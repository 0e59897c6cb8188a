import type { TestPayee } from '../sandbox/index.ts';
import { providerTitles } from '../sandbox/provider-names.ts';

const account = ({ account: it }: TestPayee) =>
  it.scheme === 'iban'
    ? it.iban.replace(/(.{4})(?=.)/g, '$1 ')
    : [it.sortCode.replace(/(..)(?=.)/g, '$1-'), it.accountNumber, it.secondaryReference].filter(Boolean).join(' ');

/** What is sent in addition to name and account. */
const extra = ({ accountType, identifiers = [] }: TestPayee) =>
  [accountType, ...identifiers.map(({ type, value }) => `${type.toUpperCase()} ${value}`)].filter(Boolean).join(', ');

const cells = (payee: TestPayee) => [
  payee.name,
  `\`${account(payee)}\`${extra(payee) && `, ${extra(payee)}`}`,
  payee.what,
  payee.result.replace(/^\w+|(?<= · )[a-z]+(?:_[a-z]+)+/g, (code) => `\`${code}\``),
  payee.needs.map((need) => providerTitles[need]).join(', ') + (payee.alone ? ' alone' : ''),
];

/** The table of test payees as Markdown. */
export function payeesMarkdown(payees: readonly TestPayee[]): string {
  const rows = [
    ['Name', 'Account', 'What it shows', 'Result', 'Needs'],
    ['---', '---', '---', '---', '---'],
  ];
  return [...rows, ...payees.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
