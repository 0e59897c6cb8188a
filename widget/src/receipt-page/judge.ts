import { identifier } from '@payee-check/shared/contract';
import {
  holdAsFarAsGiven,
  type KeptReceipt,
  type ReceiptClaims,
  ReceiptError,
  readReceipt,
} from '@payee-check/shared/receipt';

/** The values in the fields of the page. */
export interface Entered extends Omit<KeptReceipt, 'identifiers'> {
  /** Separated by commas; with the type in front if it is known. */
  readonly identifiers?: string | undefined;
}

/** An account as a person writes it down: an IBAN, or a sort code and account number, with a roll number after a slash. */
export function accountOf(text: string): KeptReceipt['account'] {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (!/^\d/.test(trimmed)) return { scheme: 'iban', iban: trimmed };
  const [numbers = '', ...reference] = trimmed.split('/');
  const digits = numbers.replace(/\D/g, '');
  return {
    scheme: 'uk',
    sortCode: digits.slice(0, 6),
    accountNumber: digits.slice(6),
    secondaryReference: reference.join('/'),
  };
}

/** As {@link accountOf} reads it. */
export function accountText(account: KeptReceipt['account']): string {
  if (account === undefined) return '';
  if (account.scheme === 'iban') return account.iban;
  const { sortCode, accountNumber, secondaryReference } = account;
  return `${sortCode} ${accountNumber}${secondaryReference ? `/${secondaryReference}` : ''}`;
}

/** As {@link Entered} has them. */
export const identifierTexts = (identifiers: KeptReceipt['identifiers'] = []): string =>
  identifiers.map(({ type, value }) => `${type}: ${value}`).join(', ');

const { options: types } = identifier.shape.type;

/** The reader need not know under which type the check has the number: one type that agrees is enough. */
async function holdNumber(claims: ReceiptClaims, text: string): Promise<void> {
  const [, prefix, rest = ''] = /^(\w+):(.*)$/s.exec(text) ?? [];
  const named = types.filter((type) => type === prefix?.toLowerCase());
  const possible =
    named.length > 0 ? named.map((type) => ({ type, value: rest })) : types.map((type) => ({ type, value: text }));
  const held = possible.map((identifier) => holdAsFarAsGiven(claims, { identifiers: [identifier] }));
  await Promise.any(held).catch(() => Promise.reject(new ReceiptError('identifier_mismatch')));
}

/**
 * The key file belongs to an issuer: a receipt that one of its keys signed is that issuer's, whatever its name. Empty
 * if the text has none; the signature shows whether it was changed or is not a receipt at all.
 */
function issuerOf(receipt: string): string {
  try {
    const payload = (receipt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { iss }: { iss?: unknown } = JSON.parse(atob(payload));
    if (typeof iss === 'string') return iss;
  } catch {
    // Not a JWS, or one whose claims were changed.
  }
  return '';
}

/**
 * What a kept receipt states, once it is known to be genuine.
 *
 * @param keys The text of the issuer's key file
 * @throws {ReceiptError}
 */
export async function judge({ identifiers = '', ...given }: Entered, keys: string): Promise<ReceiptClaims> {
  const { receipt } = given;
  if (receipt === '') throw new ReceiptError('not_checked');
  const issuer = issuerOf(receipt);
  const jwks: { keys?: unknown } = parseKeys(keys);
  if (!Array.isArray(jwks.keys)) throw new ReceiptError('invalid_options');
  const claims = await readReceipt(receipt, { jwks: { keys: jwks.keys }, issuer, as: 'evidence' });
  await holdAsFarAsGiven(claims, given);
  for (const text of identifiers.split(',')) if (text.trim() !== '') await holdNumber(claims, text.trim());
  return claims;
}

function parseKeys(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Not JSON, so not a key file.
  }
  throw new ReceiptError('invalid_options');
}
