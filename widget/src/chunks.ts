/**
 * What is not needed for the first render, each part loaded when it is. From npm these are plain dynamic imports, for
 * a bundler to split; in the CDN build each is loaded with its hash checked (`cdn/load.ts`).
 */
export const chunks = {
  check: () => import('./check/index.ts'),
  options: () => import('./options/index.ts'),
  /** Languages other than English, and the second part of every language. */
  words: () => import('./words/index.ts'),
};
