import { withoutLegalForm } from './legal-forms/index.ts';
import { isGivenName } from './tables/known-names.ts';
import { type Token, tokenize, type Word } from './tokens.ts';

export type NameKind = 'person' | 'organisation';

/** Words that only organisations carry. */
const ORGANISATION_WORDS = new Set(
  (
    'bank banque banca banco sparkasse verein sportverein stiftung foundation fondation fondazione fundacion association associazione asociacion club hotel restaurant ' +
    'university universitat universite universita hospital klinik apotheke pharmacy holding holdings group gruppe groupe gruppo grupo solutions services consulting ' +
    'company trading international enterprises industries technologies systems logistics immobilien autohaus backerei metzgerei praxis gemeinde stadt ' +
    'sohne sons bros brothers hermanos hijos fratelli zonen ministry ministerium school schule shop store church kirche parish institut institute ' +
    'partners fund funds fonds trust capital estate securities investment investments insurance energy finance financial industry industrie media ' +
    'aviation airlines airways airport shipping petroleum oil construction engineering manufacturing electronics motors software corporation federation ' +
    'organization organisation government department agency authority committee council commission embassy museum'
  ).split(' '),
);

const AND_COMPANY = new Set(['co', 'cie', 'cia', 'son', 'partner', 'associates', 'associes']);

/** Forms of two letters that no surname looks like; others (Sá, Ng, Do) may be one. */
const CERTAIN_SHORT_FORMS = /^(?:[bcdfghjklmnpqrstvwxz]{2}|oy|ky|ag|ug|og|eg|ek|ev|uu)$/;

/**
 * Whether a name is surely an organisation's. "Smith J. P." may end in initials or in a legal form, "Maria SA" in a surname: such
 * names go by the rules for persons, which never take a word for a mere form.
 */
export function looksLikeOrganisation(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.some((word) => ORGANISATION_WORDS.has(word.latin)) || endsInAndCompany(tokens)) return true;
  const { core, forms, writing } = withoutLegalForm(words);
  if (forms.size === 0) return false;
  const form = words.filter((word) => !core.includes(word));
  // Pat Smith is no ПАТ.
  if (form[0] === words[0] && isGivenName(writing)) return false;
  if (core.length === 0 || writing.length > 2 || isSlashed(form, tokens)) return true;
  if (form.length === 1 && form.every((word) => word.script !== 'latin')) return true;
  if (core[0] !== words[0]) return false;
  if (form.length === 1 && CERTAIN_SHORT_FORMS.test(writing)) return true;
  // Initials are capitals: "e.V." and "a.s." behind a name with capitals are none.
  return isSmall(form[0]) && core.some((word) => !isSmall(word));
}

/** {@link looksLikeOrganisation} of a name as it is written. */
export function isOrganisationName(name: string): boolean {
  return looksLikeOrganisation(tokenize(name));
}

/** A/S, P/F: initials have no slash between them. */
function isSlashed(form: readonly Word[], tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    const isSlash = token.kind === 'mark' && token.mark === '/';
    return isSlash && form[0] === tokens[index - 1] && form[1] === tokens[index + 1];
  });
}

/** "Chase & Co": nobody is called Co behind an ampersand. */
function endsInAndCompany(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    return (
      token.kind === 'mark' && ['&', '+'].includes(token.mark) && next?.kind === 'word' && AND_COMPANY.has(next.latin)
    );
  });
}

function isSmall(word: Word | undefined): boolean {
  return word !== undefined && word.written.slice(0, 1) === word.written.slice(0, 1).toLowerCase();
}
