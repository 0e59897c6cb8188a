/** Only who mistypes needs it. */
export const loadSlips = () => import('./index.ts');
