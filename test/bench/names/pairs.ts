import { readFileSync } from 'node:fs';
import type { NameKind, Outcome } from '@payee-check/shared/names';

/** A pair of names and the verdict it should get. */
export interface Pair {
  readonly typed: string;
  readonly registered: string;
  readonly kind?: NameKind | undefined;
  readonly expected: Outcome;
  /** Outcomes that the rules also allow. */
  readonly alsoRight?: readonly Outcome[];
  readonly category: string;
}

/** The labelled pairs are beside the rules they test. */
const FIXTURES = new URL('../../src/names/testing/', import.meta.resolve('@payee-check/shared/names'));

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8'));
}

export const pairSets: ReadonlyMap<string, readonly Pair[]> = new Map(
  [
    'worked-examples',
    'development-pairs',
    'held-back-pairs',
    'fresh-pairs',
    'unseen-pairs',
    'late-pairs',
    'stranger-pairs',
    'hard-development-pairs',
    'hard-held-out-pairs',
  ].map((set) => [set, read(`${set}.json`)]),
);

export const baseNames: Readonly<Record<'persons' | 'organisations', readonly string[]>> = read('base-names.json');
