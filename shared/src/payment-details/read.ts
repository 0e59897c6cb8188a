import type { AccountInput } from '../contract/account.ts';
import { bicIn, spelledOut } from './codes.ts';
import { ibansIn } from './ibans.ts';
import { nameIn } from './names.ts';
import { ukAccountsIn } from './uk.ts';

/** What a text says about where to pay. */
export interface PaymentDetails {
  /** Each account once: none, the one, or several, of which none is chosen. */
  readonly accounts: readonly AccountInput[];
  /** The holder's name, where the text calls it so or is made for programs; `null` also where it gives several. */
  readonly name: string | null;
  /** The same of the BIC. */
  readonly bic: string | null;
}

/** Ten pages and more. A longer text is no payment details, and half of one could hide a second account. */
const MAX_CHARACTERS = 50_000;

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
  const given = typeof text === 'string' && text.length <= MAX_CHARACTERS ? text : '';
  // Full width folded, a colon too, and a space for what links and HTML write for one. NUL is ours: it marks an account.
  const written = given.normalize('NFKC').replace(/\0|&nbsp;|%20|%0[AD]/gi, ' ');
  const { ibans, rest } = ibansIn(written);
  const accounts: AccountInput[] = Array.from(ibans, (iban) => ({ scheme: 'iban', iban }));
  const seen = [...ibans];
  for (const { sortCode, accountNumber } of ukAccountsIn(written)) {
    const number = sortCode + accountNumber;
    if (seen.some((other) => other.endsWith(number))) continue;
    seen.push(number);
    accounts.push({ scheme: 'uk', sortCode, accountNumber });
  }
  const labelled = seen.length > 1 ? '' : spelledOut(rest);
  return { accounts, name: nameIn(labelled), bic: bicIn(labelled) };
}
