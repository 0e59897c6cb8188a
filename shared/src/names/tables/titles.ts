import { lazy, wordsOf } from '../lazy.ts';
import table from './titles.json' with { type: 'json' };

const setOf = (words: readonly string[]) => lazy(() => new Set(wordsOf(words)));

/** These can stand anywhere in a name. */
const anywhere = setOf(table.anywhere);

/**
 * Short or common enough to be names themselves (Steffi Graf, Don King): a title only in front of two further words or after a
 * comma.
 */
const inFront = setOf(table.inFront);

/** Honours and degrees behind a whole name, with or without a comma: John Smith OBE. */
const behind = setOf(table.behind);

/** Only after a comma: degrees and honours that are surnames elsewhere (Ma, Ba). */
const afterComma = setOf(table.afterComma);

/** Behind a degree: Dr. med., Dr. rer. nat., Dr. h.c. mult. */
const faculties = setOf(table.faculties);

/** Titles that are also common first names or surnames: Maj Britt, Tuan Anh, Anita Kumari. */
const namesToo = setOf(table.namesToo);

/** Titles in Cyrillic and Greek, in their own script. */
const ownScript = setOf(table.ownScript);

/** Titles in front that are common surnames as well. */
const surnamesToo = setOf(table.surnamesToo);

const female = setOf([...table.female, ...table.ownScriptFemale]);
const male = setOf([...table.male, ...table.ownScriptMale]);
const phrases = lazy(() => table.phrases.map(wordsOf));

/** Degrees written with dots, which the splitting into words has separated: Ph.D., LL.M., MU Dr. */
const torn = setOf(table.torn);

export type TitlePlace = 'in_front' | 'after_comma' | 'elsewhere';

/** @param latin the word normalized to plain a–z; `own` in its own script */
export function isTitle(latin: string, place: TitlePlace, own: string = latin): boolean {
  if (anywhere().has(latin)) return true;
  if (place === 'elsewhere') return false;
  if (ownScript().has(own) || inFront().has(latin)) return true;
  return place === 'after_comma' && [afterComma, behind, faculties].some((words) => words().has(latin));
}

export function isTitleBehind(latin: string): boolean {
  return behind().has(latin);
}

export function isFaculty(latin: string): boolean {
  return faculties().has(latin);
}

export function isNameToo(latin: string): boolean {
  return namesToo().has(latin);
}

export function isSurnameToo(latin: string): boolean {
  return surnamesToo().has(latin);
}

/** How many words in front are a form of address of several words: "De heer Jansen". */
export function phraseInFront(words: readonly string[]): number {
  const fits = phrases().filter((phrase) => phrase.every((word, index) => words[index] === word));
  return Math.max(0, ...fits.map((phrase) => phrase.length));
}

export function isTornTitle(joined: string): boolean {
  return torn().has(joined);
}

/** The sex that a title indicates, if any. */
export function sexOfTitle(latin: string, own: string): 'female' | 'male' | undefined {
  if (female().has(latin) || female().has(own)) return 'female';
  return male().has(latin) || male().has(own) ? 'male' : undefined;
}
