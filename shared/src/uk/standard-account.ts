export interface UkAccount {
  sortCode: string;
  accountNumber: string;
}

const STANDARD_DIGITS = 8;

/** Sort codes of the banks that issue longer numbers. */
const CO_OPERATIVE_BANK = /^08/;
const NATWEST = /^(01|5\d|6[0-6])/;
const SANTANDER = /^(090|091[0-8]|091900|72|89[012]|165710)/;

/**
 * Sort code and account number as in a payment: six and eight digits.
 *
 * Source: Vocalink, *Validating account numbers*, “Non-standard account numbers”: six and seven digits get leading
 * zeros; of ten digits, the Co-operative Bank uses the first eight and NatWest the last eight; of nine, Santander moves
 * the first into the last place of the sort code. Other banks shorten differently (Coventry Building Society drops the
 * first of nine), and a guess could give another account, so theirs stay as typed.
 */
export function standardAccount(sortCode: string, accountNumber: string): UkAccount {
  if (accountNumber.length === 10 && CO_OPERATIVE_BANK.test(sortCode)) {
    return { sortCode, accountNumber: accountNumber.slice(0, STANDARD_DIGITS) };
  }
  if (accountNumber.length === 10 && NATWEST.test(sortCode)) {
    return { sortCode, accountNumber: accountNumber.slice(-STANDARD_DIGITS) };
  }
  if (accountNumber.length === 9 && SANTANDER.test(sortCode)) {
    return { sortCode: sortCode.slice(0, -1) + accountNumber.charAt(0), accountNumber: accountNumber.slice(1) };
  }
  return { sortCode, accountNumber: accountNumber.padStart(STANDARD_DIGITS, '0') };
}
