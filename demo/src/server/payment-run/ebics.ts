import { type PaymentFile, verificationCodes } from '@payee-check/shared/payment-file';
import type { Run } from './run.ts';

const NOT_APPLICABLE = verificationCodes.unable_to_verify;
/** Escapes a cell that a spreadsheet would take for a formula, or that would break the row. */
const plain = (text: string) => text.replace(/[;"\r\n]/g, ' ').replace(/^(?=[=+\-@\t])/, "'");

/** One code for each payment, as banks report them in EBICS: `RCVC`, `RVMC`, `RVNM`, `RVNA`. */
export function ebicsCodes(file: PaymentFile, results: ReturnType<Run['results']>): string {
  const rows = file.lines.map(({ id, reference }) => {
    const result = results.get(id);
    return `${id};${plain(reference ?? '')};${result === undefined ? NOT_APPLICABLE : verificationCodes[result.outcome]}`;
  });
  return `${['line;end_to_end_id;code', ...rows].join('\r\n')}\r\n`;
}
