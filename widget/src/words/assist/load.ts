/** Only a page with a purpose, or a payer who is helped, needs it; it has the hashes of 30 files in it. */
export const loadAssist = () => import('./index.ts');
