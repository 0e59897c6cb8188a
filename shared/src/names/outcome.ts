import { type Deviation, isBetter, outcomeOf } from './deviations.ts';

/** A matcher always comes to a verdict: that a check could not be made is for others to say. */
export type Outcome = 'match' | 'close_match' | 'no_match';

export interface NameMatch {
  readonly outcome: Outcome;
  /** Codes of what was noticed, each once; {@link describeDeviation} puts them in words. */
  readonly deviations: Deviation[];
}

export function concluding(...deviations: Deviation[]): NameMatch {
  const once = [...new Set(deviations)];
  return { outcome: outcomeOf(once), deviations: once };
}

export function better(left: NameMatch, right: NameMatch): NameMatch {
  return isBetter(right.outcome, left.outcome) ? right : left;
}
