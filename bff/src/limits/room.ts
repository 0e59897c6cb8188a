import type { Metrics } from '../metrics/metrics.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';

/** How full the store may be for whatever a visitor would leave in it. */
const OPEN_SHARE_OF_STORE = 0.6;

/**
 * The rest of the store is for those whom a merchant knows: visitors who fill it keep out visitors, and nobody else.
 *
 * @returns What a visitor's request has to pass before it leaves anything behind. Rejects with `StoreUnavailableError`.
 */
export function createRoomForVisitors(store: Store, metrics: Pick<Metrics, 'limitHit'>): () => Promise<void> {
  return async () => {
    // Where this cannot be read, the counters that come next are refused if the store is away.
    if ((await store.fill().catch(() => 0)) < OPEN_SHARE_OF_STORE) return;
    metrics.limitHit('open-share-of-store');
    throw new StoreUnavailableError();
  };
}
