/** No account number is longer, however it is spaced; a longer text is refused before any work. */
export const MAX_CHARACTERS = 128;

/**
 * What people and programs put between groups: white space, hyphens and dashes, dots, and invisible characters (soft
 * hyphen, zero-width characters, direction marks, byte order mark).
 */
const SEPARATOR =
  /[\s.\-\u0085\u00AD\u061C\u180E\u200B-\u200F\u2010-\u2015\u202A-\u202E\u2060-\u2064\u2066-\u206F\u2212\uFEFF]/;

/** What {@link unitOf} returns for a separator. */
export const DROPPED = -1;

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
export const isLetter = (unit: number): boolean => unit >= 65 && unit <= 90;

function plainUnit(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 32;
  if (unit >= 0xff10 && unit <= 0xff19) return unit - 0xfee0;
  if (unit >= 0xff21 && unit <= 0xff3a) return unit - 0xfee0;
  if (unit >= 0xff41 && unit <= 0xff5a) return unit - 0xff00;
  return SEPARATOR.test(String.fromCharCode(unit)) ? DROPPED : unit;
}

/**
 * A UTF-16 unit normalised for an account number: a digit, a capital, {@link DROPPED} for a separator, or itself if it
 * belongs in no account number.
 *
 * Only ASCII is upper-cased and only full-width letters and digits are converted: `toUpperCase` and NFKC would turn
 * `ﬁ`, `ſ` and `ı` into letters that nobody typed.
 */
export function unitOf(unit: number): number {
  return isDigit(unit) || isLetter(unit) ? unit : plainUnit(unit);
}

/**
 * A text without its separators: letters in capitals, full-width characters converted; what does not belong stays
 * visible.
 */
export function significant(text: string): string {
  let kept = '';
  for (let index = 0; index < text.length; index++) {
    const unit = unitOf(text.charCodeAt(index));
    if (unit !== DROPPED) kept += String.fromCharCode(unit);
  }
  return kept;
}

/**
 * Whether a text is what a spreadsheet makes of an account that consists of digits only, with either decimal separator:
 * `6.10901E+25`. Its digits are lost.
 */
export const isScientific = (text: string): boolean => /^\s*\d(?:[.,]\d+)?E\+?\d+\s*$/i.test(text);
