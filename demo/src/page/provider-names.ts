import type { ProviderName } from '../sandbox/index.ts';

/** The providers as people write them, in the order in which they are asked. */
export const providerNames: Readonly<Record<ProviderName, string>> = {
  ibantrack: 'Ibantrack',
  banfico: 'Banfico',
  ibanbic: 'IBAN-BIC.com',
  ibanity: 'Ibanity',
  ibanera: 'Ibanera',
};

export const providers: readonly ProviderName[] = ['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera'];
