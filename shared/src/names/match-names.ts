import { type AccountName, type Addition, accountNameOf } from './account-name.ts';
import type { Deviation } from './deviations.ts';
import { looksOf, type NameKind } from './kind.ts';
import { matchHolders } from './readings.ts';
import { normalizeName, type Token, tokenize, toOneSpelling } from './tokens.ts';
import { betterOf, conclude, type NameMatch } from './verdict.ts';

/** The longest name that is compared, in UTF-16 units (ISO 20022 Max140Text). */
export const MAX_NAME_LENGTH = 140;

export interface NamesToMatch {
  readonly typed: string;
  readonly registered: string;
  /** If omitted or unknown, the names themselves decide: a legal form or a word such as "bank" makes an organisation. */
  readonly kind?: NameKind | undefined;
}

/**
 * Compares the name a payer typed with the name an account is registered under.
 *
 * It never throws: anything that is not a name (not a string, only punctuation, longer than 140 characters) is `no_match`.
 * A close match may lead to the registered name being shown, so a surname, a first name or initials alone are never a close match.
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
  // Identical words, before any rule applies.
  if (normalizeName(typed) === normalizeName(registered))
    return typed === registered ? conclude() : conclude('spelling_variant');
  const known = kind === 'person' || kind === 'organisation' ? kind : undefined;
  return matchAccountNames(accountNameOf(left), accountNameOf(right), known);
}

/** Normalising can turn one character into eighteen, so both forms are measured. */
function isTooLong(name: string): boolean {
  return name.length > MAX_NAME_LENGTH || toOneSpelling(name).length > MAX_NAME_LENGTH;
}

function isEmpty(tokens: readonly Token[]): boolean {
  return tokens.every((token) => token.kind === 'mark');
}

function matchAccountNames(left: AccountName, right: AccountName, kind: NameKind | undefined): NameMatch {
  if (differInCapacity(left, right, kind)) return conclude('capacity_differs');
  const match = matchWithTradingNames(left, right, kind);
  return match.outcome === 'no_match' ? match : conclude(...match.deviations, ...differentAdditions(left, right));
}

/** The account of an estate is nobody's own. "Trust" occurs in many company names, and indicates an owner only next to a person's name. */
function differInCapacity(left: AccountName, right: AccountName, kind: NameKind | undefined): boolean {
  const differs = (capacity: 'estate' | 'insolvency' | 'trust') =>
    left.capacities.has(capacity) !== right.capacities.has(capacity);
  if (differs('estate') || differs('insolvency')) return true;
  const plain = left.capacities.has('trust') ? right : left;
  return (
    differs('trust') &&
    (kind === 'person' || (looksOf(plain.holder).person !== 'no' && looksOf(plain.holder).organisation === 'no'))
  );
}

/**
 * It is not known which of the names the bank or the payer uses, so one of several is at best close. Both together are as good as
 * the worse of the two.
 */
function matchWithTradingNames(left: AccountName, right: AccountName, kind: NameKind | undefined): NameMatch {
  const [typed, registered] = [left, right];
  if (typed.tradingName !== undefined && registered.tradingName !== undefined) {
    const holders = matchHolders(typed.holder, registered.holder, kind);
    const firms = matchHolders(typed.tradingName, registered.tradingName);
    if (holders.outcome !== 'no_match' && firms.outcome !== 'no_match')
      return conclude(...holders.deviations, ...firms.deviations);
    return holders.outcome === 'no_match' ? holders : conclude(...holders.deviations, 'trading_name');
  }
  if (typed.tradingName === undefined && registered.tradingName === undefined)
    return matchHolders(typed.holder, registered.holder, kind);
  const several = typed.tradingName === undefined ? registered : typed;
  const one = typed.tradingName === undefined ? typed : registered;
  const own = [several.holder, several.tradingName ?? []].map((name) =>
    one === typed ? matchHolders(one.holder, name) : matchHolders(name, one.holder),
  );
  const best = own.reduce(betterOf);
  return best.outcome === 'no_match' ? best : conclude(...best.deviations, 'trading_name');
}

function differentAdditions(left: AccountName, right: AccountName): Deviation[] {
  const all: readonly Addition[] = ['care_of', 'account_label', 'branch'];
  return all.filter((addition) => left.additions.get(addition) !== right.additions.get(addition));
}
