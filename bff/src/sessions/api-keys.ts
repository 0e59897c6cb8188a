import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface MerchantKey {
  readonly key: string;
  /** What it may mint sessions for; `null`: every allowed origin. */
  readonly origins: ReadonlySet<string> | null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A merchant's API key that was recognised, without its text. */
export interface Merchant {
  /** Part of its digest: distinguishes keys on every instance without revealing them. */
  readonly id: string;
  /** Under which everything that is kept for it is found. */
  readonly owner: string;
  /**
   * A keyed hash, as of the keyring, but by the API key itself: what is kept for a day has to be found while
   * `SESSION_SECRET` is rotated.
   */
  hash(...parts: readonly string[]): string;
  /** The one origin that it may act for; `null` if there are several. */
  readonly onlyOrigin: string | null;
  /** Whether it may mint sessions, get receipts, and use them up, for this origin. */
  mayActFor(origin: string): boolean;
  /** Whether receipts for this origin are its own, even years after the origin went out of use. */
  ownsReceiptsOf(origin: string): boolean;
}

export interface ApiKeys {
  find(presented: string): Merchant | null;
}

/**
 * Compares digests, and always with every key, so that timing reveals neither how much of a key was right nor which key
 * it was.
 */
export function createApiKeys(keys: readonly MerchantKey[], allowedOrigins: ReadonlySet<string>): ApiKeys {
  const known = keys.map(({ key, origins }) => {
    const mayActFor = (origin: string) => allowedOrigins.has(origin) && (origins === null || origins.has(origin));
    const ownsReceiptsOf = (origin: string) => origins === null || origins.has(origin);
    const [only = null, ...others] = [...allowedOrigins].filter(mayActFor);
    const id = digest(key).toString('base64url').slice(0, 22);
    const onlyOrigin = others.length === 0 ? only : null;
    const hash = (...parts: readonly string[]) =>
      createHmac('sha256', key).update(parts.join('\0')).digest('base64url').slice(0, 22);
    const owner = `key_${hash('owner')}`;
    return { digest: digest(key), merchant: { id, owner, hash, onlyOrigin, mayActFor, ownsReceiptsOf } };
  });
  return {
    find(presented) {
      if (known.length === 0) return null;
      const candidate = digest(presented);
      let found: Merchant | null = null;
      for (const entry of known) if (timingSafeEqual(entry.digest, candidate)) found = entry.merchant;
      return found;
    },
  };
}
