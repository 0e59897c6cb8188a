import { describe, expect, it } from 'vitest';
import { matchNames } from './index.ts';
import { type PairSet, readPairs } from './testing/pairs.ts';

const SETS: readonly PairSet[] = [
  'worked-examples',
  'development-pairs',
  'held-back-pairs',
  'fresh-pairs',
  'unseen-pairs',
];

describe.each(SETS)('%s', (set) => {
  it.each(readPairs(set))('$category: $typed · $registered is $expected', ({ typed, registered, kind, expected }) => {
    expect(matchNames({ typed, registered, kind }).outcome).toBe(expected);
  });

  it.each(readPairs(set))('$typed · $registered is no better without a kind', ({ typed, registered, expected }) => {
    const { outcome } = matchNames({ typed, registered });
    expect(expected === 'match' || outcome !== 'match').toBe(true);
    expect(expected !== 'no_match' || outcome === 'no_match').toBe(true);
  });
});
