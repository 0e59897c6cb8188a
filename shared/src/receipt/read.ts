import { base64url, compactVerify, decodeProtectedHeader, errors } from 'jose';
import { RECEIPT_ALGORITHM, RECEIPT_TYPE, type ReceiptClaims, receiptClaims } from '../contract/receipt.ts';
import { ReceiptError } from './errors.ts';
import { couldSignAt, findKey, keysFrom, type ReceiptKeys } from './keys.ts';

/** Half the order of P-256 (SEC 2, 2.4.2), rounded down. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

/**
 * Whether a part of a receipt is canonical base64url: because of spare bits at the end, several texts decode to the
 * same bytes.
 */
function isCanonicalBase64url(text: string): boolean {
  try {
    return base64url.encode(base64url.decode(text)) === text;
  } catch {
    return false;
  }
}

/**
 * Whether a signature is canonical: r and s side by side, and of the two valid ones, (r, s) and (r, n − s), the one
 * with the lower s. Otherwise one receipt could count as several for somebody who keeps a list of those already seen.
 */
function isCanonicalSignature(text: string): boolean {
  const bytes = base64url.decode(text);
  if (bytes.length !== 64) return false;
  const s = [...bytes.subarray(32)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return BigInt(`0x${s}`) <= HALF_ORDER;
}

export interface ReadReceiptOptions {
  readonly jwks: ReceiptKeys;
  /** The BFF's public URL. */
  readonly issuer: string;
  /** The merchant's own origin, if it has to be checked. */
  readonly audience?: string | undefined;
  /** Seconds by which clocks may differ; 0 by default. */
  readonly clockTolerance?: number | undefined;
  /** The time to judge by; now by default. */
  readonly currentDate?: Date | undefined;
  /**
   * `evidence`: the receipt was kept for a dispute and is not the basis of a payment. It may have expired, since it is
   * judged by its own time, and retired keys are accepted: `jwks` is then the issuer's
   * `/.well-known/receipt-keys.json`, or a copy of it.
   */
  readonly as?: 'evidence' | undefined;
}

const LONGEST = 4096;

function headerOf(receipt: string) {
  try {
    return decodeProtectedHeader(receipt);
  } catch {
    throw new ReceiptError('malformed');
  }
}

function claimsOf(payload: Uint8Array): ReceiptClaims {
  try {
    const claims = receiptClaims.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
    if (claims.success) return claims.data;
  } catch {
    // Not JSON: refused like any other text.
  }
  throw new ReceiptError('malformed');
}

/**
 * Verifies signature, type, issuer and age of a receipt, and its origin if `audience` is given. This alone does not
 * show which account and name it is about: use `verifyReceipt`.
 *
 * @param receipt As the form submitted it; `not_checked` if that is empty
 * @throws {ReceiptError} with a `code`
 */
export async function readReceipt(receipt: unknown, options: ReadReceiptOptions): Promise<ReceiptClaims> {
  if (receipt === '' || receipt === null || receipt === undefined) throw new ReceiptError('not_checked');
  if (typeof receipt !== 'string' || receipt.length > LONGEST) throw new ReceiptError('malformed');
  const parts = receipt.split('.');
  const [, , signature] = parts;
  if (parts.length !== 3 || signature === undefined || !parts.every(isCanonicalBase64url)) {
    throw new ReceiptError('malformed');
  }
  const { typ, alg, kid, crit } = headerOf(receipt);
  if (typ !== RECEIPT_TYPE || crit !== undefined) throw new ReceiptError('malformed');
  if (alg !== RECEIPT_ALGORITHM || typeof kid !== 'string') throw new ReceiptError('signature');
  if (!isCanonicalSignature(signature)) throw new ReceiptError('malformed');
  const keys = keysFrom(options.jwks);
  const { payload } = await compactVerify(receipt, (header, token) => findKey(keys, header, token), {
    algorithms: [RECEIPT_ALGORITHM],
  }).catch((error: unknown) => {
    if (error instanceof ReceiptError) throw error;
    throw new ReceiptError(error instanceof errors.JWSInvalid ? 'malformed' : 'signature');
  });
  const claims = claimsOf(payload);
  const { issuer, audience, clockTolerance = 0, currentDate = new Date() } = options;
  if (!couldSignAt(keys, kid, claims.iat, clockTolerance)) throw new ReceiptError('signature');
  if (claims.iss !== issuer) throw new ReceiptError('issuer_mismatch');
  if (audience !== undefined && claims.aud !== audience) throw new ReceiptError('origin_mismatch');
  const judgedAt = options.as === 'evidence' ? claims.iat : Math.floor(currentDate.getTime() / 1000) - clockTolerance;
  // Turned round, so that a time that is not a number (a setting that is missing) expires everything and not nothing.
  if (!(claims.exp > judgedAt)) throw new ReceiptError('expired');
  return claims;
}
