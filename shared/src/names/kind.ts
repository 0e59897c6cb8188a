import { withoutLegalForm } from './legal-forms/index.ts';
import type { Part, Word } from './words.ts';

export type NameKind = 'person' | 'organisation';

/** Words that only organisations carry. */
const TELLING = new Set(
  (
    'bank banque banca banco sparkasse verein sportverein stiftung foundation fondation fondazione fundacion association associazione asociacion club hotel restaurant ' +
    'university universitat universite universita hospital klinik apotheke pharmacy holding holdings group gruppe groupe gruppo grupo solutions services consulting ' +
    'company trading international enterprises industries technologies systems logistics immobilien autohaus backerei metzgerei praxis gemeinde stadt ' +
    'sohne sons bros brothers hermanos hijos fratelli zonen ministry ministerium school schule shop store church kirche parish institut institute'
  ).split(' '),
);

/** Forms of two letters that no surname looks like; others (Sá, Ng, Do) may be one. */
const TELLING_SHORT_FORMS = /^(?:[bcdfghjklmnpqrstvwxz]{2}|oy|ky|ag|ug|og|eg|ek|ev|uu)$/;

/**
 * Whether a name is surely an organisation's. "Smith J. P." may end in initials or in a legal form, "Maria SA" in a surname: such
 * names go by the rules for persons, which never take a word for a mere form.
 */
export function looksLikeOrganisation(parts: readonly Part[]): boolean {
  const words = parts.filter((part) => part.kind === 'word');
  if (words.some((word) => TELLING.has(word.latin))) return true;
  const { core, forms, writing } = withoutLegalForm(words);
  if (forms.size === 0) return false;
  if (core.length === 0 || writing.length > 2) return true;
  const form = words.filter((word) => !core.includes(word));
  if (form.length === 1 && form.every((word) => word.script !== 'latin')) return true;
  if (core[0] !== words[0]) return false;
  if (form.length === 1 && TELLING_SHORT_FORMS.test(writing)) return true;
  // Initials are capitals: "e.V." and "a.s." behind a name with capitals are none.
  return isSmall(form[0]) && core.some((word) => !isSmall(word));
}

function isSmall(word: Word | undefined): boolean {
  return word !== undefined && word.written.slice(0, 1) === word.written.slice(0, 1).toLowerCase();
}
