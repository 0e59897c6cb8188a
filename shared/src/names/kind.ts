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

/** Forms of one or two letters that are also surnames or initials (Maria Sá, J. AS). */
const TOO_SHORT = 3;

export function looksLikeOrganisation(parts: readonly Part[]): boolean {
  const words = parts.filter((part) => part.kind === 'word');
  if (words.some((word) => TELLING.has(word.latin))) return true;
  const { core, forms, writing } = withoutLegalForm(words);
  if (forms.size === 0) return false;
  if (writing.length >= TOO_SHORT || core.length === 0) return true;
  // A short form counts when it is set off: in capitals beside words that are not, or dotted (S.A., e.V.).
  const form = words.filter((word) => !core.includes(word));
  const shouted = form.every((word) => word.written === word.written.toUpperCase());
  const coreShouted = core.every((word) => word.written === word.written.toUpperCase());
  return form.length > 1 || (shouted && !coreShouted);
}
