import { isEastAsianSurname, isSyllableAnywhere, isVietnamese, looksEastAsian } from './tables/east-asian.ts';
import { isGivenName } from './tables/given-names.ts';
import type { Word } from './tokens.ts';

/** Whether a word of an East Asian name is the Western first name that many have as well: Peter in "Chan Tai Man Peter". */
export function isWesternName(latin: string): boolean {
  return isGivenName(latin) && !isEastAsianSurname(latin) && !isSyllableAnywhere(latin);
}

/** The surname of an East Asian name if it comes first, ignoring Western first names: Chan in "David Chan Tai Man". */
export function leadingSurname(words: readonly Word[]): Word | undefined {
  const first = words.find((word) => !isWesternName(word.latin));
  return first !== undefined && isEastAsianSurname(first.latin) ? first : undefined;
}

/**
 * The syllables that distinguish persons of one family: the last of the first names, wherever the surname may stand, if there is no Western
 * one. Wang Mei is another person than Wang Mei Ling, Mei Wang than Mei Ling Wang, and Tran Minh than Tran Minh Anh.
 */
export function tellingSyllables(words: readonly Word[]): Word[] {
  const latin = words.map((word) => word.latin);
  const behindSurname = words[0] === leadingSurname(words) ? words.slice(-1) : [];
  if (isVietnamese(latin)) return behindSurname;
  if (latin.some(isWesternName)) return [];
  return isEastAsianSurname(latin.at(-1) ?? '') ? [...behindSurname, ...words.slice(-2, -1)] : behindSurname;
}

/**
 * A surname of China, Korea or Vietnam at one end, or beside a Western first name (Peter Chan, Chan Tai Man Peter), and nothing else
 * that could not be a syllable of such a name.
 */
export function isEastAsianName(words: readonly Word[]): boolean {
  const latin = words.map((word) => word.latin);
  if (words.length < 2 || words.some((word) => word.script !== 'latin')) return false;
  if (isVietnamese(latin)) return true;
  const own = latin.filter((word) => !isWesternName(word));
  const hasSurname = [own[0], own.at(-1)].some((word) => word !== undefined && isEastAsianSurname(word));
  return hasSurname && own.every((word) => looksEastAsian(word) || isEastAsianSurname(word));
}
