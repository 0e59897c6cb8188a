import type { Identifier } from '../contract/index.ts';
import { mod97 } from './digits.ts';
import { isNationalNumber } from './national.ts';
import { isVat } from './vat.ts';

/** ISO 17442: eighteen letters and digits, and two check digits (ISO 7064 MOD 97-10). */
function isLei(value: string): boolean {
  const lei = value.toUpperCase().replace(/[\s-]/g, '');
  return /^[\dA-Z]{18}\d\d$/.test(lei) && mod97(lei) === 1;
}

/** Nine digits. They have had no check digit since 2006. */
function isDuns(value: string): boolean {
  return /^\d{9}$/.test(value.replace(/[\s-]/g, ''));
}

const MESSAGES: Readonly<Record<Identifier['type'], string>> = {
  lei: 'is not an LEI: twenty letters and digits, the last two of which are check digits',
  vat: 'is not a VAT number of its country',
  registration_number: 'is not a registration number of its country',
  tax_id: 'is not a tax number of its country',
  duns: 'is not a D-U-N-S number: nine digits',
};

/**
 * A receipt commits only to a number's Latin letters and digits: two that differ in other characters would count as the
 * same.
 */
function isComparable(value: string): boolean {
  const written = value.normalize('NFKC').toUpperCase();
  return /[A-Z0-9]/.test(written) && !/(?![A-Z0-9])[\p{L}\p{N}]/u.test(written);
}

/**
 * Why an identifier cannot exist, as a message that repeats nothing of it; `null` if it can exist, or if there is no
 * rule.
 *
 * @param accountCountry the country of the account, which applies if the number names none
 */
export function faultOfIdentifier({ type, value }: Identifier, accountCountry: string): string | null {
  if (!isComparable(value)) return 'has to be written in Latin letters and digits';
  // No property of an object is a country.
  const country = /^[A-Z]{2}$/.test(accountCountry) ? accountCountry : '';
  return isPossible(type, value, country) === false ? MESSAGES[type] : null;
}

function isPossible(type: Identifier['type'], value: string, accountCountry: string): boolean | undefined {
  switch (type) {
    case 'lei':
      return isLei(value);
    case 'vat':
      return isVat(value, accountCountry);
    case 'duns':
      return isDuns(value);
    case 'registration_number':
    case 'tax_id':
      return isNationalNumber(type, value, accountCountry);
  }
}

/**
 * Where the check digits begin in a number of which only they are wrong, counted from 0 without spaces and hyphens;
 * `undefined` if its form is wrong, or if the position of the check digits depends on the country.
 */
export function checkDigitsAt({ type, value }: Identifier): number | undefined {
  return type === 'lei' && /^[\dA-Z]{18}\d\d$/i.test(value.replace(/[\s-]/g, '')) ? 18 : undefined;
}
