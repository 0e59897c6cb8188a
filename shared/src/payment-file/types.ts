import type { AccountInput } from '../contract/account.ts';
import type { IbanFaultCode } from '../iban/fault.ts';
import type { UkAccountFault } from '../uk/validate.ts';

/** Why a line cannot be checked. */
export type LineFault =
  | IbanFaultCode
  | UkAccountFault['code']
  /** A spreadsheet turned it into a number (`6.1E+25`); its digits are lost. */
  | 'scientific_notation'
  /** No name, or more than 140 characters. */
  | 'name_missing'
  | 'name_too_long';

/** One payment of a file. */
export interface PaymentLine {
  /** `1`, `2` and so on, in the order of the file: the `id` of a line in a batch. */
  readonly id: string;
  /**
   * Its position: the line of the text, and the row of a CSV (not counting empty ones) or the payment block of a
   * pain.001, all from 1.
   */
  readonly place: { readonly line: number; readonly row: number } | { readonly line: number; readonly payment: number };
  /** `null` if it cannot exist; `fault` says why. */
  readonly account: AccountInput | null;
  readonly name: string | null;
  readonly fault: LineFault | null;
  /** The account as written in the file. */
  readonly written: string;
  /** With a point, and no separators of thousands: `1234.50`; `null` if there is none or it is ambiguous. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly bic: string | null;
  /** The payer's own reference: end-to-end identification in a pain.001. */
  readonly reference: string | null;
}

export type Encoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'iso-8859-2'
  | 'iso-8859-15'
  | 'windows-1250';

/**
 * Where the name of a line is in the text, and the tags that it needs if there is none; `null` if it cannot be
 * inserted.
 */
export type NameSpan = {
  readonly from: number;
  readonly to: number;
  readonly open: string;
  readonly close: string;
} | null;

export interface Pain001File {
  readonly format: 'pain.001';
  readonly version: '03' | '09';
  readonly lines: readonly PaymentLine[];
  /** What `takeOverNames` writes back. */
  readonly source: { readonly text: string; readonly encoding: Encoding; readonly names: readonly NameSpan[] };
}

export interface CsvFile {
  readonly format: 'csv';
  readonly delimiter: string;
  readonly decimal: '.' | ',' | null;
  readonly lines: readonly PaymentLine[];
  /** What `writeResults` writes back: all rows, and the one (from 0) that names the columns. */
  readonly source: {
    readonly rows: readonly (readonly string[])[];
    readonly encoding: Encoding;
    readonly header: number | null;
  };
}

export type PaymentFile = Pain001File | CsvFile;

/** A file with more than this is refused. */
export const MAX_BYTES = 50 * 1024 * 1024;
export const MAX_LINES = 100_000;
export const LONGEST_NAME = 140;
