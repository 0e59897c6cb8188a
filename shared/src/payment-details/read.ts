import type { AccountInput } from '../contract/account.ts';
import { CODED } from './codes.ts';
import { type IbanRules, ibansIn } from './ibans.ts';
import { nameIn } from './names.ts';
import { ukAccountsIn } from './uk.ts';

export type { IbanRules } from './ibans.ts';

/** Where to pay, according to a text. */
export interface PaymentDetails {
  /** Each account once: none, one, or several, of which none is chosen. */
  readonly accounts: readonly AccountInput[];
  /** The holder's name, if the text labels it or is in a format for programs; `null` also if there are several. */
  readonly name: string | null;
  /** The same for the BIC. */
  readonly bic: string | null;
}

/**
 * Accounts and name as `readPaymentDetails` reads them, with the caller's IBAN rules, and the text that may contain a
 * BIC. For pages, where the payer waits for every byte.
 */
export function accountsAndNameIn(
  text: string,
  rules: IbanRules,
): Pick<PaymentDetails, 'accounts' | 'name'> & { rest: string } {
  // More than ten pages are not payment details, and reading only half of them could miss a second account.
  const given = text[50_000] ? '' : text;
  // Full-width characters, colons included, converted, and spaces for their escapes in links and HTML. NUL is ours: it
  // marks an account.
  const written = given.normalize('NFKC').replace(/\0|&nbsp;|%[02][0AD]/gi, ' ');
  const seen = [...ibansIn(written, rules)];
  const accounts: AccountInput[] = seen.map((iban) => ({ scheme: 'iban', iban }));
  // For one account; if there are several, there is no name to look for.
  const others = written.replace(RegExp([...(seen[0] ?? '\0')].join('[\\W_]*'), 'gi'), '\0');
  for (const account of ukAccountsIn(written)) {
    const number = account.sortCode + account.accountNumber;
    if (seen.some((other) => other.endsWith(number))) continue;
    seen.push(number);
    accounts.push(account);
  }
  const rest = seen[1] ? '' : others;
  return { accounts, name: (rest.match(CODED)?.[3] ?? nameIn(rest)) || null, rest };
}
