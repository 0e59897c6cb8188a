import Papa from 'papaparse';
import type { Outcome, Reason } from '../contract/vocabulary.ts';
import type { PaymentFile, PaymentLine } from './types.ts';

/**
 * How banks report a payee's verification to the sender of the file (EBICS, pain.002): match, close match, no match,
 * not applicable.
 */
export const verificationCodes: Readonly<Record<Outcome, 'RCVC' | 'RVMC' | 'RVNM' | 'RVNA'>> = {
  match: 'RCVC',
  close_match: 'RVMC',
  no_match: 'RVNM',
  unable_to_verify: 'RVNA',
};

/** What is known about a line: the relevant part of a completed check from the API. */
export interface LineResult {
  readonly outcome: Outcome;
  readonly reason?: Reason | null;
  readonly registeredName?: string;
}

const TITLES = ['outcome', 'reason', 'registered_name', 'verification_code'];

/** An invalid line was not asked: its reason is its fault. A line without a result yet stays empty. */
function resultCells(line: PaymentLine, result: LineResult | undefined): string[] {
  if (line.fault !== null) return ['invalid', line.fault, '', verificationCodes.unable_to_verify];
  if (result === undefined) return ['', '', '', ''];
  // Disclosed only with a close match.
  const name = result.outcome === 'close_match' ? (result.registeredName ?? '') : '';
  return [result.outcome, result.reason ?? '', name, verificationCodes[result.outcome]];
}

function tableOf(file: PaymentFile, cellsOf: (line: PaymentLine) => string[]): string[][] {
  if (file.format === 'pain.001') {
    const titles = ['line', 'name', 'account', 'amount', 'currency', 'reference', ...TITLES];
    const rows = file.lines.map((line) => [
      line.id,
      line.name ?? '',
      line.written,
      line.amount ?? '',
      line.currency ?? '',
      line.reference ?? '',
      ...cellsOf(line),
    ]);
    return [titles, ...rows];
  }
  const { rows, header } = file.source;
  // An engine takes fewer arguments than a file may have rows.
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const byRow = new Map(file.lines.map((line) => ['row' in line.place ? line.place.row - 1 : -1, line]));
  const table = rows.map((row, index) => {
    const line = byRow.get(index);
    const more = index === header ? TITLES : line === undefined ? [] : cellsOf(line);
    return more.length === 0 ? [...row] : [...row, ...new Array<string>(width - row.length).fill(''), ...more];
  });
  return header === null ? [[...new Array<string>(width).fill(''), ...TITLES], ...table] : table;
}

/**
 * A CSV with the result of each line: the rows of a CSV with four more columns, or one row for each payment of a
 * pain.001. UTF-8 with byte order mark and CRLF, as spreadsheets expect it. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 *
 * @param results By the line's `id`.
 */
export function writeResults(file: PaymentFile, results: ReadonlyMap<string, LineResult>): Uint8Array<ArrayBuffer> {
  const table = tableOf(file, (line) => resultCells(line, results.get(line.id)));
  const delimiter = file.format === 'csv' ? file.delimiter : ';';
  const text = Papa.unparse(table, { delimiter, newline: '\r\n', escapeFormulae: FORMULA });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** OWASP's list of characters that begin a formula, also in full width; plain amounts keep their sign. */
const FORMULA = /^\s*(?:[=@＝＠\t\r]|[+\-＋－](?![\d.,]+$))/;
