import { matchNames, type NameKind, type Outcome } from '@payee-check/shared/names';
import { jaroWinkler } from '@skyra/jaro-winkler';
import { token_sort_ratio as tokenSortRatio } from 'fuzzball';

/** A way to compare two names. */
export interface Matcher {
  readonly name: string;
  readonly match: (typed: string, registered: string, kind: NameKind | undefined) => Outcome;
}

export const OURS = '@payee-check/shared/names';

/** The usual thresholds for such scores out of 100: from 95 a match, from 85 a close match. */
const SAME = 0.95;
const ALIKE = 0.85;

function outcomeOf(score: number): Outcome {
  if (score >= SAME) return 'match';
  return score >= ALIKE ? 'close_match' : 'no_match';
}

export const matchers: readonly Matcher[] = [
  { name: OURS, match: (typed, registered, kind) => matchNames({ typed, registered, kind }).outcome },
  {
    name: 'fuzzball token_sort_ratio',
    match: (typed, registered) => outcomeOf(tokenSortRatio(typed, registered) / 100),
  },
  {
    name: '@skyra/jaro-winkler',
    match: (typed, registered) => outcomeOf(jaroWinkler(typed.trim().toLowerCase(), registered.trim().toLowerCase())),
  },
];
