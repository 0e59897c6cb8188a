import {
  base64url,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { RECEIPT_ALGORITHM, RECEIPT_TYPE, type ReceiptClaims, receiptClaims } from '../contract/receipt.ts';
import { ReceiptError } from './errors.ts';

/** Where the issuer's public keys come from: the JWK set, its URL (fetched and cached), or a jose key getter. */
export type ReceiptKeys = JSONWebKeySet | URL | string | JWTVerifyGetKey;

export interface ReadReceiptOptions {
  readonly jwks: ReceiptKeys;
  /** The BFF's public URL. */
  readonly issuer: string;
  /** The merchant's own origin, where it is to be checked. */
  readonly audience?: string | undefined;
  /** Seconds by which clocks may differ; 0 by default. */
  readonly clockTolerance?: number | undefined;
  /** The time to judge by; now by default. */
  readonly currentDate?: Date | undefined;
}

const remoteSets = new Map<string, JWTVerifyGetKey>();

function keysFrom(jwks: ReceiptKeys): JWTVerifyGetKey {
  if (typeof jwks === 'function') return jwks;
  if (typeof jwks === 'string' || jwks instanceof URL) {
    const url = new URL(jwks);
    const known = remoteSets.get(url.href);
    if (known) return known;
    const set = createRemoteJWKSet(url);
    remoteSets.set(url.href, set);
    return set;
  }
  return createLocalJWKSet(jwks);
}

/**
 * Base64url has spare bits at its end, so that up to sixteen spellings decode to one signature. Only the canonical one
 * is accepted: a receipt that was changed in any character is another receipt.
 */
function hasCanonicalSignature(receipt: string): boolean {
  const signature = receipt.slice(receipt.lastIndexOf('.') + 1);
  try {
    return base64url.encode(base64url.decode(signature)) === signature;
  } catch {
    return false;
  }
}

function refusal(error: unknown): ReceiptError {
  if (error instanceof errors.JWTExpired) return new ReceiptError('expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return new ReceiptError('origin_mismatch');
    if (error.claim === 'iss') return new ReceiptError('issuer_mismatch');
    return new ReceiptError('malformed');
  }
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed
  ) {
    return new ReceiptError('signature');
  }
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) {
    return new ReceiptError('jwks_unavailable');
  }
  // jose reports an unexpected answer of the JWKS server as its plain base class, and a failed fetch as a TypeError.
  if (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')
    return new ReceiptError('jwks_unavailable');
  if (error instanceof TypeError && error.message.includes('fetch')) return new ReceiptError('jwks_unavailable');
  return new ReceiptError('malformed');
}

/**
 * Verifies signature, type, issuer and age of a receipt, and its origin where `audience` is given. This alone does not
 * tell which account and name it is about: use `verifyReceipt`.
 *
 * @param receipt As the form submitted it; `not_checked` where that is nothing
 * @throws {ReceiptError} with a `code`
 */
export async function readReceipt(receipt: unknown, options: ReadReceiptOptions): Promise<ReceiptClaims> {
  if (receipt === '' || receipt === null || receipt === undefined) throw new ReceiptError('not_checked');
  if (typeof receipt !== 'string' || receipt.length > 4096 || receipt.split('.').length !== 3) {
    throw new ReceiptError('malformed');
  }
  if (!hasCanonicalSignature(receipt)) throw new ReceiptError('signature');
  let payload: unknown;
  try {
    ({ payload } = await jwtVerify(receipt, keysFrom(options.jwks), {
      algorithms: [RECEIPT_ALGORITHM],
      typ: RECEIPT_TYPE,
      issuer: options.issuer,
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti'],
      clockTolerance: options.clockTolerance ?? 0,
      ...(options.audience !== undefined && { audience: options.audience }),
      ...(options.currentDate && { currentDate: options.currentDate }),
    }));
  } catch (error) {
    throw refusal(error);
  }
  const claims = receiptClaims.safeParse(payload);
  if (!claims.success) throw new ReceiptError('malformed');
  return claims.data;
}
