export { type IbanCountry, ibanCountries } from './countries.ts';
export { diagnoseIban, type IbanDiagnosis } from './diagnose.ts';
export { type IbanFault, type IbanFaultCode, ibanFault } from './fault.ts';
export { formatIban, maskIban } from './format.ts';
export { isValidIban } from './is-valid.ts';
export type { NationalCheck } from './national/index.ts';
export { normalizeIban } from './normalize.ts';
export { suggestIbans } from './suggest.ts';
export { type IbanResult, type ValidIban, validateIban } from './validate.ts';
