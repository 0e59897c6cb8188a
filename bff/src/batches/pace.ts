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
  /**
   * Waits until batches may make another call to this provider; `false` if the signal aborted first.
   *
   * @param owner Whose batch it is for. Owners take turns, however many lines of theirs wait.
   */
  next(provider: GuardedProvider, owner: string, signal: AbortSignal): Promise<boolean>;
  /** Consumes a turn that was waited for; `false` if there is none. */
  spend(provider: GuardedProvider): boolean;
}

/** A line in which one works at a time; of those who wait, each owner's first comes before anybody's second. */
function createLine() {
  /** By owner, the next one's first. */
  const waiting = new Map<string, (() => void)[]>();
  let busy = false;

  function letNextIn(): void {
    const [next] = waiting;
    busy = next !== undefined;
    if (next === undefined) return;
    const [owner, entering] = next;
    const enter = entering.shift();
    waiting.delete(owner);
    if (entering.length > 0) waiting.set(owner, entering);
    enter?.();
  }

  return async function inTurn<T>(owner: string, work: () => Promise<T>): Promise<T> {
    if (busy) {
      const entering = waiting.get(owner) ?? [];
      waiting.set(owner, entering);
      await new Promise<void>((enter) => entering.push(enter));
    }
    busy = true;
    return work().finally(letNextIn);
  };
}

/** Counted in the store: all batches on all instances share one allowance. */
export function createPace({ store, clock, share }: { store: Store; clock: Clock; share: number }): Pace {
  const lines = new Map<ProviderName, ReturnType<typeof createLine>>();
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
    next({ name, quota }, owner, signal) {
      if (quota === undefined) return Promise.resolve(!signal.aborted);
      const inTurn = lines.get(name) ?? createLine();
      lines.set(name, inTurn);
      return inTurn(owner, () => take(name, stretchOf(quota, share), signal));
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
        const { claimant, signal } = context;
        const wait = () => pace.next(provider, claimant?.owner ?? '', signal);
        if (!pace.spend(provider) && !((await wait()) && pace.spend(provider))) {
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
