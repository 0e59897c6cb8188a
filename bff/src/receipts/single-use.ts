import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';

/**
 * Longer than any receipt of a check can live: a check can be read, and so decided on, for 30 minutes, and a receipt made
 * at the end of them lives 15 more.
 */
const REMEMBERED_MS = 60 * 60 * 1000;

/** Single use counts by check: its earlier and later receipts are used up together. */
export interface SingleUse {
  /** `true` for the first caller, on whichever instance. Rejects with `StoreUnavailableError`. */
  consume(checkId: string): Promise<boolean>;
  isConsumed(checkId: string): Promise<boolean>;
}

export function createSingleUse(store: Store): SingleUse {
  const keyOf = (checkId: string) => storeKey(checkId, 'consumed');
  return {
    consume: (checkId) => store.setIfAbsent(keyOf(checkId), '1', REMEMBERED_MS),
    isConsumed: async (checkId) => (await store.get(keyOf(checkId))) !== null,
  };
}
