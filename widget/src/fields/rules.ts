/** All faults of a field: loaded when the payer begins to type. */
import { ibanFault, ibanLength } from '@payee-check/shared/iban/field';
import { cleanName, isName } from '@payee-check/shared/spelling/name';
import type { Fault, SchemeRules } from '../types.ts';
import { cleanIban, earlyIbanRules } from './iban.ts';

/** EPC Max140Text. */
const MOST_CHARACTERS = 140;

export function nameFault(text: string): Fault | undefined {
  const name = cleanName(text);
  if (!name) return { code: 'name_missing', missing: true };
  if (name.length > MOST_CHARACTERS) return { code: 'name_too_long' };
  // A control character was not typed by a person.
  return /\p{Cc}/u.test(name) || !isName(name) ? { code: 'name_invalid' } : undefined;
}

/** The country of an IBAN, or of its beginning; `undefined` if there is none. */
export function countryOf(text: string): string | undefined {
  const country = cleanIban(text).slice(0, 2);
  return ibanLength(country) ? country : undefined;
}

export const ibanRules: SchemeRules = {
  ...earlyIbanRules,
  fault(_key, { iban }) {
    const fault = ibanFault(cleanIban(iban));
    return fault && { ...fault, missing: fault.code === 'empty' || fault.code === 'too_short' };
  },
};

const displayNames = new Map<string, Intl.DisplayNames>();

/** The name of a country in a language; its code if the language has no name for it. */
export function countryName(code: string, locale: string): string {
  const names = displayNames.get(locale) ?? new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  displayNames.set(locale, names);
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
