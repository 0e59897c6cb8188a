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
 * The syllable that distinguishes persons of one family: the last, if the surname comes first and there is no Western name. Wang
 * Mei is another person than Wang Mei Ling, and Tran Minh than Tran Minh Anh.
 */
export function tellingSyllable(words: readonly Word[]): Word | undefined {
  const latin = words.map((word) => word.latin);
  const isOfSyllables = isVietnamese(latin) || !latin.some(isWesternName);
  return isOfSyllables && words[0] === leadingSurname(words) ? words.at(-1) : undefined;
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
