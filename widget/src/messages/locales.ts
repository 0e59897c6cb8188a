import type { Messages } from '../locales/messages.ts';

/** Every language but English: one module each, loaded when a page needs it. */
export const locales: Record<string, () => Promise<{ messages: Messages }>> = {
  ar: () => import('../locales/ar.ts'),
  bg: () => import('../locales/bg.ts'),
  cs: () => import('../locales/cs.ts'),
  da: () => import('../locales/da.ts'),
  de: () => import('../locales/de.ts'),
  el: () => import('../locales/el.ts'),
  // The words of Confirmation of Payee; any other English comes with the element.
  'en-GB': () => import('../locales/en-GB.ts'),
  es: () => import('../locales/es.ts'),
  et: () => import('../locales/et.ts'),
  fi: () => import('../locales/fi.ts'),
  fr: () => import('../locales/fr.ts'),
  ga: () => import('../locales/ga.ts'),
  hr: () => import('../locales/hr.ts'),
  hu: () => import('../locales/hu.ts'),
  is: () => import('../locales/is.ts'),
  it: () => import('../locales/it.ts'),
  lt: () => import('../locales/lt.ts'),
  lv: () => import('../locales/lv.ts'),
  mt: () => import('../locales/mt.ts'),
  nb: () => import('../locales/nb.ts'),
  nl: () => import('../locales/nl.ts'),
  // Norwegian by its other names: `no` for the language as a whole, and Nynorsk, whose readers know Bokmål.
  nn: () => import('../locales/nb.ts'),
  no: () => import('../locales/nb.ts'),
  pl: () => import('../locales/pl.ts'),
  pt: () => import('../locales/pt.ts'),
  ro: () => import('../locales/ro.ts'),
  sk: () => import('../locales/sk.ts'),
  sl: () => import('../locales/sl.ts'),
  sv: () => import('../locales/sv.ts'),
  tr: () => import('../locales/tr.ts'),
  uk: () => import('../locales/uk.ts'),
};
