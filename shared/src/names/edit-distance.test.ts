import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedEdits, editDistance } from './edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['rossi', 'rosi', 1],
    ['smith', 'smtih', 1],
    ['meyer', 'maier', 2],
    ['same', 'same', 0],
    ['abcdef', 'uvwxyz', 3],
  ])('%s to %s: %i', (left, right, expected) => {
    expect(editDistance(left, right, 2)).toBe(expected);
  });

  it('is symmetric and never more than one above the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 1, 2), (left, right, limit) => {
        expect(editDistance(left, right, limit)).toBe(editDistance(right, left, limit));
        expect(editDistance(left, right, limit)).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});

describe('allowedEdits', () => {
  it.each([
    ['lee', 'lea', 0],
    ['chow', 'cho', 1],
    ['wagner', 'wagnar', 1],
    ['wagners', 'wagner', 1],
    ['hoffman', 'hofmann', 2],
  ])('%s and %s may differ by', (left, right, expected) => {
    expect(allowedEdits(left, right)).toBe(expected);
  });
});
