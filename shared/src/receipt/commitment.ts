import { base64url } from 'jose';

/** The account that a receipt is held against: as a check's request has it, or as one string. */
export type ReceiptAccount =
  | string
  | { readonly scheme: 'iban'; readonly iban: string }
  | {
      readonly scheme: 'uk';
      readonly sortCode: string;
      readonly accountNumber: string;
      readonly secondaryReference?: string | null | undefined;
    };

/** Spaces of any kind, dots, hyphens and invisible format characters, which account numbers are written with. */
const SEPARATORS = /[\p{White_Space}\p{Cf}.-]+/gu;

const compact = (text: string) => text.replace(SEPARATORS, '').toUpperCase();

/**
 * The text that `account_hash` is made of: an IBAN in electronic form, or sort code and account number (6 + 8 digits)
 * with `/` and the secondary reference if there is one.
 */
export function accountValue(account: ReceiptAccount): string {
  if (typeof account === 'string') return compact(account);
  if (account.scheme === 'iban') return compact(account.iban);
  const number = compact(account.sortCode) + compact(account.accountNumber).padStart(8, '0');
  const reference = account.secondaryReference?.trim();
  return reference ? `${number}/${reference}` : number;
}

/** The text that `name_hash` is made of: NFC, trimmed, inner white space single, case kept. */
export function nameValue(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
}

/** `base64url(SHA-256(UTF-8(salt + "\n" + value)))`. */
export async function commit(salt: string, value: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt}\n${value}`);
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
