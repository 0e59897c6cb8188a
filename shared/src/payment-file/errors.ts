/** Why a file is refused as a whole; a stable machine code. */
export type PaymentFileErrorCode =
  | 'empty'
  | 'too_large'
  | 'too_many_lines'
  | 'not_a_payment_file'
  | 'unsupported_version'
  | 'unsupported_encoding'
  | 'malformed_xml'
  | 'doctype_forbidden'
  | 'malformed_csv'
  | 'no_account_column'
  | 'no_lines';

const MESSAGES: Record<PaymentFileErrorCode, string> = {
  empty: 'The file is empty',
  too_large: 'The file has more than 50 MB: split it',
  too_many_lines: 'The file has more than 100,000 lines: split it',
  not_a_payment_file: 'The file is neither a pain.001 nor a CSV: save a spreadsheet as CSV',
  unsupported_version: 'The file is XML but no pain.001 of version 03 or 09',
  unsupported_encoding:
    'The text is not in the encoding that the file names, or in none that is known: save it as UTF-8',
  malformed_xml: 'The file is not well-formed XML, or has an element twice that a payment has once',
  doctype_forbidden: 'The file has a document type declaration, which payment files do not have',
  malformed_csv: 'A quoted field of the CSV is not closed, or goes on behind its closing quote',
  no_account_column: 'No column holds account numbers',
  no_lines: 'The file holds no payment',
};

/** A file that cannot be read. `code` says why; neither it nor the message contains anything from the file. */
export class PaymentFileError extends Error {
  override readonly name = 'PaymentFileError';
  readonly code: PaymentFileErrorCode;
  /** The line of the file, from 1, if one is at fault. */
  readonly line: number | undefined;

  constructor(code: PaymentFileErrorCode, line?: number) {
    super(line === undefined ? MESSAGES[code] : `${MESSAGES[code]} (line ${line})`);
    this.code = code;
    this.line = line;
  }
}
