import { allowedEdits, editDistance } from './edit-distance.ts';
import { mayBearOtherSexes } from './first-names.ts';
import { areFormsOfOneSurname } from './surname-forms.ts';
import { looksEastAsian } from './tables/east-asian.ts';
import { areOneGivenName, isGivenName } from './tables/given-names.ts';
import { compareWords, hasDigit, isInitial, joinWords, romanisedSketch, sketchesAgainst, type Word } from './tokens.ts';

export type Likeness =
  | 'same'
  | 'joined'
  | 'uncertain'
  | 'edit'
  | 'nickname'
  | 'initial'
  | 'abbreviation'
  | 'gender_form';

interface Pair {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly likeness: Likeness;
}

export interface Alignment {
  readonly pairs: readonly Pair[];
  readonly leftOver: { readonly left: readonly number[]; readonly right: readonly number[] };
}

type Alike = (left: Word, right: Word) => Likeness | undefined;

/** How many words may be run together on one side, at most. */
const LONGEST_JOIN = 4;

/**
 * Pairs up the words of two names: identical words first, then words run together, then words that are merely alike, the most
 * certain first. Each word is used once; order does not matter.
 */
export function align(left: readonly Word[], right: readonly Word[], alike: Alike): Alignment {
  const pairs: Pair[] = [];
  const free = { left: new Set(left.keys()), right: new Set(right.keys()) };
  const take = (pair: Pair) => {
    pairs.push(pair);
    for (const index of pair.left) free.left.delete(index);
    for (const index of pair.right) free.right.delete(index);
  };
  pairSame(left, right, free, take);
  pairJoined(left, right, free, take, (joined, word) => (compareWords(joined, word) === 'same' ? 'joined' : undefined));
  pairAlike(left, right, free, take, alike);
  pairJoined(left, right, free, take, (joined, word) => (withinEdits(joined, word) ? 'edit' : undefined));
  return { pairs, leftOver: { left: [...free.left], right: [...free.right] } };
}

interface Free {
  readonly left: Set<number>;
  readonly right: Set<number>;
}

function isFree(pair: Pair, free: Free): boolean {
  return pair.left.every((index) => free.left.has(index)) && pair.right.every((index) => free.right.has(index));
}

function pairSame(left: readonly Word[], right: readonly Word[], free: Free, take: (pair: Pair) => void): void {
  for (const [leftIndex, leftWord] of left.entries()) {
    for (const rightIndex of free.right) {
      const rightWord = right[rightIndex];
      if (rightWord === undefined) continue;
      const verdict = compareWords(leftWord, rightWord);
      if (verdict === 'different') continue;
      take({ left: [leftIndex], right: [rightIndex], likeness: verdict });
      break;
    }
  }
}

/** Adjacent words on one side that, run together, resemble a single word on the other. */
function pairJoined(
  left: readonly Word[],
  right: readonly Word[],
  free: Free,
  take: (pair: Pair) => void,
  alike: Alike,
): void {
  for (const pair of joinedPairs(left, right, free.left, free.right, alike)) if (isFree(pair, free)) take(pair);
  for (const pair of joinedPairs(right, left, free.right, free.left, alike)) {
    const flipped: Pair = { left: pair.right, right: pair.left, likeness: pair.likeness };
    if (isFree(flipped, free)) take(flipped);
  }
}

function joinedPairs(
  apart: readonly Word[],
  together: readonly Word[],
  freeApart: ReadonlySet<number>,
  freeTogether: ReadonlySet<number>,
  alike: Alike,
): Pair[] {
  const found: Pair[] = [];
  for (let start = 0; start < apart.length; start += 1) {
    for (let length = 2; length <= LONGEST_JOIN && start + length <= apart.length; length += 1) {
      const indexes = Array.from({ length }, (_, offset) => start + offset);
      if (!indexes.every((index) => freeApart.has(index))) break;
      // S. A. is not Sá, and Juan A. is not Juana.
      if (apart.slice(start + 1, start + length).some(isInitial)) continue;
      const letters = indexes.reduce((sum, index) => sum + (apart[index]?.latin.length ?? 0), 0);
      const ofSimilarLength = [...freeTogether].filter(
        (index) => Math.abs((together[index]?.latin.length ?? 0) - letters) <= 2,
      );
      if (ofSimilarLength.length === 0) continue;
      const joined = joinWords(apart.slice(start, start + length));
      for (const index of ofSimilarLength) {
        const word = together[index];
        const likeness = word === undefined ? undefined : alike(joined, word);
        if (likeness !== undefined) found.push({ left: indexes, right: [index], likeness });
      }
    }
  }
  return found;
}

const BY_CERTAINTY: readonly Likeness[] = ['nickname', 'gender_form', 'uncertain', 'edit', 'abbreviation', 'initial'];

function pairAlike(
  left: readonly Word[],
  right: readonly Word[],
  free: Free,
  take: (pair: Pair) => void,
  alike: Alike,
): void {
  const candidates: Pair[] = [];
  for (const leftIndex of free.left) {
    for (const rightIndex of free.right) {
      const [leftWord, rightWord] = [left[leftIndex], right[rightIndex]];
      if (leftWord === undefined || rightWord === undefined) continue;
      const likeness = alike(leftWord, rightWord);
      if (likeness !== undefined) candidates.push({ left: [leftIndex], right: [rightIndex], likeness });
    }
  }
  candidates.sort((one, other) => BY_CERTAINTY.indexOf(one.likeness) - BY_CERTAINTY.indexOf(other.likeness));
  for (const pair of candidates) if (isFree(pair, free)) take(pair);
}

/** How two different words of people's names may still be alike. */
export function personWordsAlike(left: Word, right: Word): Likeness | undefined {
  if (isInitial(left) || isInitial(right))
    return left.latin[0] === right.latin[0] && left.latin !== '' ? 'initial' : undefined;
  if (areOneGivenName(left.latin, right.latin) && !mayBearOtherSexes(left.latin, right.latin)) return 'nickname';
  // Andrea and Andreas, or Paul and Paula, are one letter apart and still two people.
  if (isGivenName(left.latin) && isGivenName(right.latin)) return undefined;
  if (areFormsOfOneSurname(left.latin, right.latin)) return 'gender_form';
  return likenessOfSpelling(left, right);
}

/** In Chinese, Korean and Vietnamese names, a syllable with a different letter is a different syllable: Chan and Chang, Ming and Ning. */
export function eastAsianWordsAlike(left: Word, right: Word): Likeness | undefined {
  const isSyllable = (word: Word) => looksEastAsian(word.latin) && !isGivenName(word.latin);
  const likeness = personWordsAlike(left, right);
  return likeness !== 'initial' && likeness !== 'nickname' && (isSyllable(left) || isSyllable(right))
    ? undefined
    : likeness;
}

/** A slip, or another romanisation of what may be a Slavic name (Aleksej Walujew, Alexey Valuyev). */
export function likenessOfSpelling(left: Word, right: Word): Likeness | undefined {
  if (withinEdits(left, right)) return 'edit';
  return isLongLatin(left) && isLongLatin(right) && romanisedSketch(left) === romanisedSketch(right)
    ? 'uncertain'
    : undefined;
}

function isLongLatin(word: Word): boolean {
  return word.script === 'latin' && word.letters.length >= 4 && !hasDigit(word);
}

const SCRIPTS_WITH_SLIPS: ReadonlySet<Word['script']> = new Set(['latin', 'cyrillic', 'greek']);

/**
 * One edit in a word of 4 to 6 letters, two from 7 on. Digits and ideographs allow none, nor do scripts whose names are in no table:
 * in theirs, Sharma and Varma, or Hassan and Hussein, are one letter apart.
 */
function withinEdits(left: Word, right: Word): boolean {
  if (hasDigit(left) || hasDigit(right)) return false;
  if (![left, right].every(({ script }) => SCRIPTS_WITH_SLIPS.has(script))) return false;
  if (left.script === right.script)
    return areWithinLimit(left.key, right.key) || areWithinLimit(left.letters, right.letters);
  const [latin, foreign] = left.script === 'latin' ? [left, right] : [right, left];
  const sketches = latin.script === 'latin' ? sketchesAgainst(latin, foreign) : undefined;
  return sketches?.latin.some((one) => sketches.foreign.some((other) => areWithinLimit(one, other))) ?? false;
}

function areWithinLimit(left: string, right: string): boolean {
  const limit = allowedEdits(left, right);
  return limit > 0 && editDistance(left, right, limit) <= limit;
}
