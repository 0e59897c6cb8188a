import type { Messages } from '../locales/messages.ts';

/** Every language but English: one module each, loaded when a page needs it. */
export const locales: Record<string, () => Promise<{ messages: Messages }>> = {
  de: () => import('../locales/de.ts'),
};
