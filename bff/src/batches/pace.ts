import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from '../outbound/errors.ts';
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
  /** Uses up a turn that was waited for; `false`: there is none. */
  spend(provider: GuardedProvider): boolean;
}

/** Counted in the store: all batches on all instances have one share together. */
export function createPace({ store, clock, share }: { store: Store; clock: Clock; share: number }): Pace {
  /** One at a time here, so that those who wait come in turn. */
  const turns = new Map<ProviderName, Promise<unknown>>();
  /** Waited for, and not used yet. */
  const unspent = new Map<ProviderName, number>();
  const add = (name: ProviderName, count: number) => unspent.set(name, (unspent.get(name) ?? 0) + count);

  async function take(name: ProviderName, stretch: Stretch, signal: AbortSignal): Promise<boolean> {
    const key = storeKey(name, 'batch-share');
    while (!signal.aborted) {
      const { allowed, resetsAt } = await store.take(key, 1, stretch.calls, stretch.windowMs);
      if (allowed) {
        add(name, 1);
        return true;
      }
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
    spend({ name }) {
      if ((unspent.get(name) ?? 0) === 0) return false;
      add(name, -1);
      return true;
    },
  };
}

/**
 * A provider as batches ask it. Most questions wait for their turn before they are marked; one that another provider could
 * not answer has not waited for this one, and does so now, for as long as its check lasts: the share holds for every call.
 */
export function pacedProvider(provider: GuardedProvider, pace: Pace): GuardedProvider {
  const { name, quota, checkName, bulk } = provider;
  if (quota === undefined) return provider;
  // With its getters: a circuit opens and closes.
  const paced = Object.defineProperties({ ...provider }, Object.getOwnPropertyDescriptors(provider));
  return Object.assign(paced, {
    ...(checkName && {
      async checkName(...[question, context]: Parameters<typeof checkName>) {
        if (!pace.spend(provider) && !((await pace.next(provider, context.signal)) && pace.spend(provider))) {
          throw new ProviderError(name, 'quota_exhausted');
        }
        return checkName(question, context);
      },
    }),
    ...(bulk && {
      bulk: {
        ...bulk,
        submit(...[questions, context]: Parameters<typeof bulk.submit>) {
          pace.spend(provider);
          return bulk.submit(questions, context);
        },
      },
    }),
  });
}
