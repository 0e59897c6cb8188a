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

/** A receipt commits to the Latin letters and digits of a number alone: two that differ in others would be one. */
function isComparable(value: string): boolean {
  const written = value.normalize('NFKC').toUpperCase();
  return /[A-Z0-9]/.test(written) && !/(?![A-Z0-9])[\p{L}\p{N}]/u.test(written);
}

/**
 * Why an identifier cannot exist, in words that repeat nothing of it; `null` where it can, or where nothing tells.
 *
 * @param accountCountry the country of the account, whose numbers are meant where none is named
 */
export function faultOfIdentifier({ type, value }: Identifier, accountCountry: string): string | null {
  if (!isComparable(value)) return 'has to be written in Latin letters and digits';
  return isPossible(type, value, accountCountry) === false ? MESSAGES[type] : null;
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
 * Where the check digits begin in a number that is right but for them, counted from 0 without spaces and hyphens; `undefined`
 * where it is of another form, or where the digits that check it are not at one place in every country.
 */
export function checkDigitsAt({ type, value }: Identifier): number | undefined {
  return type === 'lei' && /^[\dA-Z]{18}\d\d$/i.test(value.replace(/[\s-]/g, '')) ? 18 : undefined;
}
