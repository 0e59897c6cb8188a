import type { ProviderName } from '@payee-check/shared/contract';
import { type Claimant, createSharedQuota, type ShareAnswer, type SharedQuota } from '../limits/shares.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { ProviderError } from './errors.ts';

export interface QuotaOptions {
  readonly provider: ProviderName;
  /** What is counted, such as `posts`; with the provider's name it makes the key in the store. */
  readonly operation: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface QuotaDependencies {
  readonly store: Store;
  readonly clock: Clock;
  /** `QUOTA_RESERVE`; none by default. */
  readonly reserve?: number;
}

/**
 * A provider's own rate limit, enforced on our side so that we wait or ask another provider instead of being refused.
 */
export interface Quota {
  /**
   * Takes one call on behalf of somebody; `limits/shares.ts` has the rules. Waits in a short queue for the next free
   * call if that may be in time; otherwise rejects with `ProviderError` `quota_exhausted`. So it does if the store is
   * away: a limit that cannot be counted cannot be kept.
   *
   * @param until Epoch milliseconds after which the call is no longer of use.
   * @param onWaiting Called when waiting starts, and when it ends with a call taken.
   */
  take(
    until: number,
    signal: AbortSignal,
    claimant?: Claimant,
    onWaiting?: (isWaiting: boolean) => void,
  ): Promise<void>;
}

/** Callers that do not say on whose behalf they ask; together they count as one claimant. */
const NOBODY_IN_PARTICULAR: Claimant = { pool: 'open', owner: 'nobody' };

const TAKEN = Promise.resolve();

/** Counted in the store, so that it holds across instances; each instance has its own queue of waiters. */
export function createQuota(options: QuotaOptions, { store, clock, reserve = 0 }: QuotaDependencies): Quota {
  const { provider, operation, limit, windowMs } = options;
  const key = (...kind: readonly string[]) => storeKey(provider, 'quota', operation, ...kind);
  const shares = createSharedQuota({ key, limit, windowMs, reserve }, { store, clock });
  const line = () => createWaitingLine({ shares, clock });
  const lines: Record<Claimant['pool'], ReturnType<typeof line>> = { open: line(), reserved: line() };

  async function wait(line: Promise<boolean>, until: number, signal: AbortSignal, onWaiting: (is: boolean) => void) {
    onWaiting(true);
    if (await line) {
      onWaiting(false);
      return;
    }
    const code = !signal.aborted ? 'quota_exhausted' : clock.now() >= until ? 'timed_out' : 'aborted';
    throw new ProviderError(provider, code);
  }

  return {
    take(until, signal, claimant = NOBODY_IN_PARTICULAR, onWaiting = () => undefined) {
      const taken = lines[claimant.pool].take(claimant, until, signal);
      return taken === true ? TAKEN : wait(taken, until, signal, onWaiting);
    },
  };
}

interface Waiter {
  readonly claimant: Claimant;
  /** Calls that its owner has had recently, or was refused; the waiter with the fewest is served first. */
  lately: number;
  readonly until: number;
  readonly end: (taken: boolean) => void;
}

interface WaitingLine {
  /**
   * `true`: a call was taken at once. Otherwise resolves with `true` when one is taken, and with `false` if none can be
   * had in time or the signal aborts.
   */
  take(claimant: Claimant, until: number, signal: AbortSignal): true | Promise<boolean>;
}

/** The time that the call itself needs; with less than this left, waiting is pointless. */
const TIME_TO_ANSWER_MS = 500;

/** Half of what may be in flight at one provider: waiters must not block calls that need not wait. */
const MOST_WAITING = 40;

/**
 * A bounded queue in front of a shared quota: the claimant with the fewest recent calls and unserved requests goes
 * first, and among equals the latest arrival. If more ask than can be served, the oldest are about to give up anyway,
 * and a crowd that arrived together must not hold up those who come later.
 */
function createWaitingLine({ shares, clock }: { shares: SharedQuota; clock: Clock }): WaitingLine {
  const waiting: Waiter[] = [];
  let serving = false;
  let cancel: () => void = () => undefined;

  function leave(waiter: Waiter, taken: boolean): void {
    const index = waiting.indexOf(waiter);
    if (index >= 0) waiting.splice(index, 1);
    if (waiting.length === 0) cancel();
    waiter.end(taken);
  }

  const first = () =>
    waiting.reduce<Waiter | undefined>((best, each) => (best && best.lately < each.lately ? best : each), undefined);

  /** Tries again when a call may be free, and rejects waiters for whom that is too late. */
  function callAt(retryAt: number): void {
    for (const waiter of [...waiting]) if (retryAt + TIME_TO_ANSWER_MS > waiter.until) leave(waiter, false);
    cancel();
    if (waiting.length > 0) cancel = clock.after(retryAt - clock.now(), () => void serve());
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    for (let next = first(); next !== undefined; next = first()) {
      const { claimant, lately } = next;
      const answer = await shares.takeWaiting(claimant, lately).catch(() => null);
      if (answer === null) for (const waiter of [...waiting]) leave(waiter, false);
      else if (answer.taken) {
        leave(next, true);
        for (const waiter of waiting) if (waiter.claimant.owner === claimant.owner) waiter.lately += 1;
      } else if (first() === next) {
        callAt(answer.retryAt);
        break;
      }
    }
    serving = false;
  }

  /** Makes room for somebody who would come before another; `false`: all others come first. */
  function hasRoomFor(lately: number): boolean {
    if (waiting.length < MOST_WAITING) return true;
    const last = waiting.reduce((worst, each) => (each.lately > worst.lately ? each : worst));
    if (last.lately < lately) return false;
    leave(last, false);
    return true;
  }

  async function takeOrWait(asked: Promise<ShareAnswer>, claimant: Claimant, until: number, signal: AbortSignal) {
    const answer = await asked.catch(() => null);
    if (answer?.taken) return true;
    const lately = answer === null ? null : await shares.takeDown(claimant).catch(() => null);
    if (answer === null || lately === null) return false;
    if (signal.aborted || answer.retryAt + TIME_TO_ANSWER_MS > until || !hasRoomFor(lately)) return false;
    return new Promise<boolean>((resolve) => {
      const stop = () => leave(waiter, false);
      const waiter: Waiter = {
        claimant,
        lately,
        until,
        end(taken) {
          signal.removeEventListener('abort', stop);
          resolve(taken);
        },
      };
      waiting.push(waiter);
      signal.addEventListener('abort', stop, { once: true });
      if (!serving && (waiting.length === 1 || first() === waiter)) callAt(answer.retryAt);
    });
  }

  function askFor(claimant: Claimant): true | Promise<ShareAnswer> {
    try {
      const answer = shares.take(claimant, first()?.lately);
      if (answer instanceof Promise) return answer;
      return answer.taken || Promise.resolve(answer);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  return {
    take(claimant, until, signal) {
      const asked = askFor(claimant);
      return asked === true ? true : takeOrWait(asked, claimant, until, signal);
    },
  };
}
