import { countryName } from '../fields/country.ts';
import { fill, fillPlural } from '../locales/format.ts';
import type { Messages } from '../locales/messages.ts';
import type { Fault } from '../types.ts';

/** A fault in words. */
export function faultWords(fault: Fault, messages: Messages, locale: string): string {
  const { code, country = '', count = 0, typed = 0, character = '', position = 0 } = fault;
  if (code === 'too_short' || code === 'too_long') {
    return fillPlural(messages.fault[code], { country: countryName(country, locale), count, typed }, locale);
  }
  const named = code === 'unknown_country' ? country : countryName(country, locale);
  return fill(messages.fault[code], { country: named, character, position: position + 1 }, locale);
}
