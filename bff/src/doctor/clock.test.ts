import { expect, it } from 'vitest';
import { clockFinding } from './clock.ts';

it.each([
  [0, 0, 'ok', 'agrees with Redis'],
  // A `Date` header has whole seconds, so differences below that do not count.
  [-900, 1000, 'ok', 'agrees with Redis'],
  [-4000, 0, 'ok', '4.0 s ahead of Redis'],
  [12_000, 0, 'note', '12.0 s behind Redis: run NTP'],
  [-40_000, 1000, 'failed', '39.0 s ahead of Redis: receipts and one-time codes would be refused. Run NTP'],
])('judges a clock that is %i ms behind, read in steps of %i', (aheadMs, grainMs, state, text) => {
  expect(clockFinding('Redis', aheadMs, grainMs)).toEqual({ what: 'clock', state, text });
});
