import {
  holdAsFarAsGiven,
  type KeptReceipt,
  type ReceiptClaims,
  ReceiptError,
  readReceipt,
} from '@payee-check/shared/receipt';

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

/** The key file belongs to an issuer: a receipt that one of its keys signed is that issuer's, by whatever name. */
function issuerOf(receipt: string): string {
  try {
    const payload = (receipt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { iss }: { iss?: unknown } = JSON.parse(atob(payload));
    if (typeof iss === 'string') return iss;
  } catch {
    // No JWS: refused like any other text.
  }
  throw new ReceiptError('malformed');
}

/**
 * What a kept receipt states, once it is known to be genuine.
 *
 * @param keys The text of the issuer's key file
 * @throws {ReceiptError}
 */
export async function judge(given: KeptReceipt, keys: string): Promise<ReceiptClaims> {
  const { receipt } = given;
  if (receipt === '') throw new ReceiptError('not_checked');
  const issuer = issuerOf(receipt);
  const jwks: { keys?: unknown } = parseKeys(keys);
  if (!Array.isArray(jwks.keys)) throw new ReceiptError('invalid_options');
  const claims = await readReceipt(receipt, { jwks: { keys: jwks.keys }, issuer, as: 'evidence' });
  await holdAsFarAsGiven(claims, given);
  return claims;
}

function parseKeys(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // No JSON: no key file.
  }
  throw new ReceiptError('invalid_options');
}
