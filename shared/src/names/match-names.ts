import { looksLikeOrganisation, type NameKind } from './kind.ts';
import { matchOrganisations } from './organisations.ts';
import { concluding, type NameMatch } from './outcome.ts';
import { matchPersons } from './persons.ts';
import { type Part, partsOf } from './words.ts';

/** The longest name that is looked at, in UTF-16 units and in words (ISO 20022 Max140Text). */
export const MAX_NAME_LENGTH = 140;
export const MAX_NAME_WORDS = 12;

export interface NamesToMatch {
  readonly typed: string;
  readonly registered: string;
  /** Left out or unknown, the names themselves decide: a legal form or a word such as "bank" makes an organisation. */
  readonly kind?: NameKind | undefined;
}

/**
 * Compares the name a payer typed with the name an account is registered under.
 *
 * It never throws: anything that is not a name (no string, nothing but punctuation, longer than 140 characters) is `no_match`.
 * A close match may lead to the registered name being shown, so a surname, a first name or initials alone are never one.
 *
 * @example
 * matchNames({ typed: 'Mueller, Juergen', registered: 'Dr. Jürgen Müller' })
 * // { outcome: 'match', deviations: ['title_ignored', 'spelling_variant', 'word_order'] }
 */
export function matchNames({ typed, registered, kind }: NamesToMatch): NameMatch {
  if (typeof typed !== 'string' || typeof registered !== 'string') return concluding('empty');
  if (typed.length > MAX_NAME_LENGTH || registered.length > MAX_NAME_LENGTH) return concluding('too_long');
  const [left, right] = [partsOf(typed), partsOf(registered)];
  if (isEmpty(left) || isEmpty(right)) return concluding('empty');
  if (sameInFull(left, right))
    return concluding(...(typed.trim() === registered.trim() ? [] : (['spelling_variant'] as const)));
  const decided = kind ?? (looksLikeOrganisation(left) || looksLikeOrganisation(right) ? 'organisation' : 'person');
  return decided === 'organisation' ? matchOrganisations(left, right) : matchPersons(left, right);
}

function isEmpty(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'mark');
}

/** Word for word the same, before any rule is asked. */
function sameInFull(left: readonly Part[], right: readonly Part[]): boolean {
  const keys = (parts: readonly Part[]) => parts.flatMap((part) => (part.kind === 'word' ? [part.key] : [])).join(' ');
  return keys(left) === keys(right);
}
