import { readCsv } from './csv/read.ts';
import { decodedFile, decodeFile } from './encoding.ts';
import { PaymentFileError } from './errors.ts';
import { readPain001 } from './pain/read.ts';
import { MAX_BYTES, type PaymentFile } from './types.ts';

/**
 * Reads a payment file: a pain.001 of version 03 or 09, in ISO's, the Swiss or the German namespace and with any
 * prefix; or a CSV, whose encoding, delimiter, header and decimal separator are guessed; or rows pasted from a
 * spreadsheet, as text.
 *
 * A line that cannot be checked has `fault` and does not fail the file. A file that cannot be read throws a {@link
 * PaymentFileError}: more than 50 MB or 100,000 lines, not what it says it is, or a document type declaration.
 *
 * @example
 * const file = readPaymentFile(new Uint8Array(await upload.arrayBuffer()));
 * for (const { id, account, name, fault } of file.lines) …
 */
export function readPaymentFile(input: Uint8Array | string): PaymentFile {
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) throw new PaymentFileError('not_a_payment_file');
  if (input.length > MAX_BYTES) throw new PaymentFileError('too_large');
  const { text, encoding } = typeof input === 'string' ? decodedFile(input) : decodeFile(input);
  if (!/\S/.test(text.replace(/^\uFEFF/, ''))) throw new PaymentFileError('empty');
  // No text contains NUL; a spreadsheet's own format, a PDF and an archive do.
  if (text.includes('\0') || text.startsWith('%PDF')) throw new PaymentFileError('not_a_payment_file');
  return /^\uFEFF?\s*</.test(text) ? readPain001(text, encoding) : readCsv(text.replace(/^\uFEFF/, ''), encoding);
}
