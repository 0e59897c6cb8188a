import { formatTyping, hasIbanChecksum, normalizeIban } from '@payee-check/shared/iban/typing';
import type { SchemeRules } from '../types.ts';

/** No IBAN is longer, however it is spaced; the rest of a huge paste is ignored. */
const MOST_CHARACTERS = 128;
/** Norway's has 15. */
const FEWEST_CHARACTERS = 15;

export const cleanIban = (text: string): string => normalizeIban(text.slice(0, MOST_CHARACTERS));

/**
 * What the fields need to know about IBANs until the first focus loads the rules of all countries: nothing is checked
 * without those, and faults have no message.
 */
export const earlyIbanRules: SchemeRules = {
  // A huge paste is cut first; the result is still too long, so no fault is missed.
  type: (_key, previous, next, caret, inputType) =>
    formatTyping(previous, next.slice(0, MOST_CHARACTERS), Math.min(caret, MOST_CHARACTERS), inputType),
  fault(_key, { iban }) {
    const text = cleanIban(iban);
    if (text.length < FEWEST_CHARACTERS) return { code: 'too_short', missing: true };
    return /^[A-Z]{2}\d\d[A-Z\d]+$/.test(text) && hasIbanChecksum(text) ? undefined : { code: 'invalid_checksum' };
  },
  account: ({ iban }) => ({ scheme: 'iban', iban: cleanIban(iban) }),
};
