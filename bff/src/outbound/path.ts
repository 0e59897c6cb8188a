import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from './errors.ts';

/** Path characters of RFC 3986, without an empty or dot segment, an encoded slash, backslash, dot or control. */
const SAFE_PATH =
  /^(?!.*\/\/)(?:\/(?!\.{1,2}(?:\/|$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%(?![01]|2[ef]|5c|7f)[0-9a-f]{2})*)+$/i;

/**
 * An id out of an answer, fit to stand in a path. A provider that sends anything else than its documentation promises
 * could lead us to another of its resources, so the answer is refused: `ProviderError` `bad_answer`.
 *
 * @param pattern What such an id looks like. It is held against the whole value; dots, slashes, backslashes and
 * percent signs are refused whatever it says.
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
