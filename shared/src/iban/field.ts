/**
 * What a form field needs of the IBAN rules to judge what is being typed, and nothing that weighs more: no examples,
 * bank codes, national check digits or suggestions.
 */
import { placesOf } from './structures.ts';

export { formatTyping, shownAt, type Typed } from '../account-typing/iban.ts';
export { type IbanFault, type IbanFaultCode, ibanFault } from './fault.ts';
export { formatIban } from './format.ts';
export { normalizeIban } from './normalize.ts';

/** How many characters the IBANs of a country have in electronic form; `undefined` where there are none. */
export const ibanLength = (country: string): number | undefined => placesOf(country)?.length;
