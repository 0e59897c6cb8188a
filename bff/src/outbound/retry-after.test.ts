import { expect, it } from 'vitest';
import { parseRetryAfter } from './exchange.ts';

const NOW = Date.UTC(2026, 0, 15, 12);

it.each([
  ['5', 5000],
  ['0', 0],
  [' 7 ', 7000],
  ['999999', 3_600_000],
  ['Thu, 15 Jan 2026 12:00:30 GMT', 30_000],
  ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
  ['Thu, 15 Jan 2099 11:00:00 GMT', 3_600_000],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2026-01-15T12:00:30Z', null],
  ['', null],
  [undefined, null],
])('Retry-After: %s is %s ms', (value, expected) => {
  expect(parseRetryAfter(value, NOW)).toBe(expected);
});
