import { type WithoutForm, withoutLegalForm } from './legal-forms/index.ts';
import { isAlsoAName, isUsualAbbreviation, isWrittenLikeAName } from './legal-forms/strength.ts';
import { organisationWord } from './tables/business-words.ts';
import { isEastAsianSurname } from './tables/east-asian.ts';
import { isKnownGivenName, isMostlyGivenName } from './tables/given-names.ts';
import { isSurname } from './tables/surnames.ts';
import { isInitial, type Token, tokenize, type Word } from './tokens.ts';

export type NameKind = 'person' | 'organisation';

/** What a name looks like, before its kind is known. */
export interface Looks {
  /** How certain it is that this is an organisation's name: by its legal form or by a word such as "bank". */
  readonly organisation: 'certain' | 'possible' | 'no';
  /** Whether it may be a person's name: it contains a first name; or it is only a surname, like the names of many firms. */
  readonly person: 'yes' | 'surname' | 'no';
  readonly form: WithoutForm;
}

const AND_COMPANY = new Set(['co', 'cie', 'cia', 'son', 'partner', 'associates', 'associes']);

/** Words before the name of a church: "St Paul Church" is not a person called Paul. */
const SAINTS = new Set(['st', 'saint', 'sankt', 'santa', 'san', 'santo', 'holy', 'the', 'all', 'our', 'first']);

export function looksOf(tokens: readonly Token[]): Looks {
  const words = tokens.filter((token) => token.kind === 'word');
  const form = withoutLegalForm(words);
  const core = form.core.length > 0 ? form.core : words;
  const person = hasConnector(tokens) ? 'no' : lookAsPerson(core);
  const byWord = lookOfWords(core);
  if (byWord === 'certain' || endsInAndCompany(tokens) || isSlashed(form, words, tokens)) {
    return { organisation: 'certain', person: byWord === 'certain' ? 'no' : person, form };
  }
  return { organisation: strongerOf(byWord, lookOfForm(form, words, person)), person, form };
}

/** Whether a name, as it is written, is certainly an organisation's: by its legal form or by a word such as "bank". */
export function isOrganisationName(name: string): boolean {
  return looksOf(tokenize(name)).organisation === 'certain';
}

function strongerOf(one: Looks['organisation'], other: Looks['organisation']): Looks['organisation'] {
  return (['certain', 'possible'] as const).find((look) => one === look || other === look) ?? 'no';
}

function lookOfWords(words: readonly Word[]): Looks['organisation'] {
  const found = words.map((word) => organisationWord(word.latin));
  if (found.includes('sure') || (words.length > 1 && words[0]?.latin === 'the')) return 'certain';
  if (!found.includes('surname_too')) return 'no';
  const first = words[0]?.latin ?? '';
  return SAINTS.has(first) ? 'certain' : 'possible';
}

function lookOfForm(form: WithoutForm, words: readonly Word[], person: Looks['person']): Looks['organisation'] {
  if (form.forms.size === 0) return 'no';
  if (form.core.length === 0 || form.strength === 'certain') return 'certain';
  // "Smith J. P." may end in initials or in a legal form; "Maria SA" and "Jones SA" in a surname.
  if (person === 'yes') return 'possible';
  if (form.strength === 'set_off' && mayBeInitials(form, words)) return 'possible';
  if (person === 'surname' && !isUsualAbbreviation(form.writing)) return 'possible';
  if (!isAlsoAName(form.writing)) return isWrittenAsAForm(form, words) ? 'certain' : 'possible';
  if (!isUsualAbbreviation(form.writing) || form.core.some((word) => isNameOf(word))) return 'possible';
  return form.strength === 'set_off' || isNobodysName(form.core, words) ? 'certain' : 'possible';
}

/** "Airbus SE", "AIRBUS SE" and "airbus se", but not "Airbus Se". */
function isWrittenAsAForm(form: WithoutForm, words: readonly Word[]): boolean {
  const own = words.filter((word) => !form.core.includes(word));
  return form.strength === 'set_off' || (isUsualAbbreviation(form.writing) && !isWrittenLikeAName(own));
}

/** "Smith J. P.", "JP Moreau"; but "Ferrari N.V." has a form. */
function mayBeInitials(form: WithoutForm, words: readonly Word[]): boolean {
  const own = words.filter((word) => !form.core.includes(word));
  if (own.length > 0 && own[0] === words[0]) return form.writing.length < 3;
  return own.every(isInitial) && form.writing.length < 3 && !isUsualAbbreviation(form.writing);
}

function isNameOf({ latin }: Word): boolean {
  return isKnownGivenName(latin) || isSurname(latin) || isEastAsianSurname(latin);
}

/** "PEUGEOT SA", all in capitals: one long word that is in no table of names. */
function isNobodysName(core: readonly Word[], words: readonly Word[]): boolean {
  const [only] = core;
  return only !== undefined && core.length === 1 && words[0] === only && only.latin.length > 4 && !isNameOf(only);
}

function lookAsPerson(words: readonly Word[]): Looks['person'] {
  const [only] = words;
  if (words.some((word) => organisationWord(word.latin) === 'sure' || /\d/.test(word.latin))) return 'no';
  if (words.some((word) => isMostlyGivenName(word.latin)) || hasRareFirstName(words)) return 'yes';
  const isOneSurname =
    only !== undefined && words.length === 1 && (isSurname(only.latin) || isEastAsianSurname(only.latin));
  return isOneSurname ? 'surname' : 'no';
}

/** A word that is occasionally a first name indicates a person only at the start or end of the name, next to a surname. */
function hasRareFirstName(words: readonly Word[]): boolean {
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined);
  return ends.some((end) => isKnownGivenName(end.latin) && ends.some((word) => word !== end && isSurname(word.latin)));
}

/** "Marks & Spencer": between two words, not the form of a Bulgarian trader (ET) after a name. */
export function hasConnector(tokens: readonly Token[]): boolean {
  return tokens
    .slice(1, -1)
    .some((token) =>
      token.kind === 'mark' ? ['&', '+'].includes(token.mark) : ['and', 'und', 'et'].includes(token.latin),
    );
}

/** A/S, P/F: initials have no slash between them. */
function isSlashed(form: WithoutForm, words: readonly Word[], tokens: readonly Token[]): boolean {
  const own = words.filter((word) => !form.core.includes(word));
  return tokens.some((token, index) => {
    const isSlash = token.kind === 'mark' && token.mark === '/';
    return isSlash && own[0] === tokens[index - 1] && own[1] === tokens[index + 1];
  });
}

/** "Chase & Co": after an ampersand, Co is not a name. */
function endsInAndCompany(tokens: readonly Token[]): boolean {
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    return (
      token.kind === 'mark' && ['&', '+'].includes(token.mark) && next?.kind === 'word' && AND_COMPANY.has(next.latin)
    );
  });
}
