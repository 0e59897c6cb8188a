import { createHash, timingSafeEqual } from 'node:crypto';
import type { MerchantKey } from '../config/types.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A merchant's API key that was recognised; its text is left behind. */
export interface Merchant {
  /** Tells one key from another, not what it is: its place in the configuration. */
  readonly id: string;
  /** Whether it may mint sessions, and use up receipts, for this origin. */
  mayActFor(origin: string): boolean;
}

export interface ApiKeys {
  find(presented: string): Merchant | null;
}

/** Compares digests, each with every key, so that time tells neither how much of a key was right nor which it was. */
export function createApiKeys(keys: readonly MerchantKey[], allowedOrigins: ReadonlySet<string>): ApiKeys {
  const known = keys.map(({ key, origins }, index) => ({
    digest: digest(key),
    merchant: {
      id: String(index),
      mayActFor: (origin: string) => allowedOrigins.has(origin) && (origins === null || origins.has(origin)),
    },
  }));
  return {
    find(presented) {
      const candidate = digest(presented);
      let found: Merchant | null = null;
      for (const entry of known) if (timingSafeEqual(entry.digest, candidate)) found = entry.merchant;
      return found;
    },
  };
}
