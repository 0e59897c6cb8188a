import { withoutLegalForm } from './legal-forms/index.ts';
import type { Part } from './words.ts';

export type NameKind = 'person' | 'organisation';

/** Words that only organisations carry. */
const TELLING = new Set(
  (
    'bank banque banca banco sparkasse verein sportverein stiftung foundation fondation fondazione fundacion association associazione asociacion club hotel restaurant ' +
    'university universitat universite universita hospital klinik apotheke pharmacy holding holdings group gruppe groupe gruppo grupo solutions services consulting ' +
    'company trading international enterprises industries technologies systems logistics immobilien autohaus backerei metzgerei praxis gemeinde stadt ' +
    'ministry ministerium school schule shop store church kirche parish institut institute'
  ).split(' '),
);

/** Forms of two letters that no surname looks like; others (Sá, Ng, Do) may be one. */
const TELLING_SHORT_FORMS = /^(?:[bcdfghjklmnpqrstvwxz]{2}|oy|ky|ag|ug|og|eg|ek|ev|uu)$/;

/** How sure it is that a name is an organisation's. `perhaps`: "Smith J. P." may be initials or a legal form, "Maria SA" a surname. */
export function looksLikeOrganisation(parts: readonly Part[]): 'yes' | 'perhaps' | 'no' {
  const words = parts.filter((part) => part.kind === 'word');
  if (words.some((word) => TELLING.has(word.latin))) return 'yes';
  const { core, forms, writing } = withoutLegalForm(words);
  if (forms.size === 0) return 'no';
  const isOneWord = words.length - core.length === 1;
  if (core.length === 0 || writing.length > 2 || (isOneWord && TELLING_SHORT_FORMS.test(writing))) return 'yes';
  return 'perhaps';
}
