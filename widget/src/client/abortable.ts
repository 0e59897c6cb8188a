import { PayeeCheckError } from '../errors.ts';

/**
 * Does something until its caller gives up. `AbortSignal.any` is missing in Chrome before 116 and Safari before 17.4.
 *
 * @param cancel ends the work, at the very moment of the abort
 * @throws {PayeeCheckError} `aborted`, as soon as the signal aborts
 */
export function abortable<T>(work: () => Promise<T>, signal: AbortSignal, cancel?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      cancel?.();
      reject(new PayeeCheckError('aborted'));
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort);
    work()
      .finally(() => signal.removeEventListener('abort', abort))
      .then(resolve, reject);
  });
}
