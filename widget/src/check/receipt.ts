/** A receipt lives this long where it does not say otherwise. */
const LIFETIME_MS = 15 * 60_000;

/**
 * When a receipt that arrived at `now` ends, in milliseconds since the epoch: by its own `iat` and `exp`, of which
 * only the span is believed where the payer's clock is wrong. The signature is the merchant's to verify.
 */
export function receiptEnd(receipt: string, now: number): number {
  try {
    const payload = (receipt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { iat, exp }: { iat?: unknown; exp?: unknown } = JSON.parse(atob(payload));
    if (typeof iat === 'number' && typeof exp === 'number' && exp > iat) {
      const end = exp * 1000;
      const span = now + (exp - iat) * 1000;
      // By a clock that is right, a repeated answer's receipt may be some minutes old already.
      return end > now && end < span ? end : span;
    }
  } catch {
    // Not a JWS that can be read: then what the contract says holds.
  }
  return now + LIFETIME_MS;
}
