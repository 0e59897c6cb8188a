import type { ProviderName } from '@payee-check/shared/contract';
import type { Dispatcher } from 'undici';
import { ProviderError } from './errors.ts';

/** Far more than any documented answer; a full page of transactions is about 100 KiB. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** `null` if it exceeds 1 MiB: the socket is then destroyed and the rest is never read. */
  readonly bytes: Buffer | null;
}

/**
 * Sends a request and reads the whole answer. Undici's own `request` creates a stream for every body, which costs more
 * than the exchange itself when the body is a single small chunk.
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
        onRequestStart(started) {
          controller = started;
          // It waited so long for a connection that its caller has given up.
          if (signal.aborted) started.abort(signal.reason);
          else told.onAccepted?.();
        },
        onResponseStart(_, answered, its) {
          // 100 to 199 announce an answer but are not one.
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
      // Undici throws synchronously if it cannot send the request.
      end();
      reject(error);
    }
  });
}

/** Path characters of RFC 3986, without an empty or dot segment, an encoded slash, backslash, dot or control. */
const SAFE_PATH =
  /^(?!.*\/\/)(?:\/(?!\.{1,2}(?:\/|$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?![01]|2[ef]|5c|7f)[0-9a-f]{2})*)+$/i;

/**
 * An id from an answer, checked to be safe in a path. A provider that sends anything else than its documentation
 * promises could lead us to another of its resources, so the answer is refused: `ProviderError` `bad_answer`.
 *
 * @param pattern What such an id looks like. It has to match the whole value; dots, slashes, backslashes and percent
 *   signs are refused whatever it says.
 */
export function pathSegment(provider: ProviderName, value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || value.length > 128 || !/^[A-Za-z0-9_~:@=,-]+$/.test(value)) {
    throw new ProviderError(provider, 'bad_answer');
  }
  const found = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).exec(value);
  if (found?.[0] !== value) throw new ProviderError(provider, 'bad_answer');
  return value;
}

/** The path and query of a request below a base URL, which is configuration; `null` if the path could lead elsewhere. */
export function requestTarget(
  baseUrl: URL,
  path: string,
  query: Readonly<Record<string, string>> | undefined,
): string | null {
  if (!SAFE_PATH.test(path)) return null;
  const search = query === undefined ? '' : new URLSearchParams(query).toString();
  return `${baseUrl.pathname.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** A single header cannot keep us away from a provider for longer than this. */
const LONGEST_MS = 60 * 60 * 1000;

/** IMF-fixdate of RFC 9110, section 5.6.7; the two obsolete forms are not worth a parser. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * `Retry-After` (RFC 9110, section 10.2.3) in milliseconds from now, one hour at most; `null` if absent or malformed. A
 * date that has passed is 0.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now, 0), LONGEST_MS);
}

/**
 * JSON from outside. zod compares the `length` even of a value that it has refused for not being a string or a list,
 * and throws if that is an object without a value of its own. No contract has a field of this name: such an object is
 * read as `null`.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return MAY_HAVE_LENGTH.test(text) ? JSON.parse(text, withoutLength) : JSON.parse(text);
}

const MAY_HAVE_LENGTH = /length|\\u/;

/**
 * Parses a provider's JSON like {@link parseJson}, but refuses an object with two members of one name: only the last would be
 * read, and a yes would hide a no.
 *
 * @throws SyntaxError
 */
export function parseAnswer(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (membersIn(text) !== membersOf(value)) throw new SyntaxError('a member is there twice');
  return MAY_HAVE_LENGTH.test(text) ? parseJson(text) : value;
}

/** How many members the objects of a JSON text have as it is written. */
function membersIn(text: string): number {
  let members = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) if (colon !== undefined) members += 1;
  return members;
}

/** How many they have once parsed. Not recursive, because a text may be nested to any depth. */
function membersOf(parsed: unknown): number {
  let members = 0;
  const left = [parsed];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (!Array.isArray(value)) members += inner.length;
    for (const each of inner) left.push(each);
  }
  return members;
}

function withoutLength(key: string, value: unknown): unknown {
  return key === 'length' && typeof value === 'object' ? null : value;
}
