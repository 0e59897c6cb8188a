import { isValidIban } from '@payee-check/shared/iban';
import fastIban from 'fast-iban';
import iban from 'iban';
import ibankit from 'ibankit';
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import validator from 'validator';

/** A library, called to judge a person’s input as its documentation says. */
export interface Peer {
  name: string;
  isValid: (input: string) => boolean;
  /** Like {@link isValid}, with every check that the library offers, if that is not the default. */
  isValidStrictly?: (input: string) => boolean;
  /** The same as source code, for a bundle that exports it. */
  source: string;
}

export const OURS = 'payee-check';

export const peers: readonly Peer[] = [
  {
    name: OURS,
    isValid: isValidIban,
    source: `export { isValidIban } from '@payee-check/shared/iban'`,
  },
  {
    name: 'fast-iban',
    isValid: (input) => fastIban.validateIBAN(input),
    isValidStrictly: (input) => fastIban.validateIBAN(input, true),
    source: `import fastIban from 'fast-iban'; export const isValid = (input) => fastIban.validateIBAN(input)`,
  },
  {
    name: 'iban',
    isValid: (input) => iban.isValid(input),
    source: `import iban from 'iban'; export const isValid = (input) => iban.isValid(input)`,
  },
  {
    name: 'validator',
    isValid: (input) => validator.isIBAN(input),
    source: `export { default } from 'validator/es/lib/isIBAN.js'`,
  },
  {
    name: 'ibantools',
    isValid: (input) => isValidIBAN(electronicFormatIBAN(input) ?? ''),
    source: `import { electronicFormatIBAN, isValidIBAN } from 'ibantools'; export const isValid = (input) => isValidIBAN(electronicFormatIBAN(input) ?? '')`,
  },
  {
    name: 'ibankit',
    isValid: (input) => ibankit.IBAN.isValid(input),
    source: `import { IBAN } from 'ibankit'; export const isValid = (input) => IBAN.isValid(input)`,
  },
];
