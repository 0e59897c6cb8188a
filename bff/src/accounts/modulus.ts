import { validateAccountDetails } from 'uk-modulus-check';

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
