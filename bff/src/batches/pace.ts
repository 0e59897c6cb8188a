import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from '../outbound/errors.ts';
import { type GuardedProvider, withMethods } from '../providers/guard.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';

/** The shortest interval over which calls are spread. */
const STRETCH_MS = 1000;

/** A number of calls per number of milliseconds. */
interface Stretch {
  readonly calls: number;
  readonly windowMs: number;
}

/**
 * A share of a provider's quota, spread evenly: 30 calls a minute become one every two seconds rather than thirty at
 * once, so that payers have the quota they would have without a batch.
 */
export function stretchOf({ calls, windowMs }: Stretch, share: number): Stretch {
  const allowed = Math.max(1, Math.floor(calls * share));
  const stretchMs = Math.max(STRETCH_MS, windowMs / allowed);
  return { calls: Math.max(1, Math.floor((allowed * stretchMs) / windowMs)), windowMs: Math.ceil(stretchMs) };
}

export interface Pace {
  /** Waits until batches may make another call to this provider; `false` if the signal aborted first. */
  next(provider: GuardedProvider, signal: AbortSignal): Promise<boolean>;
  /** Consumes a turn that was waited for; `false` if there is none. */
  spend(provider: GuardedProvider): boolean;
}

/** Counted in the store: all batches on all instances share one allowance. */
export function createPace({ store, clock, share }: { store: Store; clock: Clock; share: number }): Pace {
  /** One at a time on this instance, so that waiters are served in order. */
  const turns = new Map<ProviderName, Promise<unknown>>();
  /** Granted and not yet used. */
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
 * A provider as batches call it. Most questions wait for a turn before they are marked. A question that comes here
 * after another provider failed has not waited for this one; it waits now, for as long as its check may take, so that
 * the share covers every call.
 */
export function pacedProvider(provider: GuardedProvider, pace: Pace): GuardedProvider {
  const { name, quota, checkName, bulk } = provider;
  if (quota === undefined) return provider;
  return withMethods(provider, {
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
