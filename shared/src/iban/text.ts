/** No account number, however it is spaced, is longer; a longer text is refused before any work. */
export const MAX_CHARACTERS = 128;

const A = 65;
const PREFIX = [73, 66, 65, 78]; // IBAN
const COLON = 58;

/**
 * The UTF-16 units of the text read last, normalised. One buffer for all: reading and judging happen in one
 * synchronous step, so that nothing has to be allocated for a number that is only looked at.
 */
export const units = new Uint16Array(MAX_CHARACTERS);

/**
 * What people and programs put between the groups: white space, hyphens and dashes, dots, and what cannot be seen
 * at all (soft hyphen, zero-width characters, direction marks, byte order mark).
 */
const SEPARATOR =
  /[\s.\-\u0085\u00AD\u061C\u180E\u200B-\u200F\u2010-\u2015\u202A-\u202E\u2060-\u2064\u2066-\u206F\u2212\uFEFF]/;

/** A unit that is no ASCII digit or capital: upper-cased, folded from full width, 0 for a separator, or as it is. */
function fold(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 32;
  if (unit >= 0xff10 && unit <= 0xff19) return unit - 0xfee0;
  if (unit >= 0xff21 && unit <= 0xff3a) return unit - 0xfee0;
  if (unit >= 0xff41 && unit <= 0xff5a) return unit - 0xff00;
  return SEPARATOR.test(String.fromCharCode(unit)) ? 0 : unit;
}

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
export const isLetter = (unit: number): boolean => unit >= A && unit <= 90;

/**
 * Reads at most {@link MAX_CHARACTERS} into {@link units} and says how many they are once normalised.
 *
 * Only ASCII is upper-cased and only full-width letters and digits are folded: `toUpperCase` and NFKC would turn
 * `ﬁ`, `ſ` and `ı` into letters that nobody typed.
 */
export function readUnits(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    let unit = text.charCodeAt(index);
    if (!(isDigit(unit) || isLetter(unit))) unit = fold(unit);
    if (unit !== 0) units[length++] = unit;
  }
  // No country has the code IB, so nothing is lost however often the word stands there.
  while (length >= PREFIX.length && PREFIX.every((unit, index) => units[index] === unit)) {
    const skipped = length > PREFIX.length && units[PREFIX.length] === COLON ? PREFIX.length + 1 : PREFIX.length;
    units.copyWithin(0, skipped, length);
    length -= skipped;
  }
  return length;
}
