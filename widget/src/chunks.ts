import type { Messages } from './locales/messages.ts';

/**
 * What is not needed for the first render, each part loaded when it is. From npm these are plain dynamic imports, for
 * a bundler to split; in the CDN build each is loaded with its hash checked (`cdn/load.ts`).
 */
export const chunks = {
  check: () => import('./check/index.ts'),
  uk: () => import('./fields/uk.ts'),
  slips: () => import('./fields/slips.ts'),
};

/** English is part of the element; every other language is one module. */
export const locales: Record<string, () => Promise<{ messages: Messages }>> = {
  de: () => import('./locales/de.ts'),
};
