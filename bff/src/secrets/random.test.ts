import { describe, expect, it } from 'vitest';
import { randomBytes } from './keyring.ts';

describe('random bytes', () => {
  it('are as many as requested, across pages, and none is returned twice', () => {
    const drawn = Array.from({ length: 2000 }, (_, index) => randomBytes(12 + (index % 21)));
    expect(drawn.map(({ length }) => length)).toEqual(drawn.map((_, index) => 12 + (index % 21)));
    // Eight in a row come once in 2⁶⁴ draws, so bytes that were wiped, or returned again, would be noticed.
    const windows = drawn.flatMap((bytes) =>
      Array.from({ length: bytes.length - 7 }, (_, at) => bytes.toString('hex', at, at + 8)),
    );
    expect(new Set(windows).size).toBe(windows.length);
  });

  it('stay as they are when others are drawn', () => {
    const kept = randomBytes(16);
    const copy = kept.toString('hex');
    for (let draw = 0; draw < 1000; draw++) randomBytes(16).fill(0);
    expect(kept.toString('hex')).toBe(copy);
  });
});
