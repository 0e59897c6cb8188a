import { describe, expect, it } from 'vitest';
import { pollDelayMs } from './client.ts';

describe('how long to wait for a pending verification', () => {
  it.each([
    ['nothing is said', null, undefined, 0, 10_000, 1000],
    ['Retry-After is kept', 3000, undefined, 0, 10_000, 3000],
    ['Retry-After is kept though there is no time for it', 30_000, undefined, 0, 10_000, 30_000],
    ['Retry-After: 0 makes no busy loop', 0, undefined, 0, 10_000, 250],
    ['the estimate delays the first poll', null, '4', 0, 10_000, 4000],
    ['and no other', null, '4', 1, 6000, 1000],
    ['it uses up half of the time at most', null, '30', 0, 10_000, 5000],
    ['the longer of the two', 1000, '4', 0, 10_000, 4000],
    ['the longer of the two', 4000, '1', 0, 10_000, 4000],
    ['then Retry-After alone', 1000, '4', 1, 10_000, 1000],
    ['nonsense', null, 'soon', 0, 10_000, 1000],
    ['nonsense', null, '-5', 0, 10_000, 1000],
  ])('%s', (_, retryAfterMs, expected, polls, leftMs, delay) => {
    expect(pollDelayMs({ retryAfterMs, headers: { 'expected-response-seconds': expected } }, polls, leftMs)).toBe(
      delay,
    );
  });
});
