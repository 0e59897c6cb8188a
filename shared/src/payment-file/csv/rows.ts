import Papa from 'papaparse';
import { readAccount } from '../account.ts';
import { PaymentFileError } from '../errors.ts';
import { MAX_LINES } from '../types.ts';

export interface Row {
  readonly cells: readonly string[];
  /** The line of the text on which it begins, from 1. */
  readonly line: number;
}

const DELIMITERS = [';', '\t', ',', '|'] as const;
/** Titles, blank rows and totals in addition to the payments. */
const ROWS_BESIDE = 1000;
const SAMPLE = 50;

/** The most likely delimiter: the one that yields the most accounts, then the one that yields the most columns. */
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

/** Every row that is not empty, with its line; a quoted cell may span several lines. Lines end in LF. */
export function rowsOf(text: string, delimiter: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  let fault: PaymentFileError | undefined;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data: cells, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) fault = new PaymentFileError('malformed_csv', line);
      else if (cells.some((cell) => /\S/.test(cell))) rows.push({ cells, line });
      if (rows.length > MAX_LINES + ROWS_BESIDE) fault = new PaymentFileError('too_many_lines');
      if (fault !== undefined) return parser.abort();
      for (; at < meta.cursor; at++) if (text.charCodeAt(at) === 10) line += 1;
    },
  });
  if (fault !== undefined) throw fault;
  return rows;
}

/** Digits, with separators of groups or decimals between them, and a sign or a currency around them. */
const AMOUNT = /^[^\d.,-]{0,4}-?(\d(?:[\d.,'’\s]*\d)?)[^\d]{0,4}$/;

/**
 * The decimal separator of a file's amounts, determined by those that are unambiguous (`1.234,56`, `12,5`); `1,234` is
 * not.
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
    // Of two kinds, the last one is the decimal separator; so is a single one that is not followed by three digits.
    if (both || (behind !== 3 && digits.indexOf(mark) === last)) votes[mark] += 1;
    // One that occurs twice separates groups, so the other is the decimal separator.
    else if (digits.indexOf(mark) !== last) votes[mark === '.' ? ',' : '.'] += 1;
  }
  return votes['.'] === votes[','] ? null : votes['.'] > votes[','] ? '.' : ',';
}

/** Digits in groups of three, or of two before the last three, as in India. */
const WHOLE = /^(?:\d+|\d{1,3}([.,'’\s])(?:\d{2,3}\1)*\d{3})$/;
/** A minus before or behind, or brackets; the dash of "120,-" and "120.--" stands for decimals. */
const NEGATIVE = /^\D*[-−–(]|(?<![.,\-–])[-−–]\D*$/;
const DATE = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/;

/** Whether a cell can be an amount, whatever the decimal separator is: a date is none. */
export const isAmountLike = (cell: string): boolean => AMOUNT.test(cell.trim()) && !DATE.test(cell.trim());

/** An amount with a point and without groups; `null` if it is none, or ambiguous. */
export function amountOf(cell: string, decimal: '.' | ',' | null): string | null {
  const [, digits = ''] = AMOUNT.exec(cell.trim()) ?? [];
  if (decimal === null && /[.,]/.test(digits)) return null;
  const [whole = '', decimals = '0', ...others] = decimal === null ? [digits] : digits.split(decimal);
  // "1,5" among amounts like "10.50" is not fifteen.
  if (!WHOLE.test(whole) || !/^\d+$/.test(decimals) || others.length > 0) return null;
  const amount = digits.slice(whole.length).replace(',', '.');
  return `${NEGATIVE.test(cell.trim()) ? '-' : ''}${whole.replace(/\D/g, '')}${amount}`;
}
