import { validate as cpr } from 'stdnum/lib/cjs/dk/cpr.js';
import { validate as cvr } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as nif } from 'stdnum/lib/cjs/es/nif.js';
import { validate as hetu } from 'stdnum/lib/cjs/fi/hetu.js';
import { validate as ytunnus } from 'stdnum/lib/cjs/fi/ytunnus.js';
import { validate as siren } from 'stdnum/lib/cjs/fr/siren.js';
import { validate as siret } from 'stdnum/lib/cjs/fr/siret.js';
import { validate as kennitala } from 'stdnum/lib/cjs/is/kennitala.js';
import { validate as codiceFiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as iva } from 'stdnum/lib/cjs/it/iva.js';
import { validate as bsn } from 'stdnum/lib/cjs/nl/bsn.js';
import { validate as fodselsnummer } from 'stdnum/lib/cjs/no/fodselsnummer.js';
import { validate as orgnrOfNorway } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as nip } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as regon } from 'stdnum/lib/cjs/pl/regon.js';
import { validate as orgnrOfSweden } from 'stdnum/lib/cjs/se/orgnr.js';
import { isPesel } from './corrections.ts';
import { isDate } from './digits.ts';

type Validate = (number: string) => { isValid: boolean };
type Rule = (number: string) => boolean;

/** A country's numbers: their form, and which of them can exist. */
interface Kind {
  /** Text that was probably meant as one of them, even with an extra, missing or wrong character. */
  readonly meant: RegExp;
  readonly isValid: Rule;
}

const ifOf =
  (form: RegExp, ...validates: readonly Validate[]): Rule =>
  (number) =>
    form.test(number) && (validates.length === 0 || validates.some((validate) => validate(number).isValid));

const anyOf =
  (...rules: readonly Rule[]): Rule =>
  (number) =>
    rules.some((rule) => rule(number));

/** Digits, and the letters that are taken for them (O, I, l): not "HRB 12345" of another country. */
const DIGITS = /^[\dOIL]{5,}$/;

/** La Poste's offices share its SIREN, and are checked by the sum of their digits. */
const isSiret: Rule = (number) => {
  if (!/^\d{14}$/.test(number) || !siren(number.slice(0, 9)).isValid) return false;
  if (!number.startsWith('356000000') || number === '35600000000048') return siret(number).isValid && hasLuhn(number);
  return [...number].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
};

function hasLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The months of an Italian code, by letter. */
const MONTHS = 'ABCDEHLMPRST';
/** Digits that the office replaced by letters, so that two people have different codes. */
const OMOCODIA = 'LMNPQRSTUV';

const isCodiceFiscale: Rule = (code) => {
  if (!/^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/.test(code)) return false;
  const digits = [...code].map((letter, index) =>
    [6, 7, 9, 10].includes(index) && OMOCODIA.includes(letter) ? String(OMOCODIA.indexOf(letter)) : letter,
  );
  const day = Number(`${digits[9]}${digits[10]}`) % 40;
  const short = Number(`${digits[6]}${digits[7]}`);
  const month = MONTHS.indexOf(code.charAt(8)) + 1;
  const isBirthday = isDate(1900 + short, month, day) || isDate(2000 + short, month, day);
  return isBirthday && codiceFiscale(code).isValid;
};

const isSwedish = anyOf(
  ifOf(/^\d{10}$/, orgnrOfSweden),
  (number) => /^(?:16|19|20)\d{10}$/.test(number) && orgnrOfSweden(number.slice(2)).isValid,
);
const isFinnish = (number: string) => /^\d{7,8}$/.test(number) && ytunnus(number.padStart(8, '0')).isValid;
const isIcelandic = ifOf(/^\d{9}[09]$/, kennitala);
const isItalianTax = anyOf(isCodiceFiscale, ifOf(/^\d{11}$/, iva));

type ByCountry = Readonly<Record<string, Kind>>;

const REGISTRATION_NUMBERS: ByCountry = {
  FR: { meant: DIGITS, isValid: anyOf(ifOf(/^\d{9}$/, siren), isSiret) },
  // The Kamer van Koophandel's numbers have no check digit; the RSIN has.
  NL: { meant: DIGITS, isValid: anyOf(ifOf(/^\d{8}$|^\d{12}$/), ifOf(/^\d{9}$/, bsn)) },
  // The court register's numbers have no check digit and begin with zeros, as no NIP does.
  PL: { meant: DIGITS, isValid: anyOf(ifOf(/^000\d{7}$/), ifOf(/^[1-9]\d{9}$/, nip), ifOf(/^\d{9}$|^\d{14}$/, regon)) },
  SE: { meant: DIGITS, isValid: isSwedish },
  NO: { meant: DIGITS, isValid: ifOf(/^\d{9}$/, orgnrOfNorway) },
  DK: { meant: DIGITS, isValid: ifOf(/^[1-9]\d{7}$/, cvr) },
  FI: { meant: DIGITS, isValid: isFinnish },
  IS: { meant: DIGITS, isValid: isIcelandic },
  IT: { meant: /^[\dOIL]{10,12}$|^[A-Z]{6}[\dA-Z]{8,11}$/, isValid: isItalianTax },
  ES: { meant: /^[A-Z][\dOIL]{6,8}[A-Z\d]?$|^[\dOIL]{8}[A-Z]$/, isValid: ifOf(/^[A-Z\d]\d{7}[A-Z\d]$/, nif) },
};

const TAX_IDS: ByCountry = {
  NL: { meant: DIGITS, isValid: ifOf(/^\d{9}$/, bsn) },
  PL: { meant: DIGITS, isValid: anyOf(ifOf(/^\d{10}$/, nip), isPesel) },
  SE: { meant: DIGITS, isValid: isSwedish },
  NO: { meant: DIGITS, isValid: anyOf(ifOf(/^\d{9}$/, orgnrOfNorway), ifOf(/^\d{11}$/, fodselsnummer)) },
  DK: { meant: DIGITS, isValid: anyOf(ifOf(/^[1-9]\d{7}$/, cvr), ifOf(/^\d{10}$/, cpr)) },
  FI: { meant: DIGITS, isValid: anyOf(isFinnish, ifOf(/./, hetu)) },
  IS: { meant: DIGITS, isValid: isIcelandic },
  IT: { meant: /^(?=.*\d)[A-Z\d]{9,18}$/, isValid: isItalianTax },
  ES: { meant: /^(?=(?:\D*\d){5})[A-Z\d]{7,11}$/, isValid: ifOf(/^[A-Z\d]\d{7}[A-Z\d]$/, nif) },
};

/** A number of another country than the account's begins with that country: "NL 12345678". */
const WITH_COUNTRY = /^(FR|NL|PL|SE|NO|DK|FI|IS|IT|ES)(?=[A-Z]?\d{6})/;

/**
 * Whether a registration number or tax id can exist: of the country it begins with, or otherwise of the account's
 * country. Undefined if there is no rule for it, as for a German one ("HRB 12345"), or if it does not look like the
 * country's numbers at all.
 */
export function isNationalNumber(
  type: 'registration_number' | 'tax_id',
  value: string,
  accountCountry: string,
): boolean | undefined {
  const compact = value
    .toUpperCase()
    .replace(/[\s.,/‐-―-]/g, '')
    .replace(/^(\d{9})MVA$/, '$1');
  const country = WITH_COUNTRY.exec(compact)?.[1];
  const number = country === undefined ? compact : compact.slice(2);
  const kind = (type === 'tax_id' ? TAX_IDS : REGISTRATION_NUMBERS)[country ?? accountCountry];
  if (kind === undefined || (country === undefined && !kind.meant.test(number))) return undefined;
  return kind.isValid(number);
}
