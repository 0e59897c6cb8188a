import type { ReceiptClaims } from '../contract/receipt.ts';
import {
  accountValue,
  commit,
  identifierValue,
  nameValue,
  type ReceiptAccount,
  type ReceiptIdentifier,
} from './commitment.ts';
import { ReceiptError } from './errors.ts';
import type { ReceiptKeys } from './keys.ts';
import { type ReadReceiptOptions, readReceipt } from './read.ts';
import { REMEMBERED_SECONDS, type UsedReceipts } from './used.ts';

/** What a receipt is compared with, once it is known to be genuine. */
export interface ReceiptExpectation {
  /** The account that will be paid. */
  readonly account?: ReceiptAccount | undefined;
  /** The name that will be paid: what the form submitted as `payee.name`. */
  readonly name?: string | undefined;
  /**
   * The identifiers by which the payee is known: each has to be one that was checked. Give them if you accept a match
   * with basis `identifier_check`, which says nothing about the name. Empty: they are not compared.
   */
  readonly identifiers?: readonly ReceiptIdentifier[] | undefined;
  /** The order that is paid: required if the check was made for one, and refused if it was made for another. */
  readonly reference?: string | undefined;
  /** The customer who is paid, for whom the session was minted: required if the receipt proves ownership. */
  readonly subject?: string | undefined;
  /** Accept a sandbox's fictitious answers, for development and demonstrations. */
  readonly allowSandbox?: boolean | undefined;
}

export interface VerifyReceiptOptions extends ReadReceiptOptions, ReceiptExpectation {
  /** The merchant's own origin, `https://shop.example`. */
  readonly audience: string;
  readonly account: ReceiptAccount;
  /** Empty if the check was made by identifiers and without a name. */
  readonly name: string;
  /** Makes each check valid for one payment: `already_used` from the second time on. Evidence uses nothing up. */
  readonly usedReceipts?: UsedReceipts | undefined;
}

/** Unpaired surrogates: all of them have the same UTF-8 form, so that different texts would have the same hash. */
const HALVES = /\p{Cs}/u;

/**
 * Compares a genuine receipt with what will be paid, as far as it is given.
 *
 * @throws {ReceiptError} `sandbox`, or what does not agree
 */
export async function holdAgainst(claims: ReceiptClaims, expected: ReceiptExpectation): Promise<void> {
  const { account, name, identifiers = [], reference, subject, allowSandbox } = expected;
  const isHash = async (hash: string | undefined, value: string) =>
    !HALVES.test(value) && (await commit(claims.salt, value)) === hash;
  if (claims.src?.environment === 'sandbox' && allowSandbox !== true) throw new ReceiptError('sandbox');
  if (account !== undefined && !(await isHash(claims.account_hash, accountValue(account)))) {
    throw new ReceiptError('account_mismatch');
  }
  if (name !== undefined && !(await isHash(claims.name_hash, nameValue(name)))) {
    throw new ReceiptError('name_mismatch');
  }
  for (const identifier of identifiers) {
    const hash = await commit(claims.salt, identifierValue(identifier));
    if (claims.identifier_hashes?.includes(hash) !== true) throw new ReceiptError('identifier_mismatch');
  }
  // Also if one of them is missing: a check for one order is not valid for another, nor for no order.
  if (claims.ref !== reference) throw new ReceiptError('reference_mismatch');
  if (subject === undefined && claims.basis === 'ownership') throw new ReceiptError('subject_required');
  if (subject !== undefined && !(await isHash(claims.subject_hash, subject))) {
    throw new ReceiptError('subject_mismatch');
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;

/**
 * Only its shape is checked: an empty field is a different account than the one that was checked, and not a mistake in
 * a program.
 */
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

function isIdentifiers(identifiers: unknown): identifiers is readonly ReceiptIdentifier[] {
  const isIdentifier = (one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    'type' in one &&
    typeof one.type === 'string' &&
    'value' in one &&
    typeof one.value === 'string';
  return Array.isArray(identifiers) && identifiers.every(isIdentifier);
}

const isAbsentOr = (type: string, value: unknown) => value === undefined || typeof value === type;

/**
 * Verifies a receipt on the merchant's server, offline: signature, type, issuer, origin, age, that no sandbox made it up,
 * and that it is about the account and the name that will be paid, the order and the customer. A receipt that is not held
 * against what will be paid proves nothing, so account and name are required.
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
    typeof options.name !== 'string' ||
    (options.identifiers !== undefined && !isIdentifiers(options.identifiers)) ||
    !isAbsentOr('string', options.reference) ||
    !isAbsentOr('string', options.subject)
  ) {
    throw new ReceiptError('invalid_options');
  }
  const claims = await readReceipt(receipt, options);
  await holdAgainst(claims, options);
  if (options.usedReceipts !== undefined && options.as !== 'evidence') {
    if (!(await options.usedReceipts.use(claims.jti, REMEMBERED_SECONDS))) throw new ReceiptError('already_used');
  }
  return claims;
}
