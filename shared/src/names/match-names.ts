import { looksLikeOrganisation, type NameKind } from './kind.ts';
import { matchOrganisations } from './organisations.ts';
import { concluding, type NameMatch, worse } from './outcome.ts';
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
  if (sameInFull(left, right)) return typed === registered ? concluding() : concluding('spelling_variant');
  switch (kindOf(kind, left, right)) {
    case 'person':
      return matchPersons(left, right);
    case 'organisation':
      return matchOrganisations(left, right);
    case 'unknown':
      return worse(matchPersons(left, right), matchOrganisations(left, right));
  }
}

/** Normalising makes up to eighteen characters of one, so both forms are measured. */
function isTooLong(name: string): boolean {
  return name.length > MAX_NAME_LENGTH || normaliseName(name).length > MAX_NAME_LENGTH;
}

function isEmpty(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'mark');
}

/** Word for word the same, before any rule is asked. */
function sameInFull(left: readonly Part[], right: readonly Part[]): boolean {
  const keys = (parts: readonly Part[]) => parts.flatMap((part) => (part.kind === 'word' ? [part.key] : [])).join(' ');
  return keys(left) === keys(right);
}

/** Where it cannot be told, both rules are asked and the more careful answer counts. */
function kindOf(kind: NameKind | undefined, left: readonly Part[], right: readonly Part[]): NameKind | 'unknown' {
  if (kind === 'person' || kind === 'organisation') return kind;
  const looks = [looksLikeOrganisation(left), looksLikeOrganisation(right)];
  if (looks.includes('yes')) return 'organisation';
  return looks.includes('perhaps') ? 'unknown' : 'person';
}
