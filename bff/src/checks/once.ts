import type { Check, CompletedCheck, Reason } from '@payee-check/shared/contract';
import { randomBytes } from '../secrets/keyring.ts';
import type { Store } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';
import type { Asker } from './asker.ts';
import type { CheckRecord, CheckRecords, CompletedRecord } from './records.ts';

/** A check that has been admitted and is about to be made. */
interface Started {
  /** What others may read of it until it is done. */
  readonly pending: CheckRecord;
  /**
   * The findings, which are still to be signed.
   *
   * @param onPending To be called when it is clear that it will take longer.
   */
  run(onPending: () => void): Promise<CompletedRecord>;
}

/** Makes sure that a question is asked only once, on this instance and across instances. */
export interface AskedOnce {
  /**
   * The check that was started when this was asked before, here or on another instance, or else the one that `start`
   * makes. It is pending after `waitMs`, or as soon as a provider says that it will answer later, while the work goes
   * on.
   *
   * @param start Called only if the question is new. If it rejects, the question is free again.
   */
  ask(key: string, asker: Asker, start: (id: string) => Promise<Started>): Promise<Check>;
  /**
   * Until when callers that were told "pending" may come back to read the check; epoch milliseconds, 0 if there are
   * none.
   */
  readonly awaitedUntil: number;
  /** Resolves when every check under way here has ended. */
  drain(): Promise<void>;
}

export interface AskedOnceOptions {
  readonly store: Store;
  readonly records: CheckRecords;
  readonly clock: Clock;
  /** `CHECK_WAIT_MS`. */
  readonly waitMs: number;
  /** Signs the findings, however long that takes. */
  readonly sign: (asker: Asker, found: CompletedRecord) => Promise<CompletedRecord>;
  /** Reads a check that another instance may have begun. */
  readonly read: (asker: Asker, id: string) => Promise<Check | null>;
  /** Whether its receipt has been redeemed: it is then of no use for another payment. */
  readonly isConsumed: (id: string) => Promise<boolean>;
}

/** For how long the same question gets the same check. */
const REPEAT_MS = 5 * 60 * 1000;
/** How soon the browser should ask again for a pending check. */
export const POLL_AFTER_MS = 1000;
/** How often we look for a check that another instance is working on. */
const WATCH_MS = 100;
/** How long a check may take before it is recorded as pending. */
const NOTICE_AFTER_MS = 1000;
/** An instance that claimed a question and has written nothing for this long is gone. */
const CLAIM_ABANDONED_MS = 3000;
/** This long past its deadline, nobody is working on a check any more. */
export const RECORD_ABANDONED_MS = 2000;
/** How soon storing a completed check is retried. */
const KEEP_AGAIN_MS = 250;

/**
 * Technical failures: asking again is a new attempt, as the payer is offered, and does not return the same answer for
 * five minutes.
 */
const WORTH_ANOTHER_TRY: ReadonlySet<Reason | null> = new Set<Reason>([
  'provider_unavailable',
  'bank_timeout',
  'bank_unavailable',
]);

/** A check that this instance is working on. */
interface InFlight {
  readonly kind: 'here';
  /** What callers are told until it is done. */
  readonly pending: Check;
  readonly completed: Promise<CompletedCheck>;
  /** Resolves when a provider says that it will answer later. */
  readonly later: Promise<void>;
  /** Records that it is pending. Resolves when others can read that, or when it could not be written; never rejects. */
  announce(): Promise<void>;
}

/** A check that another instance is working on, or that is done. */
interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly id: string;
}

export function createAskedOnce(options: AskedOnceOptions): AskedOnce {
  const { store, records, clock, waitMs, sign, read, isConsumed } = options;
  /** By question: what this instance is working on, or about to. */
  const inFlight = new Map<string, Promise<InFlight | Elsewhere>>();
  const underWay = new Set<Promise<unknown>>();
  let awaitedUntil = 0;

  /** Claims the question for this instance and begins to work on it, unless someone else has. */
  async function begin(
    key: string,
    asker: Asker,
    start: (id: string) => Promise<Started>,
  ): Promise<InFlight | Elsewhere> {
    const id = `chk_${randomBytes(16).toString('base64url')}`;
    if (!(await store.setIfAbsent(key, id, REPEAT_MS))) {
      const holder = await store.get(key);
      return holder === null ? begin(key, asker, start) : { kind: 'elsewhere', id: holder };
    }
    try {
      return launch(key, asker, await start(id));
    } catch (error) {
      await store.delete(key).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Most checks end before anybody could ask for them again: the caller is still waiting for the first response. A
   * pending check is stored only once it has taken a while, which halves the writes to the store.
   */
  function launch(key: string, asker: Asker, { pending, run }: Started): InFlight {
    let written: Promise<void> | null = null;
    let closed = false;
    const announce = () => {
      if (!closed) written ??= records.save(asker.id, pending).catch(() => undefined);
      return written ?? Promise.resolve();
    };
    const cancel = clock.after(NOTICE_AFTER_MS, announce);

    async function work(onPending: () => void): Promise<CompletedCheck> {
      try {
        const found = await run(onPending);
        // From now on nothing is stored that could overwrite the answer; a write in progress completes first.
        closed = true;
        if (written !== null) await written;
        const completed = await sign(asker, found);
        await Promise.all([
          records.save(asker.id, completed).catch(() => track(keepLater(asker, completed))),
          WORTH_ANOTHER_TRY.has(completed.check.reason) ? store.delete(key).catch(() => undefined) : null,
        ]);
        return completed.check;
      } finally {
        closed = true;
        cancel();
        inFlight.delete(key);
      }
    }

    let tellLater: () => void = () => undefined;
    const later = new Promise<void>((resolve) => {
      tellLater = resolve;
    });
    const completed = work(tellLater);
    track(completed);
    return { kind: 'here', pending: pending.check, completed, later, announce };
  }

  /**
   * An answer survives an outage of the store: waiting callers get it, and it is stored for the others once the store
   * is back, unless that takes so long that the check may have been given up.
   */
  async function keepLater(asker: Asker, completed: CompletedRecord): Promise<void> {
    let kept = false;
    while (!kept && clock.now() + KEEP_AGAIN_MS < completed.deadline + RECORD_ABANDONED_MS) {
      await sleep(clock, KEEP_AGAIN_MS);
      kept = await records.save(asker.id, completed).then(
        () => true,
        () => false,
      );
    }
  }

  function track(promise: Promise<unknown>): void {
    underWay.add(promise);
    const forget = () => underWay.delete(promise);
    promise.then(forget, forget);
  }

  /**
   * The completed check if it ends within `waitMs` and no provider says that it will take longer; otherwise the pending
   * one.
   */
  function firstAnswer({ pending, completed, later, announce }: InFlight): Promise<Check> {
    return new Promise((resolve, reject) => {
      /**
       * A caller that is told "pending" has to find the check when it asks again, within a second, or two on a slow
       * network.
       */
      const tell = () => {
        cancel();
        const expectReader = () => {
          awaitedUntil = clock.now() + 2 * POLL_AFTER_MS;
        };
        completed.then(expectReader, () => undefined);
        void announce().then(() => resolve(pending));
      };
      const cancel = clock.after(waitMs, tell);
      void later.then(tell);
      completed.then(resolve, reject).finally(cancel);
    });
  }

  /** Frees the question, unless another instance has claimed it since. */
  async function release(key: string, id: string): Promise<void> {
    if ((await store.get(key)) === id) await store.delete(key);
  }

  /**
   * A failure frees the question, unless the instance itself died or the store was away at that moment. A check whose
   * receipt was redeemed is final, and a second payment to the same payee needs a receipt of its own. What one payer chose is
   * not what the next one chooses.
   */
  const isSpent = async ({ isShared }: Asker, { id, reason, decision }: CompletedCheck): Promise<boolean> =>
    WORTH_ANOTHER_TRY.has(reason) || (isShared === true && decision !== null) || (await isConsumed(id));

  /** Waits for a check that another instance is working on; `null` if it was given up, or if a new one has to be made. */
  async function watch(asker: Asker, id: string, key: string): Promise<Check | null> {
    const since = clock.now();
    for (let looked = false; ; looked = true) {
      const check = await read(asker, id);
      const waitedMs = clock.now() - since;
      if (!looked && check?.status === 'completed' && (await isSpent(asker, check))) {
        await release(key, id);
        return null;
      }
      if (check !== null && (check.status === 'completed' || waitedMs >= waitMs)) return check;
      if (check === null) {
        if ((await store.get(key)) !== id) return null;
        if (waitedMs >= CLAIM_ABANDONED_MS) {
          await store.delete(key);
          return null;
        }
      }
      await sleep(clock, WATCH_MS);
    }
  }

  return {
    async ask(key, asker, start) {
      for (;;) {
        let found = inFlight.get(key);
        if (found === undefined) {
          found = begin(key, asker, start);
          inFlight.set(key, found);
          found.then(
            ({ kind }) => kind === 'elsewhere' && inFlight.delete(key),
            () => inFlight.delete(key),
          );
        }
        const one = await found;
        const check = one.kind === 'here' ? await firstAnswer(one) : await watch(asker, one.id, key);
        if (check !== null) return check;
      }
    },
    get awaitedUntil() {
      return awaitedUntil;
    },
    async drain() {
      while (inFlight.size > 0 || underWay.size > 0) {
        await Promise.allSettled([...inFlight.values(), ...underWay]);
      }
    },
  };
}
