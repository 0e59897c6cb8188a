import { type Finding, failed, note, ok } from './finding.ts';

/** A one-time code is valid for 30 seconds, and servers usually tolerate one window more. */
const MOST_MS = 30_000;
const NOTABLE_MS = 5000;

/**
 * @param whose Whose time it is.
 * @param aheadMs How far their clock is ahead of ours; negative: behind.
 * @param grainMs The resolution of their time: a `Date` header has whole seconds.
 */
export function clockFinding(whose: string, aheadMs: number, grainMs: number): Finding {
  const off = Math.max(0, Math.abs(aheadMs) - grainMs);
  const text = `${(off / 1000).toFixed(1)} s ${aheadMs > 0 ? 'behind' : 'ahead of'} ${whose}`;
  if (off > MOST_MS) return failed('clock', `${text}: receipts and one-time codes would be refused. Run NTP`);
  if (off > NOTABLE_MS) return note('clock', `${text}: run NTP`);
  return ok('clock', off < 1000 ? `agrees with ${whose}` : text);
}
