import { bestOutcomeOf, type Deviation, isBetter, type Outcome } from './deviations.ts';

export interface NameMatch {
  readonly outcome: Outcome;
  /** Codes of the differences found, each once; {@link describeDeviation} describes them. */
  readonly deviations: Deviation[];
}

/** The verdict for a set of deviations: the worst that any of them implies, or a match if there are none. */
export function conclude(...deviations: Deviation[]): NameMatch {
  const once = [...new Set(deviations)];
  let outcome: Outcome = 'match';
  for (const code of once) if (isBetter(outcome, bestOutcomeOf(code))) outcome = bestOutcomeOf(code);
  return { outcome, deviations: once };
}

export function betterOf(left: NameMatch, right: NameMatch): NameMatch {
  return isBetter(right.outcome, left.outcome) ? right : left;
}

/** The more careful of two readings of the same names. */
export function stricterOf(left: NameMatch, right: NameMatch): NameMatch {
  return isBetter(left.outcome, right.outcome) ? right : left;
}
