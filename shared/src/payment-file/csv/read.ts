import { readAccount, readUkAccount } from '../account.ts';
import { PaymentFileError } from '../errors.ts';
import { lineOf } from '../line.ts';
import type { CsvFile, Encoding, PaymentLine } from '../types.ts';
import { type Columns, columnsOfCells, columnsOfTitles } from './columns.ts';
import { amountOf, decimalOf, delimiterOf, type Row, rowsOf } from './rows.ts';

/** Titles come within the first rows, above the first account. */
const TITLES_WITHIN = 20;
const SAMPLE = 1000;

/** What begins a row of sums. */
const TOTAL = /^\s*(?:total|sum|somme|gesamt|razem|celkem|összesen)/i;

const hasAccount = ({ cells }: Row) => cells.some((cell) => readAccount(cell).account !== null);

/** The row that names the columns, if there is one: the first that names the account and holds none. */
function headerOf(rows: readonly Row[]): number | null {
  for (const [index, row] of rows.slice(0, TITLES_WITHIN).entries()) {
    if (hasAccount(row)) return null;
    const { account, sortCode, name, lastName } = columnsOfTitles(row.cells);
    if ((account ?? sortCode) !== undefined && ((name ?? lastName) !== undefined || row.cells.length < 3)) return index;
  }
  return null;
}

function lineFrom(
  { cells, line }: Row,
  row: number,
  number: number,
  columns: Columns,
  decimal: CsvFile['decimal'],
): PaymentLine {
  const cell = (column: number | undefined) => (column === undefined ? undefined : cells[column]);
  const whole = cell(columns.name) ?? '';
  const [first = '', last = ''] = [cell(columns.firstName), cell(columns.lastName)].map((part) => part?.trim());
  // "Jane Doe" beside "Jane" has it already.
  const parts = (last.split(/\s+/).includes(first) ? [last] : [first, last]).filter(Boolean);
  const sortCode = cell(columns.sortCode);
  const account = cell(columns.account) ?? '';
  // A list may have both IBANs and UK accounts, whose sort code is then empty for some.
  const uk = sortCode !== undefined && /\d/.test(sortCode);
  return lineOf(number, { line, row }, uk ? readUkAccount(sortCode, account) : readAccount(account), {
    written: uk ? `${sortCode.trim()} ${account.trim()}` : account,
    name: (parts.length > 0 ? parts.join(' ') : whole).replace(/^\s*'/, ''),
    amount: amountOf(cell(columns.amount) ?? '', decimal) ?? undefined,
    currency: cell(columns.currency),
    bic: cell(columns.bic),
    reference: cell(columns.reference),
  });
}

/** Reads a CSV, or what was pasted from a spreadsheet; delimiter, titles and decimal separator are guessed. */
export function readCsv(text: string, encoding: Encoding): CsvFile {
  const delimiter = delimiterOf(text);
  const rows = rowsOf(text, delimiter);
  const header = headerOf(rows);
  const payments = rows.slice(header === null ? 0 : header + 1);
  const titles = header === null ? [] : (rows[header]?.cells ?? []);
  const sample = payments.slice(0, SAMPLE).map(({ cells }) => cells);
  const columns = columnsOfCells(sample, columnsOfTitles(titles));
  if (columns.account === undefined) throw new PaymentFileError('no_account_column');
  const { name, lastName, amount, account } = columns;
  const decimal = amount === undefined ? null : decimalOf(payments.map(({ cells }) => cells[amount] ?? ''));

  const lines: PaymentLine[] = [];
  for (const [index, row] of payments.entries()) {
    if (row.cells.some((cell) => TOTAL.test(cell)) && !/\S/.test(row.cells[account] ?? '')) continue;
    // A row with neither account nor payee is a title or a remark.
    const filled = [account, name, lastName].some(
      (column) => column !== undefined && /\S/.test(row.cells[column] ?? ''),
    );
    if (filled && (header !== null || lines.length > 0 || hasAccount(row))) {
      lines.push(lineFrom(row, index + (header ?? -1) + 2, lines.length + 1, columns, decimal));
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
