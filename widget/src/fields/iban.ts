import { formatTyping, hasIbanChecksum, normalizeIban } from '@payee-check/shared/iban/typing';
import type { SchemeRules } from '../types.ts';

/** No IBAN, however it is spaced, is longer; the rest of a huge paste is not looked at. */
const MOST_CHARACTERS = 128;
/** Norway's has 15. */
const FEWEST_CHARACTERS = 15;

export const cleanIban = (text: string): string => normalizeIban(text.slice(0, MOST_CHARACTERS));

/**
 * What the fields need of an IBAN until the rules of all countries are there, with the first focus: nothing is asked
 * without those, and what is wrong is not put into words.
 */
export const earlyIbanRules: SchemeRules = {
  // A huge paste is cut before any work; no fault is lost by it, since too long it stays.
  type: (_key, previous, next, caret, inputType) =>
    formatTyping(previous, next.slice(0, MOST_CHARACTERS), Math.min(caret, MOST_CHARACTERS), inputType),
  fault(_key, { iban }) {
    const text = cleanIban(iban);
    if (text.length < FEWEST_CHARACTERS) return { code: 'too_short', missing: true };
    return /^[A-Z]{2}\d\d[A-Z\d]+$/.test(text) && hasIbanChecksum(text) ? undefined : { code: 'invalid_checksum' };
  },
  account: ({ iban }) => ({ scheme: 'iban', iban: cleanIban(iban) }),
};
