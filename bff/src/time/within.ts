/**
 * Waits for a promise until the signal aborts, then rejects with `why()`. The promise itself goes on; what becomes of
 * it then is of no interest, and its rejection is not left unhandled.
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
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Why our own signals abort: one error for all, since making one for each costs more than a whole check should. */
export const OVER = new Error('The time is over, or nobody waits any more');
