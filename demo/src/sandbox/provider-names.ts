/** In the order in which the demo's BFF asks them. The page loads only this file of the sandbox. */
export const providerNames = ['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera'] as const;
export type ProviderName = (typeof providerNames)[number];

/** Those that ask the bank: in the EPC's scheme, and also in the UK's. */
export const nameCheckProviders = ['ibantrack', 'banfico'] as const satisfies readonly ProviderName[];
/** The one that knows the customer's own accounts; the demo can be switched to it alone. */
export const ownershipProvider = 'ibanity' satisfies ProviderName;
/** The one that knows banks, fraud lists and how numbers are made up, but no names. */
export const detailsProvider = 'ibanbic' satisfies ProviderName;

/** The providers' names in their own spelling. */
export const providerTitles: Readonly<Record<ProviderName, string>> = {
  ibantrack: 'Ibantrack',
  banfico: 'Banfico',
  ibanbic: 'IBAN-BIC.com',
  ibanity: 'Ibanity',
  ibanera: 'Ibanera',
};

/** From, to: the name check waits for a bank, the others only look something up. */
const spans: Readonly<Record<ProviderName, readonly [from: number, to: number]>> = {
  ibantrack: [300, 1500],
  banfico: [300, 1500],
  ibanbic: [60, 250],
  // One question causes a dozen requests if a customer's data are stale.
  ibanity: [10, 30],
  ibanera: [30, 90],
};

/** Realistic delays: most answers are quick, some slow; 300 to 1500 ms if a bank is asked. */
export function believableDelay(random: () => number = Math.random): (provider: ProviderName) => number {
  return (provider) => {
    const [from, to] = spans[provider];
    return from + Math.round((to - from) * random() ** 2);
  };
}
