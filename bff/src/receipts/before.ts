import type { AccountInput, ReceiptClaims } from '@payee-check/shared/contract';
import {
  holdAgainst,
  ReceiptError,
  type ReceiptErrorCode,
  type ReceiptIdentifier,
  readReceipt,
} from '@payee-check/shared/receipt';
import { createLocalJWKSet } from 'jose';
import type { Merchant } from '../sessions/api-keys.ts';
import type { ReceiptKeySet } from './keys.ts';

/** What is asked again, with the earlier receipt. */
export interface AskedAgain {
  readonly receipt: string;
  readonly account: AccountInput;
  readonly name?: string | undefined;
  readonly identifiers?: readonly ReceiptIdentifier[] | undefined;
  readonly subject?: string | undefined;
}

/**
 * The claims of a receipt about this account and this name, however old it is.
 *
 * @throws {ReceiptError}
 */
export type ReadBefore = (asked: AskedAgain, merchant: Merchant) => Promise<ReceiptClaims>;

export interface BeforeOptions {
  readonly keys: ReceiptKeySet;
  /** The BFF's public URL. */
  readonly issuer: string;
  /** In production, what a sandbox said is no evidence. */
  readonly production: boolean;
}

export function createReadBefore({ keys, issuer, production }: BeforeOptions): ReadBefore {
  const archive = createLocalJWKSet(keys.archive);
  return async ({ receipt, account, name = '', identifiers, subject }, merchant) => {
    const claims = await readReceipt(receipt, { jwks: archive, issuer, as: 'evidence' });
    // Checked first, so that a caller with somebody else's receipt learns nothing about its payee.
    if (!merchant.ownsReceiptsOf(claims.aud)) throw new ReceiptError('origin_mismatch');
    await holdAgainst(claims, {
      account,
      name,
      // A check by name may be repeated with identifiers in addition.
      identifiers: claims.identifier_hashes === undefined ? undefined : identifiers,
      // The new check may be for another order, and for a customer even if the old one had none.
      reference: claims.ref,
      subject: claims.subject_hash === undefined ? undefined : subject,
      allowSandbox: !production,
    });
    return claims;
  };
}

/** Which part of the request a receipt's fault belongs to. */
const PLACES: Readonly<Partial<Record<ReceiptErrorCode, string>>> = {
  account_mismatch: '/account',
  name_mismatch: '/name',
  identifier_mismatch: '/identifiers',
  subject_mismatch: '/subject',
  subject_required: '/subject',
};

/** What is wrong with a receipt, and where; anything but a `ReceiptError` is rethrown. */
export function faultOfReceipt(error: unknown): { readonly path: string; readonly message: string } {
  if (!(error instanceof ReceiptError)) throw error;
  const path = PLACES[error.code] ?? '/receipt';
  const message = path === '/receipt' ? `cannot be accepted: ${error.code}` : 'is not what the receipt is about';
  return { path, message };
}
