/** In the order in which the demo's BFF asks them. */
export const providerNames = ['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera'] as const;
export type ProviderName = (typeof providerNames)[number];
