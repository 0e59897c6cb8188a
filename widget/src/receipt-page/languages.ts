import { messages as arElement } from '../locales/ar.ts';
import { messages as bgElement } from '../locales/bg.ts';
import { messages as csElement } from '../locales/cs.ts';
import { messages as daElement } from '../locales/da.ts';
import { messages as deElement } from '../locales/de.ts';
import { messages as elElement } from '../locales/el.ts';
import { messages as enElement } from '../locales/en/index.ts';
import { messages as esElement } from '../locales/es.ts';
import { messages as etElement } from '../locales/et.ts';
import { messages as fiElement } from '../locales/fi.ts';
import { messages as frElement } from '../locales/fr.ts';
import { messages as gaElement } from '../locales/ga.ts';
import { messages as hrElement } from '../locales/hr.ts';
import { messages as huElement } from '../locales/hu.ts';
import { messages as isElement } from '../locales/is.ts';
import { messages as itElement } from '../locales/it.ts';
import { messages as ltElement } from '../locales/lt.ts';
import { messages as lvElement } from '../locales/lv.ts';
import type { ResultMessages } from '../locales/messages.ts';
import { messages as mtElement } from '../locales/mt.ts';
import { messages as nbElement } from '../locales/nb.ts';
import { messages as nlElement } from '../locales/nl.ts';
import { messages as plElement } from '../locales/pl.ts';
import { messages as ptElement } from '../locales/pt.ts';
import { messages as roElement } from '../locales/ro.ts';
import { messages as skElement } from '../locales/sk.ts';
import { messages as slElement } from '../locales/sl.ts';
import { messages as svElement } from '../locales/sv.ts';
import { messages as trElement } from '../locales/tr.ts';
import { messages as ukElement } from '../locales/uk.ts';
import { receiptMessages as arPage } from './messages/ar.ts';
import { receiptMessages as bgPage } from './messages/bg.ts';
import { receiptMessages as csPage } from './messages/cs.ts';
import { receiptMessages as daPage } from './messages/da.ts';
import { receiptMessages as dePage } from './messages/de.ts';
import { receiptMessages as elPage } from './messages/el.ts';
import { receiptMessages as enPage } from './messages/en.ts';
import { receiptMessages as esPage } from './messages/es.ts';
import { receiptMessages as etPage } from './messages/et.ts';
import { receiptMessages as fiPage } from './messages/fi.ts';
import { receiptMessages as frPage } from './messages/fr.ts';
import { receiptMessages as gaPage } from './messages/ga.ts';
import { receiptMessages as hrPage } from './messages/hr.ts';
import { receiptMessages as huPage } from './messages/hu.ts';
import { receiptMessages as isPage } from './messages/is.ts';
import { receiptMessages as itPage } from './messages/it.ts';
import { receiptMessages as ltPage } from './messages/lt.ts';
import { receiptMessages as lvPage } from './messages/lv.ts';
import { receiptMessages as mtPage } from './messages/mt.ts';
import { receiptMessages as nbPage } from './messages/nb.ts';
import { receiptMessages as nlPage } from './messages/nl.ts';
import { receiptMessages as plPage } from './messages/pl.ts';
import { receiptMessages as ptPage } from './messages/pt.ts';
import { receiptMessages as roPage } from './messages/ro.ts';
import { receiptMessages as skPage } from './messages/sk.ts';
import { receiptMessages as slPage } from './messages/sl.ts';
import { receiptMessages as svPage } from './messages/sv.ts';
import { receiptMessages as trPage } from './messages/tr.ts';
import { receiptMessages as ukPage } from './messages/uk.ts';
import type { ReceiptMessages } from './receipt-messages.ts';

/** The messages of one language: the page's own, and the element's about results. */
export interface PageMessages {
  readonly page: ReceiptMessages;
  readonly element: Pick<ResultMessages, 'heading' | 'reason' | 'risk'>;
}

/** All of them are in the page: it works without a network. */
export const languages: Readonly<Record<string, PageMessages>> = {
  ar: { page: arPage, element: arElement },
  bg: { page: bgPage, element: bgElement },
  cs: { page: csPage, element: csElement },
  da: { page: daPage, element: daElement },
  de: { page: dePage, element: deElement },
  el: { page: elPage, element: elElement },
  en: { page: enPage, element: enElement },
  es: { page: esPage, element: esElement },
  et: { page: etPage, element: etElement },
  fi: { page: fiPage, element: fiElement },
  fr: { page: frPage, element: frElement },
  ga: { page: gaPage, element: gaElement },
  hr: { page: hrPage, element: hrElement },
  hu: { page: huPage, element: huElement },
  is: { page: isPage, element: isElement },
  it: { page: itPage, element: itElement },
  lt: { page: ltPage, element: ltElement },
  lv: { page: lvPage, element: lvElement },
  mt: { page: mtPage, element: mtElement },
  nb: { page: nbPage, element: nbElement },
  nl: { page: nlPage, element: nlElement },
  pl: { page: plPage, element: plElement },
  pt: { page: ptPage, element: ptElement },
  ro: { page: roPage, element: roElement },
  sk: { page: skPage, element: skElement },
  sl: { page: slPage, element: slElement },
  sv: { page: svPage, element: svElement },
  tr: { page: trPage, element: trElement },
  uk: { page: ukPage, element: ukElement },
};

/** The first of a reader's languages that the page has, by its first subtag; otherwise English. */
export function preferred(wanted: readonly string[]): string {
  const known = wanted.map((tag) => (/^(no|nn)\b/.test(tag) ? 'nb' : (tag.split('-')[0] ?? '')));
  return known.find((tag) => Object.hasOwn(languages, tag)) ?? 'en';
}
