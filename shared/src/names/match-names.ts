import { foldName } from './fold-name.ts';
import { looksLikeOrganisation, type NameKind } from './kind.ts';
import { matchOrganisations } from './organisations.ts';
import { concluding, type NameMatch } from './outcome.ts';
import { matchPersons } from './persons.ts';
import { normaliseName, type Part, partsOf } from './words.ts';

/** The longest name that is looked at, in UTF-16 units (ISO 20022 Max140Text). */
export const MAX_NAME_LENGTH = 140;

export interface NamesToMatch {
  readonly typed: string;
  readonly registered: string;
  /** Left out or unknown, the names themselves decide: a legal form or a word such as "bank" makes an organisation. */
  readonly kind?: NameKind | undefined;
}

/**
 * Compares the name a payer typed with the name an account is registered under.
 *
 * It never throws: what is no name (no string, nothing but punctuation, longer than 140 characters) is `no_match`.
 * A close match may lead to the registered name being shown, so a surname, a first name or initials alone are never one.
 *
 * @example
 * matchNames({ typed: 'Mueller, Juergen', registered: 'Dr. Jürgen Müller' })
 * // { outcome: 'match', deviations: ['title_ignored', 'spelling_variant', 'word_order'] }
 */
export function matchNames(names: NamesToMatch): NameMatch {
  const { typed, registered, kind } = names ?? {};
  if (typeof typed !== 'string' || typeof registered !== 'string') return concluding('empty');
  if (isTooLong(typed) || isTooLong(registered)) return concluding('too_long');
  const [left, right] = [partsOf(typed), partsOf(registered)];
  if (isEmpty(left) || isEmpty(right)) return concluding('empty');
  // Word for word the same, before any rule is asked.
  if (foldName(typed) === foldName(registered))
    return typed === registered ? concluding() : concluding('spelling_variant');
  return kindOf(kind, left, right) === 'organisation' ? matchOrganisations(left, right) : matchPersons(left, right);
}

/** Normalising makes up to eighteen characters of one, so both forms are measured. */
function isTooLong(name: string): boolean {
  return name.length > MAX_NAME_LENGTH || normaliseName(name).length > MAX_NAME_LENGTH;
}

function isEmpty(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'mark');
}

function kindOf(kind: NameKind | undefined, left: readonly Part[], right: readonly Part[]): NameKind {
  if (kind === 'person' || kind === 'organisation') return kind;
  return looksLikeOrganisation(left) || looksLikeOrganisation(right) ? 'organisation' : 'person';
}
