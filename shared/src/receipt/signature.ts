import { base64url } from 'jose';

/** Half the order of P-256 (SEC 2, 2.4.2), rounded down. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n;

/** Whether a part of a receipt is base64url in its one spelling: spare bits at the end let several decode to the same. */
export function isCanonicalBase64url(text: string): boolean {
  try {
    return base64url.encode(base64url.decode(text)) === text;
  } catch {
    return false;
  }
}

/**
 * Whether a signature is in its one form: r and s side by side, and of the two that fit, (r, s) and (r, n − s), that with the
 * lower s. Else one receipt would pass for several where somebody keeps a list of those already seen.
 */
export function isCanonicalSignature(text: string): boolean {
  const bytes = base64url.decode(text);
  if (bytes.length !== 64) return false;
  const s = [...bytes.subarray(32)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return BigInt(`0x${s}`) <= HALF_ORDER;
}
