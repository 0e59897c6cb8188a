import type { ReceiptClaims } from '../contract/receipt.ts';
import { accountValue, commit, nameValue, type ReceiptAccount } from './commitment.ts';
import { ReceiptError } from './errors.ts';
import { type ReadReceiptOptions, type ReceiptKeys, readReceipt } from './read.ts';

export interface VerifyReceiptOptions extends ReadReceiptOptions {
  /** The merchant's own origin, `https://shop.example`. */
  readonly audience: string;
  /** The account that will be paid. */
  readonly account: ReceiptAccount;
  /** The name that will be paid: what the form submitted as `payee.name`. */
  readonly name: string;
}

/** Whether the receipt is about this account. */
export async function isForAccount(claims: ReceiptClaims, account: ReceiptAccount): Promise<boolean> {
  return (await commit(claims.salt, accountValue(account))) === claims.account_hash;
}

/** Whether the receipt is about this name. */
export async function isForName(claims: ReceiptClaims, name: string): Promise<boolean> {
  return (await commit(claims.salt, nameValue(name))) === claims.name_hash;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

/** Its shape alone: what a payer left empty is another account than the one that was checked, and no slip in a program. */
function isAccount(account: unknown): account is ReceiptAccount {
  if (typeof account === 'string') return true;
  if (typeof account !== 'object' || account === null || !('scheme' in account)) return false;
  if (account.scheme === 'iban') return 'iban' in account && typeof account.iban === 'string';
  return (
    account.scheme === 'uk' &&
    'sortCode' in account &&
    typeof account.sortCode === 'string' &&
    'accountNumber' in account &&
    typeof account.accountNumber === 'string'
  );
}

function isKeySource(jwks: unknown): jwks is ReceiptKeys {
  if (typeof jwks === 'string') return URL.canParse(jwks);
  return typeof jwks === 'function' || (typeof jwks === 'object' && jwks !== null);
}

/**
 * Verifies a receipt on the merchant's server, offline: signature, type, issuer, origin, age, and that it is about the
 * account and the name that will be paid. A receipt that is not held against what will be paid proves nothing, so both
 * are required.
 *
 * It resolves with the claims whatever the outcome was: whether `outcome`, `decision` and `risk` are good enough for this
 * payment is the merchant's to decide. So it is where there is no receipt (`not_checked`): a check that could not be made
 * blocks no payment by itself.
 *
 * @param receipt As the form submitted it
 * @throws {ReceiptError} with a `code`
 * @example
 * const { receipt, account, name } = readPayee(form);
 * const { outcome, risk } = await verifyReceipt(receipt, {
 *   jwks: 'https://bff.example/.well-known/jwks.json',
 *   issuer: 'https://bff.example',
 *   audience: 'https://shop.example',
 *   account,
 *   name,
 * });
 * if (outcome === 'match' && risk.level !== 'high') pay();
 */
export async function verifyReceipt(receipt: unknown, options: VerifyReceiptOptions): Promise<ReceiptClaims> {
  if (receipt === '' || receipt === null || receipt === undefined) throw new ReceiptError('not_checked');
  if (
    !isKeySource(options?.jwks) ||
    !isText(options.issuer) ||
    !isText(options.audience) ||
    !isAccount(options.account) ||
    typeof options.name !== 'string'
  ) {
    throw new ReceiptError('invalid_options');
  }
  const claims = await readReceipt(receipt, options);
  if (!(await isForAccount(claims, options.account))) throw new ReceiptError('account_mismatch');
  if (!(await isForName(claims, options.name))) throw new ReceiptError('name_mismatch');
  return claims;
}
