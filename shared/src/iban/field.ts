/**
 * The IBAN rules that a form field needs to judge what is being typed, without anything heavier: no examples, bank
 * codes, national check digits or suggestions.
 */
import { placesOf } from './structures.ts';

export { formatTyping, shownAt, type Typed } from '../account-typing/iban.ts';
export { type IbanFault, type IbanFaultCode, ibanFault } from './fault.ts';
export { formatIban } from './format.ts';
export { normalizeIban } from './normalize.ts';

/** How many characters the IBANs of a country have in electronic form; `undefined` if it has none. */
export const ibanLength = (country: string): number | undefined => placesOf(country)?.length;
