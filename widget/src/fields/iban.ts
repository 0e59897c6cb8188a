import { formatTyping, ibanFault, ibanLength, normalizeIban } from '@payee-check/shared/iban/field';
import type { SchemeRules } from '../types.ts';

/** No IBAN, however it is spaced, is longer; the rest of a huge paste is not looked at. */
const MOST_CHARACTERS = 128;

export const cleanIban = (text: string): string => normalizeIban(text.slice(0, MOST_CHARACTERS));

/** The country that an IBAN, or its beginning, names; `undefined` where there is none. */
export function countryOf(text: string): string | undefined {
  const country = cleanIban(text).slice(0, 2);
  return ibanLength(country) ? country : undefined;
}

export const ibanRules: SchemeRules = {
  // A huge paste is cut before any work; no fault is lost by it, since too long it stays.
  type: (_key, previous, next, caret, inputType) =>
    formatTyping(previous, next.slice(0, MOST_CHARACTERS), Math.min(caret, MOST_CHARACTERS), inputType),
  fault(_key, { iban }) {
    const fault = ibanFault(cleanIban(iban));
    return fault && { ...fault, missing: fault.code === 'empty' || fault.code === 'too_short' };
  },
  account: ({ iban }) => ({ scheme: 'iban', iban: cleanIban(iban) }),
};
