/** Only where the BFF wants work for a session. */
export const loadChallenge = () => import('./index.ts');
