export { type IbanCountry, ibanCountries } from './countries.ts';
export type { IbanFault, IbanFaultCode } from './fault.ts';
export { formatIban } from './format.ts';
export { isValidIban } from './is-valid.ts';
export { maskIban } from './mask.ts';
export type { NationalCheck } from './national/index.ts';
export { normalizeIban } from './normalize.ts';
export { suggestIbans } from './suggest.ts';
export { type IbanResult, type ValidIban, validateIban } from './validate.ts';
