import { lazy, wordsOf } from '../lazy.ts';
import table from './east-asian.json' with { type: 'json' };

const surnames = lazy(() => new Set(wordsOf(table.surnames)));
const vietnamese = lazy(() => new Set(wordsOf(table.vietnamese)));
const vietnameseSurnames = lazy(() => new Set(wordsOf(table.vietnameseSurnames)));

const knownInTheWest = lazy(() => new Set(wordsOf(table.syllablesKnownInTheWest)));

/** A syllable of Chinese, Korean or Vietnamese in the usual romanisations, or up to three of them written as one word. */
const SYLLABLES =
  /^(?:(?:zh|ch|sh|ts|ng|ph|th|tr|kh|gh|gi|qu|kw|gw|hs|nh|[bcdfghjklmnpqrstvwxyz])?(?:[iuy]?[aeo][aeiouy]?|ie|iu|ui|oi|uo|ue|yu|eo|[iuy])(?:ng|nh|ch|[nmkptlch])?){1,3}$/;

/** Whether a word is a Chinese, Korean or Vietnamese surname. */
export function isEastAsianSurname(latin: string): boolean {
  return surnames().has(latin);
}

/** Whether a word is a syllable of first names there, although it is known as a first name by itself elsewhere. */
export function isSyllableAnywhere(latin: string): boolean {
  return knownInTheWest().has(latin);
}

/** Whether a word is written as Chinese, Korean or Vietnamese names are; many a Western name is, too. */
export function looksEastAsian(latin: string): boolean {
  return SYLLABLES.test(latin);
}

/** Whether these words are a Vietnamese name: a surname at one end, and nothing but Vietnamese syllables. */
export function isVietnamese(words: readonly string[]): boolean {
  const isSurname = (word: string | undefined) => word !== undefined && vietnameseSurnames().has(word);
  return (
    words.length > 1 &&
    (isSurname(words[0]) || isSurname(words.at(-1))) &&
    words.every((word) => vietnamese().has(word))
  );
}
