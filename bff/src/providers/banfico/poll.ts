import type { OutboundResponse } from '../../outbound/client.ts';

const SHORTEST_MS = 250;
const USUAL_MS = 1000;

/**
 * How long to wait before a pending verification is asked about again. `Retry-After` is a demand and is always kept;
 * `Expected-Response-Seconds` is an estimate "based on past responses": it delays the first poll, and never uses up more
 * than half of the time that is left.
 *
 * @param polls How many polls there have been.
 * @param leftMs Milliseconds until the deadline.
 */
export function pollDelayMs(
  { retryAfterMs, headers }: Pick<OutboundResponse, 'retryAfterMs' | 'headers'>,
  polls: number,
  leftMs: number,
): number {
  const expected = polls === 0 ? seconds(headers['expected-response-seconds']) : null;
  if (retryAfterMs === null && expected === null) return USUAL_MS;
  const estimate = expected === null ? 0 : Math.min(expected * 1000, leftMs / 2);
  return Math.max(retryAfterMs ?? 0, estimate, SHORTEST_MS);
}

function seconds(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : null;
}
