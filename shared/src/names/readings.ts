import { hasConnector, type Looks, looksOf, type NameKind } from './kind.ts';
import { isSoleTrader } from './legal-forms/index.ts';
import { isAlsoAName } from './legal-forms/strength.ts';
import { matchOrganisations } from './organisations.ts';
import { matchPersons } from './persons.ts';
import type { Token, Word } from './tokens.ts';
import { conclude, type NameMatch, stricterOf } from './verdict.ts';

/** One side, and what it looks like. */
interface Side {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly looks: Looks;
}

/**
 * Compares the names of two holders as persons' or as organisations'. If a name can be read as either ("João S.A.", "Paul
 * Church"), the stricter of the two readings decides.
 */
export function matchHolders(typed: readonly Token[], registered: readonly Token[], kind?: NameKind): NameMatch {
  const [left, right] = [sideOf(typed), sideOf(registered)];
  const certain = [left, right].filter((side) => side.looks.organisation === 'certain').length;
  if (certain === 1 || isOneTrader(left, right)) return matchPersonWithFirm(left, right, kind);
  if (certain === 2) return asOrganisations(left, right);
  const possible = [left, right].some((side) => side.looks.organisation === 'possible');
  if (kind === 'organisation') return asOrganisationsOfPersons(left, right);
  if (kind === 'person' || !possible) return asPersons(left, right);
  if (isTurnedFirm(left, right)) return conclude('words_swapped', 'person_and_company', 'too_many_differences');
  if (left.looks.person === 'yes' || right.looks.person === 'yes') return asPersons(left, right);
  return stricterOf(asPersons(left, right), asOrganisations(left, right));
}

function sideOf(tokens: readonly Token[]): Side {
  return { tokens, words: tokens.filter((token) => token.kind === 'word'), looks: looksOf(tokens) };
}

function asPersons(left: Side, right: Side): NameMatch {
  return matchPersons(left.tokens, right.tokens);
}

function asOrganisations(left: Side, right: Side): NameMatch {
  return matchOrganisations(left.words, right.words);
}

/**
 * An organisation with a person's name and no legal form. The asker may have been wrong about the kind, and then a slip, another order or a
 * small word may mean somebody else.
 */
function asOrganisationsOfPersons(left: Side, right: Side): NameMatch {
  const match = asOrganisations(left, right);
  const isPerson = ({ looks }: Side) => looks.person === 'yes' && looks.organisation === 'no';
  const isDoubtful = match.deviations.some((code) => ['typing_slip', 'words_swapped', 'small_word'].includes(code));
  return isDoubtful && isPerson(left) && isPerson(right) ? stricterOf(match, asPersons(left, right)) : match;
}

/** "Jean Dupont" and "Jean Dupont EI": with and without the form of a person who trades under their own name. */
function isOneTrader(left: Side, right: Side): boolean {
  const [trader, other] = isTrader(left) ? [left, right] : [right, left];
  return isTrader(trader) && other.looks.form.forms.size === 0 && other.looks.person === 'yes';
}

/** A person's name with such a form, unless the form is also a surname: Marie Lambert EI, but not Johanna Ek. */
function isTrader({ looks }: Side): boolean {
  return looks.person === 'yes' && isSoleTrader(looks.form.forms) && !isAlsoAName(looks.form.writing);
}

/** "Willem Bos" and "Bos Willem B.V.": whether B.V. is initials or a form, this is not his name. */
function isTurnedFirm(left: Side, right: Side): boolean {
  const [firm, other] = left.looks.organisation === 'possible' ? [left, right] : [right, left];
  return (
    firm.looks.form.strength === 'set_off' &&
    firm.looks.form.forms.size > 0 &&
    other.looks.form.forms.size === 0 &&
    asOrganisations(left, right).deviations.includes('words_swapped')
  );
}

/**
 * One side is certainly an organisation. If that is only a person's name with a form, the two are at best close, and not even that
 * if the words are in another order: Frank Miller is not Miller Frank GmbH.
 */
function matchPersonWithFirm(left: Side, right: Side, kind: NameKind | undefined): NameMatch {
  const match = asOrganisations(left, right);
  const [firm, other] = left.looks.organisation === 'certain' || isTrader(left) ? [left, right] : [right, left];
  const isPersonsName =
    kind === 'person' ||
    (firm.looks.person === 'yes' && other.looks.person === 'yes' && other.looks.form.forms.size === 0);
  if (match.outcome === 'no_match') return match;
  const isOneHolder = isSoleTrader(firm.looks.form.forms);
  if (!isPersonsName && other.looks.person === 'yes' && other.looks.form.forms.size === 0 && joinsNames(firm)) {
    // Anna Schmidt-Rossi is not Schmidt & Rossi GmbH.
    const isBorne = other.words.every((word) => firm.words.some(({ key }) => key === word.key));
    return conclude(...match.deviations, 'person_and_company', ...(isBorne ? [] : (['too_many_differences'] as const)));
  }
  if (!isPersonsName) return isOneHolder && kind === undefined ? conclude(...match.deviations, 'sole_trader') : match;
  if (match.deviations.includes('words_swapped'))
    return conclude(...match.deviations, 'person_and_company', 'too_many_differences');
  // Stated to be an organisation, and only its form is missing.
  if (kind === 'organisation') return match;
  const persons = matchPersons(withoutForm(left), withoutForm(right));
  return stricterOf(
    conclude(...match.deviations, isOneHolder ? 'sole_trader' : 'person_and_company'),
    persons.outcome === 'match' ? match : persons,
  );
}

/** Peter & Hahn GmbH, which is not Peter Hahn's. */
function joinsNames({ tokens, looks }: Side): boolean {
  const [first, last] = [looks.form.core[0], looks.form.core.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    hasConnector(tokens.slice(tokens.indexOf(first), tokens.indexOf(last) + 1))
  );
}

function withoutForm({ tokens, looks }: Side): readonly Token[] {
  return tokens.filter((token) => token.kind === 'mark' || looks.form.core.includes(token));
}
