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
