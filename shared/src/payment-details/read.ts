import type { AccountInput } from '../contract/account.ts';
import { CODED } from './codes.ts';
import { type IbanRules, ibansIn } from './ibans.ts';
import { nameIn } from './names.ts';
import { ukAccountsIn } from './uk.ts';

export type { IbanRules } from './ibans.ts';

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
 * Accounts and name as `readPaymentDetails` reads them, by rules that the caller has; and the text in which a BIC may be.
 * For a page, where every byte is on its way while the payer waits.
 */
export function accountsAndNameIn(
  text: string,
  rules: IbanRules,
): Pick<PaymentDetails, 'accounts' | 'name'> & { rest: string } {
  const given = text.length > MAX_CHARACTERS ? '' : text;
  // Full width folded, a colon too, and a space for what links and HTML write for one. NUL is ours: it marks an account.
  const written = given.normalize('NFKC').replace(/\0|&nbsp;|%[02][0AD]/gi, ' ');
  const seen = [...ibansIn(written, rules)];
  const accounts: AccountInput[] = seen.map((iban) => ({ scheme: 'iban', iban }));
  // Of one; where there are several, there is no name to look for.
  const others = written.replace(RegExp([...(seen[0] ?? '\0')].join('[\\W_]*'), 'gi'), '\0');
  for (const account of ukAccountsIn(written)) {
    const number = account.sortCode + account.accountNumber;
    if (seen.some((other) => other.endsWith(number))) continue;
    seen.push(number);
    accounts.push(account);
  }
  const rest = seen.length > 1 ? '' : others;
  return { accounts, name: rest.match(CODED)?.[2] ?? nameIn(rest), rest };
}
