import { validate as austrian } from 'stdnum/lib/cjs/at/uid.js';
import { validate as belgian } from 'stdnum/lib/cjs/be/vat.js';
import { validate as swiss } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as cypriot } from 'stdnum/lib/cjs/cy/vat.js';
import { validate as german } from 'stdnum/lib/cjs/de/vat.js';
import { validate as danish } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as estonian } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as spanish } from 'stdnum/lib/cjs/es/nif.js';
import { validate as finnish } from 'stdnum/lib/cjs/fi/alv.js';
import { validate as french } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as british } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as greek } from 'stdnum/lib/cjs/gr/vat.js';
import { validate as croatian } from 'stdnum/lib/cjs/hr/oib.js';
import { validate as hungarian } from 'stdnum/lib/cjs/hu/anum.js';
import { validate as irish } from 'stdnum/lib/cjs/ie/vat.js';
import { validate as italian } from 'stdnum/lib/cjs/it/iva.js';
import { validate as lithuanian } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as luxembourgish } from 'stdnum/lib/cjs/lu/tva.js';
import { validate as maltese } from 'stdnum/lib/cjs/mt/vat.js';
import { validate as dutch } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as norwegian } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as polish } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as portuguese } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as romanian } from 'stdnum/lib/cjs/ro/cif.js';
import { validate as swedish } from 'stdnum/lib/cjs/se/vat.js';
import { validate as slovenian } from 'stdnum/lib/cjs/si/ddv.js';
import { isBulgarianVat, isCzechVat, isLatvianVat, isSlovakVat } from './corrections.ts';
import { mod97, weighted } from './digits.ts';

type Rule = (number: string) => boolean;

/** By stdnum, if the number has the form that stdnum does not check closely enough. */
const byStdnum =
  (validate: (number: string) => { isValid: boolean }, form: RegExp): Rule =>
  (number) =>
    form.test(number) && validate(number).isValid;

const british9: Rule = byStdnum(british, /^(?:\d{9}|\d{12}|GD[0-4]\d\d|HA[5-9]\d\d)$/);

/** Since 2020 a Dutch sole trader has a number that says nothing of the person; its check digits are over the whole. */
const dutchOfEitherKind: Rule = (number) =>
  /^\d{9}B(?!00)\d\d$/.test(number) && (dutch(number).isValid || mod97(`NL${number}`) === 1);

/** Country → the rule for the number without its country prefix. */
const RULES: Readonly<Record<string, Rule>> = {
  AT: byStdnum(austrian, /^U\d{8}$/),
  BE: byStdnum(belgian, /^[01]?\d{9}$/),
  BG: isBulgarianVat,
  CH: byStdnum(swiss, /^CHE\d{9}$/),
  CY: byStdnum(cypriot, /^(?!12)\d{8}[A-Z]$/),
  CZ: isCzechVat,
  DE: byStdnum(german, /^[1-9]\d{8}$/),
  DK: byStdnum(danish, /^[1-9]\d{7}$/),
  EE: byStdnum(estonian, /^\d{9}$/),
  EL: byStdnum(greek, /^\d{8,9}$/),
  ES: byStdnum(spanish, /^[A-Z\d]\d{7}[A-Z\d]$/),
  FI: byStdnum(finnish, /^\d{8}$/),
  FR: byStdnum(french, /^[A-HJ-NP-Z\d]{2}\d{9}$/),
  GB: british9,
  HR: byStdnum(croatian, /^\d{11}$/),
  HU: byStdnum(hungarian, /^\d{8}$/),
  IE: byStdnum(irish, /^\d[A-Z\d+*]\d{5}[A-Z]{1,2}$/),
  IT: byStdnum(italian, /^\d{11}$/),
  LT: byStdnum(lithuanian, /^(?:\d{9}|\d{12})$/),
  LU: byStdnum(luxembourgish, /^\d{8}$/),
  LV: isLatvianVat,
  MT: byStdnum(maltese, /^[1-9]\d{7}$/),
  NL: dutchOfEitherKind,
  NO: byStdnum(norwegian, /^\d{9}$/),
  PL: byStdnum(polish, /^\d{10}$/),
  PT: byStdnum(portuguese, /^[1-9]\d{8}$/),
  RO: byStdnum(romanian, /^[1-9]\d{1,9}$/),
  SE: byStdnum(swedish, /^\d{10}01$/),
  SI: (number) => byStdnum(slovenian, /^[1-9]\d{7}$/)(number) && weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11 !== 0,
  SK: isSlovakVat,
  XI: british9,
};

/** The prefix of a VAT number, if it is not the country's code. */
const PREFIXES: Readonly<Record<string, string>> = { GR: 'EL', MC: 'FR' };

/** Without spaces and marks, in capitals, and without the suffixes of Switzerland and Norway. */
function compactVat(value: string): string {
  const compact = value.toUpperCase().replace(/[\s.,/‐-―-]/g, '');
  return compact.replace(/^(CHE\d{9})(?:MWST|TVA|IVA|VAT)$/, '$1').replace(/^((?:NO)?\d{9})MVA$/, '$1');
}

/**
 * Whether a VAT number can exist: of the country it begins with, or otherwise of the account's country. Undefined if
 * there is no rule for it.
 */
export function isVat(value: string, accountCountry: string): boolean | undefined {
  const number = compactVat(value);
  if (/^CHE/.test(number)) return RULES.CH?.(number);
  const prefix = PREFIXES[number.slice(0, 2)] ?? number.slice(0, 2);
  const ofPrefix = prefix === 'CH' ? undefined : RULES[prefix];
  if (ofPrefix !== undefined) return ofPrefix(number.slice(2));
  if (/^[A-Z]{2}/.test(number) && !['FR', 'GB', 'CH'].includes(accountCountry)) return undefined;
  return RULES[PREFIXES[accountCountry] ?? accountCountry]?.(number);
}
