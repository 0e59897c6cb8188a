import { REMEMBERED_SECONDS } from '@payee-check/shared/receipt';
import { type Store, storeKey } from '../store/store.ts';

const REMEMBERED_MS = REMEMBERED_SECONDS * 1000;

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
