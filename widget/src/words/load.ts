/** Languages other than English, and the second part of every language. */
export const loadWords = () => import('./index.ts');
