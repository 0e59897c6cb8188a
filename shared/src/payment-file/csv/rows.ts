import Papa from 'papaparse';
import { readAccount } from '../account.ts';
import { PaymentFileError } from '../errors.ts';
import { MAX_LINES } from '../types.ts';

export interface Row {
  readonly cells: readonly string[];
  /** The line of the text that it begins on, from 1. */
  readonly line: number;
}

const DELIMITERS = [';', '\t', ',', '|'] as const;
/** Titles, blank rows and totals beside the payments. */
const ROWS_BESIDE = 1000;
const SAMPLE = 50;

/** What divides a text best: the delimiter that lays the most accounts bare, then the one that makes the most columns. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, 200_000);
  let most = -1;
  let found: string = DELIMITERS[0];
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: SAMPLE, skipEmptyLines: 'greedy' });
    const accounts = data.filter((row) => row.some((cell) => readAccount(cell).account !== null)).length;
    const divided = data.filter((row) => row.length > 1).length;
    const score =
      accounts * SAMPLE * 2 + divided + (divided > 0 && new Set(data.map((row) => row.length)).size === 1 ? 1 : 0);
    if (score > most) [most, found] = [score, delimiter];
  }
  return found;
}

/** Every row that holds anything, with its line; a quoted cell may go over several. */
export function rowsOf(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  let fault: PaymentFileError | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data: cells, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) fault = new PaymentFileError('malformed_csv', line);
      else if (cells.some((cell) => /\S/.test(cell))) rows.push({ cells, line });
      if (rows.length > MAX_LINES + ROWS_BESIDE) fault = new PaymentFileError('too_many_lines');
      if (fault !== undefined) return parser.abort();
      for (; at < meta.cursor; at++) {
        const unit = text.charCodeAt(at);
        // CR, LF or both.
        if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) line += 1;
      }
    },
  });
  if (fault !== undefined) throw fault;
  return rows;
}

/** Digits, with marks between them that group or divide; a sign or a currency around. */
const AMOUNT = /^[^\d.,-]{0,4}-?(\d(?:[\d.,'’\s]*\d)?)[^\d]{0,4}$/;

/**
 * How the amounts of a file divide euros from cents: told by those that can be read in one way only (`1.234,56`,
 * `12,5`), and not at all by `1,234`.
 */
export function decimalOf(cells: readonly string[]): '.' | ',' | null {
  const votes = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const [, digits = ''] = AMOUNT.exec(cell.trim()) ?? [];
    const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    const mark = digits.charAt(last);
    if (mark !== '.' && mark !== ',') continue;
    const behind = digits.length - last - 1;
    const both = digits.includes('.') && digits.includes(',');
    // The last of two kinds divides; so does one that stands alone and has other than three digits behind it.
    if (both || (behind !== 3 && digits.indexOf(mark) === last)) votes[mark] += 1;
    // One that comes twice groups, so that the other divides.
    else if (digits.indexOf(mark) !== last) votes[mark === '.' ? ',' : '.'] += 1;
  }
  return votes['.'] === votes[','] ? null : votes['.'] > votes[','] ? '.' : ',';
}

/** An amount with a point and no groups; `null` for what is none, or reads in two ways. */
export function amountOf(cell: string, decimal: '.' | ',' | null): string | null {
  const [, digits] = AMOUNT.exec(cell.trim()) ?? [];
  if (digits === undefined) return null;
  if (decimal === null && /[.,]/.test(digits)) return null;
  const plain = digits.replace(/['’\s]/g, '').replaceAll(decimal === ',' ? '.' : ',', '');
  const amount = plain.replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(amount) ? (cell.includes('-') ? `-${amount}` : amount) : null;
}
