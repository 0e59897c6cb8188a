/** No provider gets to send us away for longer by one header. */
const LONGEST_MS = 60 * 60 * 1000;

/** IMF-fixdate of RFC 9110, section 5.6.7; the two obsolete forms are not worth their parser. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * `Retry-After` (RFC 9110, section 10.2.3) in milliseconds from now, one hour at most; `null` for none or for nonsense.
 * A date that has passed is 0.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now, 0), LONGEST_MS);
}
