import type { ProviderName } from '@payee-check/shared/contract';
import type { GuardedProvider } from '../providers/guard.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';

/** The shortest stretch that calls are spread over. */
const STRETCH_MS = 1000;

/** So many calls in so many milliseconds. */
interface Stretch {
  readonly calls: number;
  readonly windowMs: number;
}

/**
 * A share of a provider's quota, spread evenly: 30 calls a minute are one every two seconds, not thirty at once, so that
 * payers find the quota as they would without a batch.
 */
export function stretchOf({ calls, windowMs }: Stretch, share: number): Stretch {
  const allowed = Math.max(1, Math.floor(calls * share));
  const stretchMs = Math.max(STRETCH_MS, windowMs / allowed);
  return { calls: Math.max(1, Math.floor((allowed * stretchMs) / windowMs)), windowMs: Math.ceil(stretchMs) };
}

export interface Pace {
  /** Waits until batches may ask this provider once more; `false`: the signal has aborted meanwhile. */
  next(provider: GuardedProvider, signal: AbortSignal): Promise<boolean>;
}

/** Counted in the store: all batches on all instances have one share together. */
export function createPace({ store, clock, share }: { store: Store; clock: Clock; share: number }): Pace {
  /** One at a time here, so that those who wait come in turn. */
  const turns = new Map<ProviderName, Promise<unknown>>();

  async function take(name: ProviderName, stretch: Stretch, signal: AbortSignal): Promise<boolean> {
    const key = storeKey(name, 'batch-share');
    while (!signal.aborted) {
      const { allowed, resetsAt } = await store.take(key, 1, stretch.calls, stretch.windowMs);
      if (allowed) return true;
      await sleep(clock, Math.max(resetsAt - clock.now(), 1), signal);
    }
    return false;
  }

  return {
    next({ name, quota }, signal) {
      if (quota === undefined) return Promise.resolve(!signal.aborted);
      const turn = (turns.get(name) ?? Promise.resolve()).then(() => take(name, stretchOf(quota, share), signal));
      turns.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
