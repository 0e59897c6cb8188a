import { editDistance } from './edit-distance.ts';
import { areOneGivenName, isEitherByCountry, isGivenName, isKnownGivenName, sexOf } from './tables/given-names.ts';

/**
 * Whether two first names that differ by a slip are probably two names and not one mistyped name: Gurpreet and Harpreet, Amina and
 * Amira, Paul and Paula. A slip that gives another first name, or the other sex, must not disclose a name; and if no table
 * knows either name, only a typical slip of the fingers counts.
 */
export function areOtherFirstNames(left: string, right: string): boolean {
  if (left === right || areOneGivenName(left, right)) return false;
  const [one, other] = [sexOf(left), sexOf(right)];
  if (one !== undefined && other !== undefined && one !== other) return true;
  if (endsLikeTheOtherSex(left, right)) return true;
  if (soundOf(left) === soundOf(right)) return false;
  const known = [left, right].filter(isKnownGivenName).length;
  if (known === 2) return !isSwap(left, right);
  return known === 1 ? !looksMistyped(left, right) : !(isSwap(left, right) || isDoubling(left, right));
}

/**
 * Whether of two forms of a name that differ only in the last vowel one is a woman's and the other may be a man's: Simona and Simone,
 * Danièle and Daniel. Neither is a pet name of the other.
 */
export function mayBearOtherSexes(left: string, right: string): boolean {
  if (withoutLastVowel(left) !== withoutLastVowel(right)) return false;
  const mayBeMans = (name: string) => sexOf(name) === 'male' || isEitherByCountry(name);
  const differ = (hers: string, his: string) =>
    (hers.endsWith('a') && !his.endsWith('a') && mayBeMans(his)) || (hers === `${his}e` && isEitherByCountry(hers));
  return differ(left, right) || differ(right, left);
}

function withoutLastVowel(name: string): string {
  return name.replace(/[aeo]$/, '');
}

/** Mario and Maria, Zdzisław and Zdzisława, Désiré and Désirée: whether or not the tables know them. */
function endsLikeTheOtherSex(left: string, right: string): boolean {
  if ([left, right].some((his) => his.endsWith('e') && [left, right].includes(`${his}e`))) return true;
  return withoutLastVowel(left) === withoutLastVowel(right) && left.endsWith('a') !== right.endsWith('a');
}

/**
 * How a name sounds, roughly, in the languages that write it in Latin letters: Sarah and Sara, Philip and Filip, Deepa and
 * Dipa, Kathryn and Cathrin are one.
 */
export function soundOf(name: string): string {
  return name
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ch/g, 'C')
    .replace(/sh/g, 'S')
    .replace(/([bdgkt])h/g, '$1')
    .replace(/C(?=[rl])|c/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/y|j(?=[^aeiou]|$)/g, 'i')
    .replace(/ee|ea(?=[^aeiou])/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/(.)h(?=[^aeiou]|$)/g, '$1')
    .replace(/(.)\1/g, '$1');
}

/** Neighbours swapped within a name of five letters or more: Micheal, Jeffery. */
function isSwap(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 5) return false;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return (
    at > 0 && left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2)
  );
}

/** A letter doubled or doubled letters written once: Jonnathan. */
function isDoubling(left: string, right: string): boolean {
  return left.replace(/(.)\1+/g, '$1') === right.replace(/(.)\1+/g, '$1');
}

/** Neighbours on the usual keyboards, by the letter between them. */
const KEYBOARD = 'qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop';

/** From this length on, a name with one different letter is more likely mistyped than another name. */
const LONG_NAME = 7;

/**
 * One of the names is known and the other is not a name: neighbours swapped, a letter doubled; in a long name also a letter missing, added, or hit
 * on the neighbouring key. The first letter is right, because people look at it, and both or neither end in a vowel.
 */
function looksMistyped(left: string, right: string): boolean {
  if (left[0] !== right[0]) return false;
  if (isSwap(left, right) || isDoubling(left, right)) return true;
  if (Math.max(left.length, right.length) < LONG_NAME)
    return isLetterLeftOut(left, right) || isLetterLeftOut(right, left);
  if (editDistance(left, right, 1) > 1) return isLongAndNear(left, right);
  const endsInVowel = (name: string) => /[aeiouy]$/.test(name);
  if (endsInVowel(left) !== endsInVowel(right)) return false;
  // Keondra and Keondray: another ending is another name.
  if (left.length !== right.length) return !left.startsWith(right) && !right.startsWith(left);
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  if (at === left.length - 1) return false;
  const [one = '', other = ''] = [left[at], right[at]];
  if (endsInVowel(one) && endsInVowel(other)) return left.length > LONG_NAME;
  return KEYBOARD.includes(one + other) || KEYBOARD.includes(other + one);
}

/** Thoms, Manul: a name of six letters with one of them left out inside. */
function isLetterLeftOut(short: string, long: string): boolean {
  if (long.length !== LONG_NAME - 1 || short.length !== long.length - 1 || short.at(-1) !== long.at(-1)) return false;
  return isGivenName(long) && editDistance(short, long, 1) === 1;
}

/** Two slips in a long name, one of which does not change the sound: Bartolomew. */
function isLongAndNear(left: string, right: string): boolean {
  return Math.min(left.length, right.length) > 7 && editDistance(soundOf(left), soundOf(right), 1) <= 1;
}
