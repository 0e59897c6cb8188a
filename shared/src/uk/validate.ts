import { isDigit, MAX_CHARACTERS, significant } from '../spelling/account-number.ts';
import { standardAccount } from './standard-account.ts';

export type UkField = 'sortCode' | 'accountNumber' | 'secondaryReference';

export interface UkAccountFault {
  valid: false;
  field: UkField;
  /** `empty` also for a sort code or an account number that is not a string. */
  code: 'empty' | 'too_short' | 'too_long' | 'invalid_character';
  /** The position of the character once separators are removed. */
  position?: number;
}

export interface ValidUkAccount {
  valid: true;
  /** Six digits. */
  sortCode: string;
  /** Eight digits; nine or ten as typed if it is unknown how the bank shortens them. */
  accountNumber: string;
  /** Trimmed; absent if none was given. */
  secondaryReference?: string;
}

export type UkAccountResult = ValidUkAccount | UkAccountFault;

const SORT_CODE_DIGITS = 6;
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 10;
const REFERENCE_CHARACTERS = 35;
const INVISIBLE = /\p{Cf}/gu;
/** The characters of building societies' roll numbers: letters, digits and a few marks between them. */
const NOT_IN_REFERENCE = /[^A-Za-z0-9 ./&-]/u;

function digitsOf(
  field: UkField,
  input: unknown,
  fewest: number,
  most: number,
): { valid: true; digits: string } | UkAccountFault {
  if (typeof input !== 'string') return { valid: false, field, code: 'empty' };
  if (input.length > MAX_CHARACTERS) return { valid: false, field, code: 'too_long' };
  const digits = significant(input);
  if (digits === '') return { valid: false, field, code: 'empty' };
  for (let position = 0; position < digits.length; position++) {
    if (!isDigit(digits.charCodeAt(position))) return { valid: false, field, code: 'invalid_character', position };
  }
  if (digits.length < fewest) return { valid: false, field, code: 'too_short' };
  if (digits.length > most) return { valid: false, field, code: 'too_long', position: most };
  return { valid: true, digits };
}

function referenceOf(input: unknown): { valid: true; reference: string } | UkAccountFault {
  const field = 'secondaryReference';
  if (input === undefined || input === null) return { valid: true, reference: '' };
  if (typeof input !== 'string') return { valid: false, field, code: 'invalid_character' };
  if (input.length > MAX_CHARACTERS) return { valid: false, field, code: 'too_long' };
  const reference = input.replace(INVISIBLE, '').trim();
  const position = reference.search(NOT_IN_REFERENCE);
  if (position >= 0) return { valid: false, field, code: 'invalid_character', position };
  if (reference.length > REFERENCE_CHARACTERS) {
    return { valid: false, field, code: 'too_long', position: REFERENCE_CHARACTERS };
  }
  return { valid: true, reference };
}

/** What an account says; nothing if it cannot be read, as with a property that throws. */
function readable(account: unknown): { sortCode?: unknown; accountNumber?: unknown; secondaryReference?: unknown } {
  try {
    const { sortCode, accountNumber, secondaryReference } = Object(account);
    return { sortCode, accountNumber, secondaryReference };
  } catch {
    return {};
  }
}

/**
 * The form of a UK account: sort code, account number and, for some building societies, a secondary reference (roll
 * number). The modulus check tells whether the two numbers belong together. Never throws.
 *
 * Account numbers of six and seven digits are padded with zeros on the left. Those of nine and ten are shortened to
 * eight where the sort code tells the bank and so the way (see `standardAccount`), and left alone elsewhere.
 *
 * @example
 * validateUkAccount({ sortCode: '12-34-56', accountNumber: '123 4567' })
 * // { valid: true, sortCode: '123456', accountNumber: '01234567' }
 */
export function validateUkAccount(account: unknown): UkAccountResult {
  const given = readable(account);
  const sortCode = digitsOf('sortCode', given.sortCode, SORT_CODE_DIGITS, SORT_CODE_DIGITS);
  if (!sortCode.valid) return sortCode;
  const accountNumber = digitsOf('accountNumber', given.accountNumber, FEWEST_DIGITS, MOST_DIGITS);
  if (!accountNumber.valid) return accountNumber;
  const reference = referenceOf(given.secondaryReference);
  if (!reference.valid) return reference;
  return {
    valid: true,
    ...standardAccount(sortCode.digits, accountNumber.digits),
    ...(reference.reference === '' ? {} : { secondaryReference: reference.reference }),
  };
}
