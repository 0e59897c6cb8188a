import type { Dispatcher } from 'undici';

/** More than any documented answer by far; a whole page of transactions is some 100 KiB. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** `null` if there are more than 1 MiB of it: then the socket is destroyed and the rest never read. */
  readonly bytes: Buffer | null;
}

/**
 * Sends a request and takes its whole answer. Undici's own `request` makes a stream of every body, which costs more than
 * the exchange itself where a body is a single small chunk.
 *
 * Rejects with undici's error, or with the signal's reason as soon as it aborts.
 *
 * @param told `onAccepted` as soon as a connection takes the request, `onAnswer` as soon as the answer begins.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
  told: { readonly onAccepted?: (() => void) | undefined; readonly onAnswer: () => void },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let headers: RawAnswer['headers'] = {};
    const chunks: Buffer[] = [];
    let size = 0;

    const stop = () => {
      controller?.abort(signal.reason);
      reject(signal.reason);
    };
    const end = () => signal.removeEventListener('abort', stop);
    const tooLarge = () => {
      end();
      resolve({ status, headers, bytes: null });
      controller?.abort(new RangeError('The answer is too large'));
    };

    signal.addEventListener('abort', stop, { once: true });
    try {
      dispatcher.dispatch(request, {
        onRequestStart(it) {
          controller = it;
          // It waited for a connection until nobody waited for it any more.
          if (signal.aborted) it.abort(signal.reason);
          else told.onAccepted?.();
        },
        onResponseStart(_, answered, its) {
          // 100 to 199 announce an answer, and are none.
          if (answered < 200) return;
          status = answered;
          headers = its;
          told.onAnswer();
          if (Number(its['content-length'] ?? 0) > LARGEST_ANSWER_BYTES) tooLarge();
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (size > LARGEST_ANSWER_BYTES) tooLarge();
          else chunks.push(chunk);
        },
        onResponseEnd() {
          end();
          const [first] = chunks;
          resolve({ status, headers, bytes: chunks.length === 1 && first ? first : Buffer.concat(chunks, size) });
        },
        onResponseError(_, error) {
          end();
          reject(error);
        },
      });
    } catch (error) {
      // What undici cannot send it says at once.
      end();
      reject(error);
    }
  });
}
