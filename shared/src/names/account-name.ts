import { lazy, wordsOf } from './lazy.ts';
import { withoutLegalForm } from './legal-forms/index.ts';
import table from './tables/additions.json' with { type: 'json' };
import { isGeneral, organisationWord } from './tables/business-words.ts';
import { isGivenName } from './tables/given-names.ts';
import { phrasesOf } from './tables/phrases.ts';
import { isUpperCase, type Token, type Word } from './tokens.ts';

/**
 * The capacity in which somebody holds an account that is not only their own: as heirs, for creditors, for somebody
 * else.
 */
type Capacity = 'estate' | 'insolvency' | 'trust';

/** Additions that banks write after a name. */
export type Addition = 'care_of' | 'account_label' | 'branch';

/** The name of an account, split into its holder and its additions. */
export interface AccountName {
  /** Who holds it. */
  readonly holder: readonly Token[];
  /** The name that the holder trades under ("T/A Brown Plumbing"). */
  readonly tradingName: readonly Token[] | undefined;
  readonly capacities: ReadonlySet<Capacity>;
  /** Every addition with its normalized text. */
  readonly additions: ReadonlyMap<Addition, string>;
}

const careOf = phrasesOf(table.careOf);
const tradingAs = phrasesOf(table.tradingAs);
const labels = phrasesOf(table.labels);
const labelsInFront = phrasesOf(table.labelsInFront);
const branchInFront = phrasesOf(table.branchBefore);
const branchBehind = phrasesOf(table.branchBehind);
const accounts = phrasesOf(table.account);
const capacityPhrases = [
  ['estate', phrasesOf(table.estate)],
  ['insolvency', phrasesOf(table.insolvency)],
  ['trust', phrasesOf(table.trust)],
] as const;

/** "Eredi di Mario Rossi" are heirs, and no firm called Eredi. */
function isEstate(tokens: readonly Token[]): boolean {
  return capacityPhrases.some(([capacity, phrases]) => capacity === 'estate' && phrases.find(tokens)?.start === 0);
}

const qualifiers = lazy(() => new Set(wordsOf(table.accountQualifiers)));

/** The most words that a place after "Niederlassung" may have. */
const LONGEST_PLACE = 5;

export function accountNameOf(tokens: readonly Token[]): AccountName {
  const additions = new Map<Addition, string>();
  const cut = (rest: readonly Token[], end: number, addition: Addition) => {
    additions.set(addition, keysOf(rest.slice(end)));
    return withoutMarksAtEnd(rest.slice(0, end));
  };
  let rest = tokens;
  const other = careOf.find(rest, 1);
  if (other !== undefined && other.end < rest.length) rest = cut(rest, other.start, 'care_of');
  const label = startOfLabel(rest);
  const labelInFront = label === undefined ? endOfLabelInFront(rest) : undefined;
  if (label !== undefined) rest = cut(rest, label, 'account_label');
  if (labelInFront !== undefined) {
    additions.set('account_label', keysOf(rest.slice(0, labelInFront)));
    rest = rest.slice(labelInFront);
  }
  const branch = startOfBranch(rest);
  if (branch !== undefined) rest = cut(rest, branch, 'branch');
  const { holder, tradingName } = isEstate(rest) ? { holder: rest, tradingName: undefined } : splitTradingName(rest);
  const capacities = new Set<Capacity>();
  const own = capacityPhrases.reduce<readonly Token[]>((left, [capacity, phrases]) => {
    const place = phrases.find(left);
    if (place === undefined) return left;
    capacities.add(capacity);
    const without = [...left.slice(0, place.start), ...left.slice(place.end)];
    return wordsIn(without).length > 0 ? without : left;
  }, holder);
  return {
    holder: capacities.has('trust') && capacities.size === 1 ? holder : own,
    tradingName,
    capacities,
    additions,
  };
}

function wordsIn(tokens: readonly Token[]): Word[] {
  return tokens.filter((token) => token.kind === 'word');
}

function keysOf(tokens: readonly Token[]): string {
  return wordsIn(tokens)
    .map((word) => word.key)
    .join(' ');
}

function withoutMarksAtEnd(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.findLastIndex((token) => token.kind === 'word');
  return tokens.slice(0, last + 1);
}

/** Where "… Client Account", "… No 2 A/C", "… EUR-Konto" or "… Payroll" begins; at least one word is left in front. */
function startOfLabel(tokens: readonly Token[]): number | undefined {
  const label = labels.findAtEnd(tokens);
  if (label !== undefined && wordsIn(tokens.slice(0, label.start)).length > 0) return label.start;
  let end = tokens.length;
  while (end > 0 && isNumberOf(tokens[end - 1])) end -= 1;
  const place = accounts.findAtEnd(tokens.slice(0, end)) ?? compoundAtEnd(tokens.slice(0, end));
  if (place === undefined) return undefined;
  let start = place.start;
  while (start > 0 && qualifies(tokens, start - 1)) start -= 1;
  return wordsIn(tokens.slice(0, start)).length > 0 ? start : undefined;
}

/**
 * Where the label of "Payroll Acme Ltd", "Client Account: Acme Ltd", "Anderkonto Muster AG" or "Compte clients Dupuis SARL" ends. The rest has
 * to be a name of its own, which "Solutions Ltd" is not.
 */
function endOfLabelInFront(tokens: readonly Token[]): number | undefined {
  const label = labelsInFront.find(tokens);
  const end = label?.start === 0 ? label.end : endOfAccountInFront(tokens);
  const holder = end === undefined ? [] : withoutLegalForm(wordsIn(tokens.slice(end))).core;
  return holder.some((word) => !isGeneral(word.latin)) ? end : undefined;
}

/** Not "account" alone, since many firms' names begin with it: words before or after it have to say which account. */
function endOfAccountInFront(tokens: readonly Token[]): number | undefined {
  if (isCompound(tokens[0])) return 1;
  let start = 0;
  while (qualifies(tokens, start)) start += 1;
  const place = accounts.find(tokens, start);
  if (place?.start !== start) return undefined;
  if (start > 0) return place.end;
  let { end } = place;
  while (qualifies(tokens, end)) end += 1;
  return end > place.end ? end : undefined;
}

function compoundAtEnd(tokens: readonly Token[]): { start: number } | undefined {
  return isCompound(tokens.at(-1)) ? { start: tokens.length - 1 } : undefined;
}

/** "Girokonto", "Derdenrekening". */
function isCompound(token: Token | undefined): boolean {
  return token?.kind === 'word' && table.accountEndings.some((ending) => token.latin.endsWith(ending));
}

function isNumberOf(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === 'mark' || /^\d{1,4}$/.test(token.latin) || ['no', 'nr'].includes(token.latin);
}

/** Words between the name and "account": "Client", "EUR", "No 2", brackets. */
function qualifies(tokens: readonly Token[], index: number): boolean {
  const [token, before] = [tokens[index], tokens[index - 1]];
  if (token === undefined) return false;
  if (token.kind === 'mark') return token.mark !== ')';
  if (/^\d{1,4}$/.test(token.latin))
    return before?.kind === 'word' && ['no', 'nr', 'number', 'num'].includes(before.latin);
  return qualifiers().has(token.latin);
}

/** Where "Niederlassung Köln", "(Ireland Branch)" or "Succursale de Paris" begins. */
function startOfBranch(tokens: readonly Token[]): number | undefined {
  const inFront = branchInFront.find(tokens, 1);
  if (inFront !== undefined && wordsIn(tokens.slice(inFront.end)).length <= LONGEST_PLACE) return inFront.start;
  const words = tokens.filter((token) => token.kind === 'word' || token.mark === '(');
  const behind = branchBehind.findAtEnd(words);
  const first = behind && words[behind.start];
  if (first === undefined) return undefined;
  const at = tokens.indexOf(first);
  // The place: everything in the brackets, or the word in front.
  const bracket = tokens.slice(0, at).findLastIndex((token) => token.kind === 'mark' && token.mark === '(');
  const start = bracket > 0 ? bracket : at - 1;
  return wordsIn(tokens.slice(0, start)).length > 0 ? start : undefined;
}

function splitTradingName(tokens: readonly Token[]): { holder: readonly Token[]; tradingName: Token[] | undefined } {
  const place = tradingAs.find(tokens, 1) ?? italianFirm(tokens);
  if (place === undefined || wordsIn(tokens.slice(place.end)).length === 0)
    return { holder: tokens, tradingName: undefined };
  const [left, right] = [withoutMarksAtEnd(tokens.slice(0, place.start)), tokens.slice(place.end)];
  return isOwner(right) ? { holder: right, tradingName: [...left] } : { holder: left, tradingName: right };
}

/** "Frisør v/Jens Hansen", "Salon Anna, Inh. Petra Klein": what follows is the owner if it is a person's name. */
function isOwner(words: readonly Token[]): boolean {
  const own = wordsIn(words);
  return own.length === 2 && own.some((word) => isGivenName(word.latin));
}

/** "Pizzeria Bella di Mario Rossi" belongs to Mario Rossi; "Maria di Stefano" is a name. */
function italianFirm(tokens: readonly Token[]): { start: number; end: number } | undefined {
  const isAllCapitals = wordsIn(tokens).every(isUpperCase);
  const start = tokens.findLastIndex((token, index) => {
    const next = tokens[index + 1];
    const isDi = token.kind === 'word' && token.written === (isAllCapitals ? 'DI' : 'di');
    return isDi && next?.kind === 'word' && isGivenName(next.latin);
  });
  const firm = wordsIn(tokens.slice(0, Math.max(0, start)));
  const isNamed = firm.some((word) => isGivenName(word.latin));
  const isFirm = firm.length > 0 && (!isNamed || firm.some((word) => organisationWord(word.latin) === 'sure'));
  return isFirm && wordsIn(tokens.slice(start + 1)).length > 1 ? { start, end: start + 1 } : undefined;
}
