import { looksLikeOrganisation, type NameKind } from './kind.ts';
import { normalizeName } from './normalize-name.ts';
import { matchOrganisations } from './organisations.ts';
import { matchPersons } from './persons.ts';
import { type Token, tokenize, toOneSpelling } from './tokens.ts';
import { conclude, type NameMatch } from './verdict.ts';

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
  if (typeof typed !== 'string' || typeof registered !== 'string') return conclude('empty');
  if (isTooLong(typed) || isTooLong(registered)) return conclude('too_long');
  const [left, right] = [tokenize(typed), tokenize(registered)];
  if (isEmpty(left) || isEmpty(right)) return conclude('empty');
  // Word for word the same, before any rule is asked.
  if (normalizeName(typed) === normalizeName(registered))
    return typed === registered ? conclude() : conclude('spelling_variant');
  return kindOf(kind, left, right) === 'organisation' ? matchOrganisations(left, right) : matchPersons(left, right);
}

/** Normalising makes up to eighteen characters of one, so both forms are measured. */
function isTooLong(name: string): boolean {
  return name.length > MAX_NAME_LENGTH || toOneSpelling(name).length > MAX_NAME_LENGTH;
}

function isEmpty(tokens: readonly Token[]): boolean {
  return tokens.every((token) => token.kind === 'mark');
}

function kindOf(kind: NameKind | undefined, left: readonly Token[], right: readonly Token[]): NameKind {
  if (kind === 'person' || kind === 'organisation') return kind;
  return looksLikeOrganisation(left) || looksLikeOrganisation(right) ? 'organisation' : 'person';
}
