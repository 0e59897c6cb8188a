import { ibanFault, ibanLength } from '../iban/field.ts';
import { standardAccount } from '../uk/standard-account.ts';
import { bicIn } from './codes.ts';
import { accountsAndNameIn, type PaymentDetails } from './read.ts';

export type { PaymentDetails } from './read.ts';

/**
 * Reads what people copy from invoices, letters, e-mails and QR codes: the accounts whose numbers are formally right
 * (IBANs with their checksum, UK sort codes with account numbers), the holder's name and the BIC.
 *
 * Nothing is guessed: of several accounts none is chosen, and name and BIC, which could be either's, are `null`. A UK
 * account that is also there as an IBAN is that IBAN. Never throws; a text of more than 50,000 characters gives nothing.
 *
 * @example
 * readPaymentDetails('Kontoinhaber: Jane Doe, IBAN-Nr. DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX')
 * // { accounts: [{ scheme: 'iban', iban: 'DE89370400440532013000' }], name: 'Jane Doe', bic: 'COBADEFFXXX' }
 */
export function readPaymentDetails(text: unknown): PaymentDetails {
  const rules = { fault: ibanFault, length: ibanLength };
  const { accounts, name, rest } = accountsAndNameIn(typeof text === 'string' ? text : '', rules);
  return {
    accounts: accounts.map((account) =>
      account.scheme === 'uk' ? { ...account, ...standardAccount(account.sortCode, account.accountNumber) } : account,
    ),
    name,
    bic: bicIn(rest),
  };
}
