import { ibanLength } from '@payee-check/shared/iban/field';
import { cleanIban } from '../fields/iban.ts';
import { countryName } from '../fields/rules.ts';
import type { AssistMessages } from '../locales/assist/messages.ts';
import { fill, fillPlural } from '../locales/format.ts';
import type { CheckMessages } from '../locales/messages.ts';
import type { Fault, IdentifierType } from '../types.ts';

/**
 * A fault as text.
 *
 * @param text what the IBAN field shows: the text names the country, the length, the character at fault
 */
export function faultMessage(
  fault: Fault,
  text: string,
  messages: CheckMessages,
  locale: string,
  help: AssistMessages | undefined = undefined,
  type: IdentifierType = 'lei',
): string {
  const { code, position = 0 } = fault;
  const iban = cleanIban(text);
  const country = iban.slice(0, 2);
  const count = ibanLength(country);
  const named = count ? countryName(country, locale) : country;
  const character = [...iban.slice(position)][0] ?? '';
  switch (code) {
    case 'empty':
      return messages.fault.iban_missing;
    case 'too_short':
      if (!count) return messages.fault.incomplete;
      return fillPlural(messages.fault[code], { country: named, count, typed: iban.length }, locale);
    case 'too_long':
      return fillPlural(messages.fault[code], { country: named, count: count ?? 0, typed: iban.length }, locale);
    case 'invalid_structure': {
      const expected = /\d/.test(character) ? messages.fault.letter_expected : messages.fault.digit_expected;
      return fill(expected, { character, position: position + 1, country: named }, locale);
    }
    case 'name_iban':
    case 'name_email':
    case 'name_phone':
    case 'name_digits':
    case 'name_identifier':
      return help?.name[misplacedWords[code]] ?? messages.fault.name_invalid;
    case 'identifier_missing':
      return help?.identifier.missing ?? '';
    case 'identifier':
      return help ? identifierTexts(help.identifier.fault, type, fault.position) : '';
    default:
      return fill(messages.fault[code], { character, position: position + 1, country: named }, locale);
  }
}

const misplacedWords = {
  name_iban: 'iban',
  name_email: 'email',
  name_phone: 'phone',
  name_digits: 'digits',
  name_identifier: 'identifier',
} as const;

/** If the position of the check digits is known, they are named: the rest may be right. */
function identifierTexts(
  messages: AssistMessages['identifier']['fault'],
  type: IdentifierType,
  position?: number,
): string {
  if (position !== undefined) return fill(messages.check_digits, { position: position + 1 }, 'en');
  return type === 'tax_id' || type === 'duns' ? messages.other : messages[type];
}
