import { MAX_CHARACTERS } from '../spelling/account-number.ts';
import { hasIbanChecksum } from './checksum.ts';
import { normalizeIban } from './normalize.ts';
import { fits, placesOf } from './structures.ts';

export type IbanFaultCode =
  /** Nothing there, or not a string. */
  | 'empty'
  /** The first two characters name no country that uses IBANs. */
  | 'unknown_country'
  | 'too_short'
  | 'too_long'
  /** Neither a letter nor a digit. */
  | 'invalid_character'
  /** A letter where the country has a digit, or the other way round. */
  | 'invalid_structure'
  /** The check digits do not fit the rest, or are `00`, `01` or `99`, which no bank issues. */
  | 'invalid_checksum';

/**
 * What is wrong with an IBAN, and if possible where: an index into the normalised string. There is none for an empty or
 * an incomplete text, for one of more than 128 characters, and for a checksum, which does not tell where.
 */
export interface IbanFault {
  valid: false;
  code: IbanFaultCode;
  position?: number;
}

function fault(code: IbanFaultCode, position?: number): IbanFault {
  return position === undefined ? { valid: false, code } : { valid: false, code, position };
}

/** The index of the first character of the wrong class in the part of an IBAN that is there, or -1. */
export function misplacedAt(iban: string, places: readonly number[]): number {
  return places.findIndex((place, index) => index < iban.length && !fits(iban.charAt(index), place));
}

/**
 * What is wrong with a text as an IBAN, or `undefined` if nothing is. Never throws.
 *
 * A character that belongs in no IBAN is reported first, since a wrong length or country may only result from it; then
 * country, length and structure; the checksum comes last.
 */
export function ibanFault(input: unknown): IbanFault | undefined {
  if (typeof input !== 'string') return fault('empty');
  if (input.length > MAX_CHARACTERS) return fault('too_long');
  const iban = normalizeIban(input);
  if (iban === '') return fault('empty');
  const garbage = iban.search(/[^A-Z0-9]/);
  if (garbage >= 0) return fault('invalid_character', garbage);
  const places = placesOf(iban);
  if (places === undefined) {
    // A single letter can still become a country.
    return /^[A-Z]$/.test(iban) ? fault('too_short') : fault('unknown_country', 0);
  }
  if (iban.length < places.length) return fault('too_short');
  if (iban.length > places.length) return fault('too_long', places.length);
  const misplaced = misplacedAt(iban, places);
  if (misplaced >= 0) return fault('invalid_structure', misplaced);
  if (/^..(00|01|99)/.test(iban)) return fault('invalid_checksum', 2);
  return hasIbanChecksum(iban) ? undefined : fault('invalid_checksum');
}
