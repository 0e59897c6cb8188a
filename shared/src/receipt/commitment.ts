import { base64url } from 'jose';
import { normalizeIban } from '../iban/normalize.ts';
import { cleanName } from '../spelling/name.ts';
import { validateUkAccount } from '../uk/validate.ts';

/** The account that a receipt is compared with: as in a check's request, or as one string. */
export type ReceiptAccount =
  | string
  | { readonly scheme: 'iban'; readonly iban: string }
  | {
      readonly scheme: 'uk';
      readonly sortCode: string;
      readonly accountNumber: string;
      readonly secondaryReference?: string | null | undefined;
    };

/**
 * The text hashed into `account_hash`: an IBAN in electronic form, or sort code and account number (6 + 8 digits)
 * with `/` and the secondary reference if there is one.
 */
export function accountValue(account: ReceiptAccount): string {
  if (typeof account === 'string') return normalizeIban(account);
  if (account.scheme === 'iban') return normalizeIban(account.iban);
  const { sortCode, accountNumber, secondaryReference } = account;
  const uk = validateUkAccount({ sortCode, accountNumber, ...(secondaryReference && { secondaryReference }) });
  // No receipt exists for something that is not an account: the empty text was never signed.
  if (!uk.valid) return '';
  const number = uk.sortCode + uk.accountNumber;
  return uk.secondaryReference === undefined ? number : `${number}/${uk.secondaryReference}`;
}

/** An organisation's number, as in a check's request. */
export interface ReceiptIdentifier {
  /** `lei`, `vat`, … */
  readonly type: string;
  readonly value: string;
}

/**
 * The text hashed into each of `identifier_hashes`: the type, a colon, and the value reduced to capital letters and
 * digits.
 */
export function identifierValue({ type, value }: ReceiptIdentifier): string {
  return `${type}:${value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')}`;
}

/** The text hashed into `name_hash`. */
export const nameValue = cleanName;

/** `base64url(SHA-256(UTF-8(salt + "\n" + value)))`. */
export async function commit(salt: string, value: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}\n${value}`);
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
