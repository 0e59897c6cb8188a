import { readAccount, readUkAccount } from '../account.ts';
import { PaymentFileError } from '../errors.ts';
import { lineOf } from '../line.ts';
import type { CsvFile, Encoding, PaymentLine } from '../types.ts';
import { type Columns, columnsOfCells, columnsOfTitles, isNamed } from './columns.ts';
import { amountOf, decimalOf, delimiterOf, type Row, rowsOf } from './rows.ts';

/** Titles are among the first rows, above the first account. */
const TITLES_WITHIN = 20;
const SAMPLE = 1000;

/** What stands where the name would, in a row of totals. */
const TOTAL = /^\s*(?:total[es]?|sum(?:me|ma)?|somme|gesamt\p{L}*|razem|celkem|összesen)(?!\p{L})/iu;

/** Meant as an account, even if it is wrong: without titles, a row of which that cannot be said may be one. */
const MEANT = /[a-z]{2}\d\d|\d(?:[ -]?\d){12}|\de\+\d/i;

const hasAccount = ({ cells }: Row) => cells.some((cell) => readAccount(cell).account !== null);

/** How many columns a row of titles has to name to be believed below an account. */
const TITLES_BELOW_ACCOUNT = 3;

/** Whether it names the columns: among them the account, and what else a list of payments has. */
function isTitles({ cells }: Row): boolean {
  const columns = columnsOfTitles(cells);
  const { iban, account, sortCode, amount } = columns;
  const isTitled = isNamed(columns) || amount !== undefined || cells.length < 3;
  return (iban ?? account ?? sortCode) !== undefined && isTitled;
}

/**
 * Whether it names the columns although an account stands above it: that of the payer, in a shorter row of the list's
 * own heading.
 */
function isTitlesBelow(row: Row, above: readonly Row[]): boolean {
  const named = Object.values(columnsOfTitles(row.cells)).flat();
  const filled = ({ cells }: Row) => cells.filter((cell) => /\S/.test(cell)).length;
  return (
    isTitles(row) &&
    !row.cells.some((cell) => /\d/.test(cell)) &&
    named.filter((column) => column !== undefined).length >= TITLES_BELOW_ACCOUNT &&
    above.every((other) => filled(other) < filled(row))
  );
}

/** The row that names the columns, if there is one: the first that has a title for the account and no account. */
function headerOf(rows: readonly Row[]): number | null {
  let isBelowAccount = false;
  for (const [index, row] of rows.slice(0, TITLES_WITHIN).entries()) {
    if (hasAccount(row)) isBelowAccount = true;
    else if (isBelowAccount ? isTitlesBelow(row, rows.slice(0, index)) : isTitles(row)) return index;
  }
  return null;
}

function nameOf(cells: readonly string[], { holder, company, names = [], firstName, lastName }: Columns): string {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim());
  const [first, last] = [cell(firstName), cell(lastName)];
  // "Jane Doe" beside "Jane" has it already.
  const person = (last.split(/\s+/).includes(first) ? [last] : [first, last]).filter(Boolean).join(' ');
  const all = [cell(holder), cell(company), person, ...names.map(cell)];
  return (all.find((name) => /\p{L}/u.test(name)) ?? all.find(Boolean) ?? '').replace(/^\s*'/, '');
}

function lineFrom(
  { cells, line }: Row,
  row: number,
  number: number,
  columns: Columns,
  decimal: CsvFile['decimal'],
): PaymentLine {
  const cell = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
  const sortCode = cell(columns.sortCode);
  const iban = cell(columns.iban);
  const account = (/\S/.test(iban ?? '') ? iban : cell(columns.account)) ?? '';
  // A list may have both IBANs and UK accounts, whose sort code is then empty for some.
  const uk = sortCode !== undefined && /\d/.test(sortCode);
  const ukNumber = cell(columns.account) ?? '';
  return lineOf(number, { line, row }, uk ? readUkAccount(sortCode, ukNumber) : readAccount(account), {
    written: uk ? `${sortCode.trim()} ${ukNumber.trim()}` : account,
    name: nameOf(cells, columns),
    amount: amountOf(cell(columns.amount) ?? '', decimal) ?? undefined,
    currency: cell(columns.currency),
    bic: cell(columns.bic),
    reference: cell(columns.reference),
  });
}

/** A company that is the same in all rows is the payer: any other name takes precedence. */
function withPayer({ company, ...columns }: Columns, rows: readonly (readonly string[])[]): Columns {
  if (company === undefined || new Set(rows.map((row) => row[company])).size > 1) return { ...columns, company };
  return { ...columns, names: [...(columns.names ?? []), company] };
}

/** Reads a CSV, or text pasted from a spreadsheet; delimiter, titles and decimal separator are guessed. */
export function readCsv(given: string, encoding: Encoding): CsvFile {
  // Files that were put together have several kinds of line ends.
  const text = given.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const rows = rowsOf(text, delimiter);
  const header = headerOf(rows);
  const payments = rows.slice(header === null ? 0 : header + 1);
  const titles = header === null ? [] : (rows[header]?.cells ?? []);
  const sample = payments.slice(0, SAMPLE).map(({ cells }) => cells);
  const columns = withPayer(columnsOfCells(sample, columnsOfTitles(titles, sample)), sample);
  if ((columns.iban ?? columns.account) === undefined) throw new PaymentFileError('no_account_column');
  const { amount } = columns;
  const isFilled = ({ cells }: Row, ...of: readonly (number | undefined)[]) =>
    of.some((column) => column !== undefined && /\S/.test(cells[column] ?? ''));
  const decimal = amount === undefined ? null : decimalOf(payments.map(({ cells }) => cells[amount] ?? ''));

  const lines: PaymentLine[] = [];
  for (const [index, row] of payments.entries()) {
    const hasNumber = isFilled(row, columns.iban, columns.account);
    const name = nameOf(row.cells, columns);
    // A row with neither account nor payee is a title or a remark.
    if (!hasNumber && (name === '' || TOTAL.test(name))) continue;
    const isMeant = () => MEANT.test(row.cells[columns.iban ?? columns.account ?? -1] ?? '') || hasAccount(row);
    if (header !== null || lines.length > 0 || columns.sortCode !== undefined || isMeant()) {
      // "1,234.50" without quotes is two cells, and not 1.
      const isWider = header !== null && row.cells.slice(titles.length).some((cell) => /\S/.test(cell));
      const isDivided = isWider && amount !== undefined && /^\s*\d/.test(row.cells[amount + 1] ?? '');
      const own = isDivided ? { ...columns, amount: undefined } : columns;
      lines.push(lineFrom(row, index + (header ?? -1) + 2, lines.length + 1, own, decimal));
    }
  }
  if (lines.length === 0) throw new PaymentFileError('no_lines');
  return {
    format: 'csv',
    delimiter,
    decimal,
    lines,
    source: { rows: rows.map(({ cells }) => cells), encoding, header },
  };
}
