import { ibanFault, ibanLength } from '@payee-check/shared/iban/field';
import { normalizeIban } from '@payee-check/shared/iban/typing';
import type { Fault, IdentifierType } from '../types.ts';

/** What can be in the name field by mistake. */
type Misplaced = 'name_iban' | 'name_email' | 'name_phone' | 'name_digits' | 'name_identifier';

const EMAIL = /[^\s@<>]+@[^\s@<>]+\.\p{L}{2,}/u;
/** An LEI: 18 letters or digits, and two digits that check them (ISO 17442). */
const LEI = /^[A-Z\d]{18}\d\d$/;
/** A VAT number: a country's letters, then digits with at most a few letters among them. */
const VAT =
  /^(AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)[A-Z]{0,2}\d[\dA-Z]{5,12}$/;

/**
 * Recognises text in the name field that is not a name. The payer is told before a bank is asked, because each attempt
 * would count as one of the few names that may be tried.
 */
export function misplaced(name: string): Fault | undefined {
  const code = kindOf(name.normalize('NFKC').trim());
  return code && { code };
}

function kindOf(name: string): Misplaced | undefined {
  if (EMAIL.test(name)) return 'name_email';
  if (ibanIn(name)) return 'name_iban';
  const compact = name.replace(/[\s.\-/]/g, '').toUpperCase();
  const digits = compact.replace(/\P{N}/gu, '').length;
  // Looks like an IBAN with a typing error.
  if (/^[A-Z]{2}\d{2}/.test(compact) && compact.length === ibanLength(compact.slice(0, 2))) return 'name_iban';
  if (identifierIn(name)) return 'name_identifier';
  if (/\p{L}/u.test(name) || digits === 0) return undefined;
  return digits >= 6 && /^(\(?\+|\(?0)/.test(name) ? 'name_phone' : 'name_digits';
}

export const isMisplaced = ({ code }: Fault): boolean => /^name_(iban|email|phone|digits|identifier)$/.test(code);

/** An IBAN with right check digits in a text; there may be a name next to it. */
export function ibanIn(text: string): string | undefined {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}/gu)) {
    const iban = normalizeIban(text.slice(index, index + 60));
    const found = iban.slice(0, ibanLength(iban.slice(0, 2)) ?? 0);
    if (found && !ibanFault(found)) return found;
  }
  return undefined;
}

/** The rest of a text without its IBAN. */
export function withoutIban(text: string, iban: string): string {
  const spaced = [...iban].join('[^\\p{L}\\p{N}]*');
  return text
    .replace(new RegExp(spaced, 'iu'), ' ')
    .replace(/\bIBAN\b(-?Nr)?[.:]?/i, ' ')
    .replace(/^[\s,;:()[\]"'/-]+|[\s,;:()[\]"'/-]+$/g, '');
}

/** The LEI or VAT number that a text is. */
export function identifierIn(text: string): { type: IdentifierType; value: string } | undefined {
  const value = text.normalize('NFKC').trim();
  const compact = value.replace(/[\s.\-/]/g, '').toUpperCase();
  if (LEI.test(compact) && isLei(compact)) return { type: 'lei', value };
  const isVat = compact.replace(/\P{N}/gu, '').length >= 6 && VAT.test(compact);
  return isVat ? { type: 'vat', value } : undefined;
}

/** ISO 7064, MOD 97-10. */
function isLei(text: string): boolean {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
