/** In the order in which the demo's BFF asks them. The page loads this of the sandbox, and nothing else. */
export const providerNames = ['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera'] as const;
export type ProviderName = (typeof providerNames)[number];

/** The providers as people write them. */
export const providerTitles: Readonly<Record<ProviderName, string>> = {
  ibantrack: 'Ibantrack',
  banfico: 'Banfico',
  ibanbic: 'IBAN-BIC.com',
  ibanity: 'Ibanity',
  ibanera: 'Ibanera',
};
