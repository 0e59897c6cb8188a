import { formatTyping, ibanFault, ibanLength, normalizeIban } from '@payee-check/shared/iban/field';
import type { Fault, FieldValues, SchemeRules } from '../types.ts';

/** No IBAN, however it is spaced, is longer; the rest of a huge paste is not looked at. */
const MOST_CHARACTERS = 128;

const clean = (text: string): string => normalizeIban(text.slice(0, MOST_CHARACTERS));

/** The country that an IBAN, or its beginning, names; `undefined` where there is none. */
export function countryOf(text: string): string | undefined {
  const country = clean(text).slice(0, 2);
  return ibanLength(country) ? country : undefined;
}

function fault(text: string): Fault | undefined {
  const iban = clean(text);
  const country = iban.slice(0, 2);
  const found = ibanFault(iban);
  if (!found) return undefined;
  const { code, position = 0 } = found;
  const place = { character: [...iban.slice(position)][0] ?? '', position };
  switch (code) {
    case 'empty':
      return { code: 'iban_missing', missing: true };
    case 'too_short': {
      const count = ibanLength(country);
      return count
        ? { code, missing: true, country, count, typed: iban.length }
        : { code: 'incomplete', missing: true };
    }
    case 'too_long':
      return { code, country, count: ibanLength(country) ?? 0, typed: iban.length, position };
    case 'invalid_structure':
      return { code: /\d/.test(place.character) ? 'letter_expected' : 'digit_expected', country, ...place };
    case 'invalid_character':
      return { code, country, ...place };
    default:
      return { code, country };
  }
}

export const ibanRules: SchemeRules = {
  // A huge paste is cut before any work; no fault is lost by it, since too long it stays.
  type: (_key, previous, next, caret, inputType) =>
    formatTyping(previous, next.slice(0, MOST_CHARACTERS), Math.min(caret, MOST_CHARACTERS), inputType),
  fault: (_key, values: FieldValues) => fault(values.iban),
  account: (values) => ({ scheme: 'iban', iban: clean(values.iban) }),
};
