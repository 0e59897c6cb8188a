/** A matcher always comes to a verdict: that a check could not be made is for others to say. */
export type Outcome = 'match' | 'close_match' | 'no_match';

const RANK: Readonly<Record<Outcome, number>> = { no_match: 0, close_match: 1, match: 2 };

export function isBetter(left: Outcome, right: Outcome): boolean {
  return RANK[left] > RANK[right];
}
