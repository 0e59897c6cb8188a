/** Time as a parameter, so that tests control it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `ms`; returns a function that cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** `setTimeout` fires immediately for anything larger. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Looks `Date` and `setTimeout` up at each call, so that fake timers reach it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or as soon as the signal aborts; it never rejects and leaves no timer or listener behind. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** A time limit, as a signal. */
export interface TimeLimit {
  /** Aborts when the time is up, or when the enclosing signal aborts. */
  readonly signal: AbortSignal;
  /** Moves the end to another time, epoch milliseconds. */
  extend(until: number): void;
  /** Ends it now. */
  stop(): void;
  /** Removes timer and listener: the work is done. */
  end(): void;
}

/**
 * Creates every time limit: of a check, of a call to a provider, of what several callers wait for. The layers below
 * take it over and need no timer of their own. `AbortSignal.any` and `AbortSignal.timeout` would do the same with a
 * clock that no test can move, at five times the cost (30 µs instead of 5 on Node 20).
 *
 * @param until Epoch milliseconds.
 */
export function limitTime(clock: Clock, until: number, within?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const stop = () => controller.abort(OVER);
  let cancel = clock.after(until - clock.now(), stop);
  if (within?.aborted) stop();
  else within?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    extend(later) {
      cancel();
      cancel = clock.after(later - clock.now(), stop);
    },
    stop,
    end() {
      cancel();
      within?.removeEventListener('abort', stop);
    },
  };
}

/** A wait that can be cancelled. */
export interface Timer {
  /** Resolves when the time is over; never, if it was cancelled. */
  readonly over: Promise<void>;
  cancel(): void;
}

export function startTimer(clock: Clock, ms: number): Timer {
  let cancel: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  return { over, cancel: () => cancel() };
}

/**
 * Waits for a promise until the signal aborts, then rejects with `why()`. The promise itself continues; its later
 * result is ignored, and its rejection does not go unhandled.
 */
export function withinSignal<T>(promise: Promise<T>, signal: AbortSignal, why: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(why());
    if (signal.aborted) {
      promise.catch(() => undefined);
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    const end = () => signal.removeEventListener('abort', stop);
    promise.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}

/**
 * The reason of all our own signals: one error for all, because creating one for each would cost more than a whole
 * check should.
 */
export const OVER = new Error('The time is over, or nobody waits any more');
