import { readFileSync } from 'node:fs';
import type { NameKind, Outcome } from '../index.ts';

/** A pair of names with the verdict that banks' guidance or our own rules give it. */
export interface LabelledPair {
  readonly typed: string;
  readonly registered: string;
  readonly kind?: NameKind;
  readonly expected: Outcome;
  /** Outcomes that the rules allow as well. */
  readonly alsoRight?: readonly Outcome[];
  readonly category: string;
}

/**
 * - `worked-examples`: what banks and VOP providers publish as examples
 * - `development-pairs`: our own, looked at while the rules were written
 * - `held-back-pairs`, `fresh-pairs`, `unseen-pairs`: our own, written beforehand and measured once before anything was changed on their account
 * - `late-pairs`, `stranger-pairs`: the same, of names in some forty languages; not all of them come out as labelled
 */
export type PairSet =
  | 'worked-examples'
  | 'development-pairs'
  | 'held-back-pairs'
  | 'fresh-pairs'
  | 'unseen-pairs'
  | 'late-pairs'
  | 'stranger-pairs';

export function readPairs(set: PairSet): LabelledPair[] {
  return JSON.parse(readFileSync(new URL(`./${set}.json`, import.meta.url), 'utf8'));
}
