import { isEastAsianSurname, isVietnamese, looksEastAsian } from './tables/east-asian.ts';
import { isGivenName } from './tables/given-names.ts';
import type { Word } from './tokens.ts';

/**
 * A surname of China, Korea or Vietnam at one end, or beside a Western first name (Peter Chan, Chan Tai Man Peter), and nothing else
 * that could not be a syllable of such a name.
 */
export function isEastAsianName(words: readonly Word[]): boolean {
  const latin = words.map((word) => word.latin);
  if (words.length < 2 || words.some((word) => word.script !== 'latin')) return false;
  if (isVietnamese(latin)) return true;
  const isWestern = (word: string) => isGivenName(word) && !isEastAsianSurname(word);
  const own = latin.filter((word) => !isWestern(word));
  const hasSurname = [own[0], own.at(-1)].some((word) => word !== undefined && isEastAsianSurname(word));
  return hasSurname && own.every(looksEastAsian);
}
