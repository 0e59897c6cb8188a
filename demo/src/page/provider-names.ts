import type { ProviderName } from '../sandbox/provider-names.ts';

/** The providers as people write them, in the order in which they are asked. */
export const providerTitles: Readonly<Record<ProviderName, string>> = {
  ibantrack: 'Ibantrack',
  banfico: 'Banfico',
  ibanbic: 'IBAN-BIC.com',
  ibanity: 'Ibanity',
  ibanera: 'Ibanera',
};
