import type { ProviderName } from '../sandbox/provider-names.ts';

/** The providers as people write them, in the order in which they are asked. */
export const providerTitles: Readonly<Record<ProviderName, string>> = {
  ibantrack: 'Ibantrack',
  banfico: 'Banfico',
  ibanbic: 'IBAN-BIC.com',
  ibanity: 'Ibanity',
  ibanera: 'Ibanera',
};

/** In the order in which they are asked. The page loads nothing of the sandbox's own code, hence a list of its own. */
export const providers: readonly ProviderName[] = ['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera'];
