import { fill, fillPlural } from '../locales/format.ts';
import type { Messages } from '../locales/messages.ts';
import type { Fault } from '../types.ts';

const displayNames = new Map<string, Intl.DisplayNames>();

/** A country's name in a language; its code where the language has none. */
export function countryName(code: string, locale: string): string {
  const names = displayNames.get(locale) ?? new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  displayNames.set(locale, names);
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

/** A fault in words. */
export function faultWords(fault: Fault, messages: Messages, locale: string): string {
  const { code, country = '', count = 0, typed = 0, character = '', position = 0 } = fault;
  if (code === 'too_short' || code === 'too_long') {
    return fillPlural(messages.fault[code], { country: countryName(country, locale), count, typed }, locale);
  }
  const named = code === 'unknown_country' ? country : countryName(country, locale);
  return fill(messages.fault[code], { country: named, character, position: position + 1 }, locale);
}
