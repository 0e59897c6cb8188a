import type { Messages } from '../locales/messages.ts';

/** Every language but English: one module each, loaded when a page needs it. */
export const locales: Record<string, () => Promise<{ messages: Messages }>> = {
  bg: () => import('../locales/bg.ts'),
  cs: () => import('../locales/cs.ts'),
  da: () => import('../locales/da.ts'),
  de: () => import('../locales/de.ts'),
  el: () => import('../locales/el.ts'),
  es: () => import('../locales/es.ts'),
  et: () => import('../locales/et.ts'),
  fi: () => import('../locales/fi.ts'),
  fr: () => import('../locales/fr.ts'),
  ga: () => import('../locales/ga.ts'),
  hr: () => import('../locales/hr.ts'),
  hu: () => import('../locales/hu.ts'),
  it: () => import('../locales/it.ts'),
  lt: () => import('../locales/lt.ts'),
  lv: () => import('../locales/lv.ts'),
};
