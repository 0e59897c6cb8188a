import type { Reason } from '@payee-check/shared/contract';
import type { LineView, RunProblemCode } from '../../server/payment-run/view.ts';

/** The group that a line is shown in: the four outcomes, and the states without one. */
export type LineState = 'match' | 'close_match' | 'no_match' | 'unable_to_verify' | 'invalid' | 'open' | 'not_asked';

export const stateOf = ({ status, outcome, correction }: LineView): LineState => {
  if (correction !== null) return 'match';
  if (status === 'invalid' || status === 'not_asked') return status;
  return outcome ?? 'open';
};

export const stateLabels: Readonly<Record<LineState, string>> = {
  match: 'Match',
  close_match: 'Close match',
  no_match: 'No match',
  unable_to_verify: 'Could not be checked',
  invalid: 'Not a valid line',
  open: 'Waiting',
  not_asked: 'Not asked',
};

export const reasonLabels: Readonly<Record<Reason, string>> = {
  account_is_personal: 'a personal account',
  account_is_business: 'a business account',
  account_not_found: 'the bank has no such account',
  reference_not_found: 'the reference is not known',
  account_closed: 'the account is closed',
  account_inactive: 'the account is not active',
  account_switched: 'moved to another bank',
  payee_opted_out: 'the payee opted out',
  account_type_unsupported: 'a kind of account that is not checked',
  bank_unsupported: 'the bank does not take part',
  bank_timeout: 'the bank did not answer in time',
  bank_unavailable: 'the bank is down',
  provider_unavailable: 'no provider answered',
  account_not_connected: 'not a connected account',
  not_checkable: 'nobody checks this kind of account',
  interrupted: 'interrupted while it was asked; it may have been billed',
  identifier_mismatch: 'the identifier is another company’s',
};

export const faultLabels: Readonly<Record<NonNullable<LineView['fault']>, string>> = {
  empty: 'no account number',
  unknown_country: 'it begins with no country’s code',
  too_short: 'the account number is too short',
  too_long: 'the account number is too long',
  invalid_character: 'a character that no account number has',
  invalid_structure: 'a letter where a digit belongs, or the other way round',
  invalid_checksum: 'the check digits are wrong',
  scientific_notation: 'a spreadsheet made a number of it; its digits are gone',
  name_missing: 'no name',
  name_too_long: 'the name is too long',
};

/** Errors that the page itself finds, in addition to those from its server. */
export type ProblemCode = RunProblemCode | 'two_files' | 'not_a_file' | 'run_under_way' | 'offline';

const problemWords: Readonly<Record<ProblemCode, string>> = {
  empty: 'The file is empty.',
  too_large: 'The file is larger than 50 MB. Split it.',
  too_many_lines: 'The file has more than 100,000 lines. Split it.',
  not_a_payment_file: 'This is neither a pain.001 nor a CSV. Save a spreadsheet as CSV and drop that.',
  unsupported_version: 'This XML is not a pain.001 of version 03 or 09.',
  unsupported_encoding: 'The text is not in the encoding that the file names. Save it as UTF-8.',
  malformed_xml: 'The XML is not well formed: the file may have been cut off.',
  doctype_forbidden: 'The file has a document type declaration, which payment files do not have. It was not read.',
  malformed_csv: 'A quoted field of the CSV is not closed.',
  no_account_column: 'No column holds account numbers.',
  no_lines: 'The file holds no payment.',
  too_many_for_one_run: 'The file has more than 2,000 payments, which is what one run takes. Split it.',
  nothing_to_check: 'No line of the file can be checked: each has a fault.',
  too_many_runs: 'Four runs are in progress already. Wait until one has ended.',
  bff_unavailable: 'Payee Check does not answer. Try again in a moment.',
  run_not_found: 'This run is no longer here. Drop the file again.',
  batch_gone: 'This run is over, and names can no longer be accepted. Drop the file again.',
  correction_refused: 'The bank has not confirmed this name for this account.',
  account_differs:
    'That is another account. Only names are changed here: change the account where the file comes from.',
  invalid_request: 'That did not work. Load the page again.',
  two_files: 'Drop one file at a time.',
  not_a_file: 'That is not a file.',
  run_under_way: 'A run is in progress. Cancel it, or wait until it has ended, before you drop another file.',
  offline: 'There is no connection to the server. Try again in a moment.',
};

export interface Problem {
  readonly code: ProblemCode;
  readonly line?: number | undefined;
}

export const problemText = ({ code, line }: Problem): string =>
  problemWords[code] + (line === undefined ? '' : ` Look at line ${line} of the file.`);
