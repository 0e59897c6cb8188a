import type { Claimant, SharedQuota } from '../limits/shares.ts';
import type { Clock } from '../time/clock.ts';

interface Waiter {
  readonly claimant: Claimant;
  /** Calls its owner has had lately; who has had fewest is served first. */
  lately: number;
  readonly until: number;
  readonly end: (taken: boolean) => void;
}

export interface WaitingLine {
  /** Resolves with `true` when a call was taken, with `false` when none can be had in time or the signal has aborted. */
  take(claimant: Claimant, until: number, signal: AbortSignal): Promise<boolean>;
}

/** What a call needs once it may be made; a shorter rest is not worth waiting for. */
const TIME_TO_ANSWER_MS = 500;

/** Half of what may be under way at one provider: those who wait must not keep out those who need not. */
const MOST_WAITING = 40;

/** A bounded line before a shared quota: whoever has had fewest calls lately comes first, then whoever came first. */
export function createWaitingLine({ shares, clock }: { shares: SharedQuota; clock: Clock }): WaitingLine {
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
    waiting.reduce<Waiter | undefined>((best, each) => (best && best.lately <= each.lately ? best : each), undefined);

  /** Calls again when one may be free, and lets go whom that is too late for. */
  function callAt(retryAt: number): void {
    for (const waiter of [...waiting]) if (retryAt + TIME_TO_ANSWER_MS > waiter.until) leave(waiter, false);
    cancel();
    if (waiting.length > 0) cancel = clock.after(retryAt - clock.now(), () => void serve());
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    for (let next = first(); next !== undefined; next = first()) {
      const { claimant } = next;
      const answer = await shares.take(claimant).catch(() => null);
      if (answer === null) for (const waiter of [...waiting]) leave(waiter, false);
      else if (answer.taken) {
        leave(next, true);
        for (const waiter of waiting) if (waiter.claimant.owner === claimant.owner) waiter.lately += 1;
      } else {
        next.lately = answer.lately;
        if (first() === next) {
          callAt(answer.retryAt);
          break;
        }
      }
    }
    serving = false;
  }

  /** Makes room for somebody who has had fewer calls than another; `false`: nobody here has had more. */
  function hasRoomFor(lately: number): boolean {
    if (waiting.length < MOST_WAITING) return true;
    const last = waiting.reduce((worst, each) => (each.lately >= worst.lately ? each : worst));
    if (last.lately <= lately) return false;
    leave(last, false);
    return true;
  }

  return {
    async take(claimant, until, signal) {
      const answer = await shares.take(claimant, first()?.lately).catch(() => null);
      if (answer?.taken) return true;
      if (answer === null || signal.aborted || answer.retryAt + TIME_TO_ANSWER_MS > until) return false;
      if (!hasRoomFor(answer.lately)) return false;
      return new Promise((resolve) => {
        const stop = () => leave(waiter, false);
        const waiter: Waiter = {
          claimant,
          lately: answer.lately,
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
    },
  };
}
