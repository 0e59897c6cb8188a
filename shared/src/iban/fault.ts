import { isDigit, isLetter, MAX_CHARACTERS } from '../typed/units.ts';
import { readUnits, units } from './read.ts';
import { DIGIT, LETTER, layoutOf } from './structures.ts';

export type IbanFaultCode =
  /** Nothing there, or not a string. */
  | 'empty'
  /** The first two characters name no country that uses IBANs. */
  | 'unknown_country'
  | 'too_short'
  | 'too_long'
  /** Neither a letter nor a digit. */
  | 'invalid_character'
  /** A letter where that country has a digit, or the other way round. */
  | 'invalid_structure'
  /** The check digits do not fit the rest, or are `00`, `01` or `99`, which no bank issues. */
  | 'invalid_checksum';

/**
 * What is wrong with an IBAN, and where if it can be placed: an index into the normalised string. There is none for
 * what is missing, for a text of more than 128 characters, and for a checksum, which tells that and not where.
 */
export interface IbanFault {
  valid: false;
  code: IbanFaultCode;
  position?: number;
}

function fault(code: IbanFaultCode, position?: number): IbanFault {
  return position === undefined ? { valid: false, code } : { valid: false, code, position };
}

/** A character that belongs in no IBAN explains more than the wrong length or country that comes of it. */
function garbageOr(length: number, other: IbanFault): IbanFault {
  const position = units.subarray(0, length).findIndex((unit) => !(isDigit(unit) || isLetter(unit)));
  return position < 0 ? other : fault('invalid_character', position);
}

/**
 * Judges the first `length` of the units read: country, length, the class of each character, check digits.
 *
 * The remainder of ISO 7064 mod 97-10 is taken in the same pass, over the BBAN and then the four characters before
 * it. It is reduced only when the next letter (two digits) could leave the 32-bit integers.
 */
function judge(length: number): IbanFault | undefined {
  const layout = layoutOf(units[0] ?? 0, units[1] ?? 0);
  if (layout === undefined) {
    // One letter can still become a country.
    return garbageOr(
      length,
      length === 1 && isLetter(units[0] ?? 0) ? fault('too_short') : fault('unknown_country', 0),
    );
  }
  if (length < layout.length) return garbageOr(length, fault('too_short'));
  if (length > layout.length) return garbageOr(length, fault('too_long', layout.length));

  let remainder = 0;
  for (let step = 0; step < length; step++) {
    const place = step + 4 < length ? step + 4 : step + 4 - length;
    const unit = units[place] ?? 0;
    const allowed = layout[place] ?? 0;
    if (isDigit(unit) && allowed & DIGIT) remainder = remainder * 10 + unit - 48;
    else if (isLetter(unit) && allowed & LETTER) remainder = remainder * 100 + unit - 55;
    else return misplaced(length, layout);
    if (remainder > 9_999_999) remainder %= 97;
  }
  // 00, 01 and 99 are 97, 98 and 02 modulo 97; ISO 13616 gives check digits from 02 to 98 only.
  const checkDigits = (units[2] ?? 0) * 10 + (units[3] ?? 0) - 528;
  if (checkDigits < 2 || checkDigits > 98) return fault('invalid_checksum', 2);
  return remainder % 97 === 1 ? undefined : fault('invalid_checksum');
}

function misplaced(length: number, layout: Uint8Array): IbanFault {
  const position = layout.findIndex((allowed, place) => {
    const unit = units[place] ?? 0;
    return !((isDigit(unit) && allowed & DIGIT) || (isLetter(unit) && allowed & LETTER));
  });
  return garbageOr(length, fault('invalid_structure', position));
}

/** What is wrong with a text as an IBAN, or `undefined` if nothing is. Never throws, whatever it is given. */
export function ibanFault(input: unknown): IbanFault | undefined {
  if (typeof input !== 'string') return fault('empty');
  if (input.length > MAX_CHARACTERS) return fault('too_long');
  const length = readUnits(input);
  return length === 0 ? fault('empty') : judge(length);
}
