import { lazy, wordsOf } from '../lazy.ts';
import { isKnownGivenName } from '../tables/given-names.ts';
import { isSurname } from '../tables/surnames.ts';
import type { Word } from '../tokens.ts';
import table from './writing.json' with { type: 'json' };

/**
 * How certain it is that a word which can be a legal form is one here.
 * - `certain`: it is not a name (GmbH, Ltd), or it is written as only forms are (ApS, e.V.)
 * - `set_off`: it is written as forms are, in capitals or with dots, beside words that are not (Nestlé S.A.)
 * - `name_like`: it is written like any other word of the name
 */
export type Strength = 'certain' | 'set_off' | 'name_like';

const certain = lazy(() => new Set(wordsOf(table.certain)));
/** Surnames that are in no table of names. */
const names = lazy(() => new Set(wordsOf(table.names)));
const abbreviations = lazy(() => new Set(wordsOf(table.abbreviations)));

/** From this length on, a form is spelt out. */
const SPELT_OUT = 9;

export function strengthOf(
  form: readonly Word[],
  core: readonly Word[],
  writing: string,
  place: 'at_end' | 'in_front',
): Strength {
  if (isCertain(form, core, writing, place)) return 'certain';
  return isSetOff(form, core) ? 'set_off' : 'name_like';
}

function isCertain(
  form: readonly Word[],
  core: readonly Word[],
  writing: string,
  place: 'at_end' | 'in_front',
): boolean {
  if (form.some((word) => word.script !== 'latin')) return true;
  if (form.length === 1 && isAlsoAName(writing)) return false;
  if (certain().has(writing) || writing.length >= SPELT_OUT) return true;
  // "Nord KG", but not "Smith J. P." or "JP Moreau", who have initials.
  if (!/[aeiouy]/.test(writing) && writing !== 'ng')
    return writing.length > 2 || (place === 'at_end' && (form.length === 1 || isSmall(form[0])));
  if (form.length > 1 && writing.length > 3 && form.some((word) => word.latin.length > 1)) return true;
  if (form.length === 1) return /\p{Ll}\p{Lu}/u.test(form[0]?.written ?? '');
  // "e.V.", "a.s.": initials are capitals.
  return isSmall(form[0]) && core.some((word) => !isSmall(word));
}

function isSmall(word: Word | undefined): boolean {
  return word !== undefined && word.written.slice(0, 1) === word.written.slice(0, 1).toLowerCase();
}

/** Letters apart (S.A.), or capitals beside words that are not in capitals, or small letters beside words that begin with one. */
function isSetOff(form: readonly Word[], core: readonly Word[]): boolean {
  if (form.length > 1) return true;
  const written = form[0]?.written ?? '';
  const isUpper = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();
  if (isUpper(written)) return core.some((word) => !isUpper(word.written));
  return written === written.toLowerCase() && core.some((word) => !isSmall(word));
}

/** Whether it is also a person's name: Ek, Vos, Teo, Earl, Sá. */
export function isAlsoAName(writing: string): boolean {
  return /^[a-z]+$/.test(writing) && (names().has(writing) || isKnownGivenName(writing) || isSurname(writing));
}

/** Two or three letters that are far more often a form than somebody's name: SA, SE, AB, ASA. */
export function isUsualAbbreviation(writing: string): boolean {
  return abbreviations().has(writing);
}

/** Written as names are: Ek, not EK. */
export function isWrittenLikeAName(form: readonly Word[]): boolean {
  return form.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(form[0]?.written ?? '');
}
