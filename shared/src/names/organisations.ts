import { type Alignment, align, type Likeness, likenessOfSpelling } from './align.ts';
import type { Deviation } from './deviations.ts';
import { editDistance } from './edit-distance.ts';
import { areOtherFirstNames } from './first-names.ts';
import { sharesForm, type WithoutForm, withoutFormAtEnd, withoutLegalForm } from './legal-forms/index.ts';
import { writingsOf } from './legal-forms/tables.ts';
import { deviationsOfPairs } from './pair-deviations.ts';
import { abbreviates, isGeneral, isSmallWord } from './tables/business-words.ts';
import { isGivenName, isKnownGivenName } from './tables/given-names.ts';
import { isSurname } from './tables/surnames.ts';
import { hasDigit, isInitial, isLowerCase, isUpperCase, joinWords, sameRunTogether, type Word } from './tokens.ts';
import { betterOf, conclude, type NameMatch } from './verdict.ts';

/** The longest name that is analysed, without its legal form. */
const MOST_WORDS = 12;

/** Compares the names of organisations. */
export function matchOrganisations(typed: readonly Word[], registered: readonly Word[]): NameMatch {
  if (sameRunTogether(typed, registered)) return conclude(...spacing(typed, registered));
  const [left, right] = [withoutLegalForm(typed), withoutLegalForm(registered)];
  let best = matchWithoutForms(left, right);
  for (const reading of [keepingCompany, keepingFront]) {
    if (best.outcome === 'match') break;
    const [longer, other] = [reading(typed, left), reading(registered, right)];
    if (longer !== left || other !== right) best = betterOf(best, matchWithoutForms(longer, other));
  }
  const isSwapped = sameInAnyOrder(withInitialsTogether(typed), withInitialsTogether(registered));
  return isSwapped ? betterOf(best, conclude('words_swapped')) : best;
}

/** "Acme Company Limited" is Acme, a Company Limited, or Acme Company, a Limited. */
function keepingCompany(words: readonly Word[], found: WithoutForm): WithoutForm {
  const next = found.core.length;
  const isCompany = ['company', 'co'].includes(words[next]?.latin ?? '') && next + 1 < words.length;
  return isCompany && found.core[0] === words[0] ? { ...found, core: words.slice(0, next + 1) } : found;
}

/** "S.C. Johnson & Son" is Johnson & Son, a Romanian company, or S.C. Johnson & Son. */
function keepingFront(words: readonly Word[], found: WithoutForm): WithoutForm {
  return found.core[0] === words[0] ? found : withoutFormAtEnd(words);
}

function matchWithoutForms(left: WithoutForm, right: WithoutForm): NameMatch {
  const forms = compareForms(left, right);
  const [leftCore, rightCore] = [significantWords(left.core), significantWords(right.core)];
  if (leftCore.length === 0 || rightCore.length === 0) return conclude('legal_form_only');
  if (leftCore.length > MOST_WORDS || rightCore.length > MOST_WORDS) return conclude('too_long');
  // "BLOCK A RESIDENTS" and "BLOCK E RESIDENTS", whatever the letters stand for.
  const [leftLetters, rightLetters] = [lettersOf(left.core), lettersOf(right.core)];
  if (leftLetters !== '' && rightLetters !== '' && leftLetters !== rightLetters) return conclude('words_left_over');
  if (leftCore.length !== rightCore.length && sameRunTogether(leftCore, rightCore))
    return conclude(...forms, ...spacing(leftCore, rightCore));
  if (smallWordsOf(left.core) !== smallWordsOf(right.core)) {
    forms.push(firstNameOf(left.core) === firstNameOf(right.core) ? 'small_word' : 'extra_word');
  }
  const alignment = align(leftCore, rightCore, organisationWordsAlike);
  if (onlyFormEdited(left, right, leftCore, rightCore, alignment)) return conclude('typing_slip');
  if (!sameNumbers(leftCore, rightCore)) return conclude('numbers_differ');
  const weighed = conclude(...weigh(leftCore, rightCore, alignment));
  const best = betterOf(weighed, acronym(leftCore, rightCore));
  // If the form differs, nothing else may: Nord Bank AG and Nord GmbH are two companies.
  const tooMany = best.outcome === 'close_match' && forms.includes('legal_form_differs');
  return conclude(...forms, ...best.deviations, ...(tooMany ? (['too_many_differences'] as const) : []));
}

/** Digits with different spaces ("Block 1 2", "Block 12") may be different numbers. */
function spacing(left: readonly Word[], right: readonly Word[]): Deviation[] {
  const digits = (words: readonly Word[]) => words.flatMap((word) => word.latin.match(/\d+/g) ?? []).join(' ');
  return digits(left) === digits(right) ? ['spacing'] : ['spacing', 'typing_slip'];
}

function sameInAnyOrder(left: readonly Word[], right: readonly Word[]): boolean {
  if (left.length !== right.length || left.length > MOST_WORDS || !sameNumbers(left, right)) return false;
  const sorted = (words: readonly Word[]) =>
    words
      .map((word) => word.key)
      .sort()
      .join(' ');
  return sorted(left) === sorted(right);
}

function significantWords(core: readonly Word[]): Word[] {
  return withoutSmallWords(withInitialsTogether(core));
}

/** "A.B.C." is the word ABC, whose letters are not in any order. */
function withInitialsTogether(words: readonly Word[]): Word[] {
  const together: Word[] = [];
  let start = 0;
  while (start < words.length) {
    const next = words.findIndex((word, index) => index >= start && !isInitial(word));
    const end = next < 0 ? words.length : next;
    if (end > start) together.push(joinWords(words.slice(start, end)));
    const word = words[end];
    if (word !== undefined) together.push(word);
    start = end + 1;
  }
  return together;
}

/**
 * Without articles and "and"; a single letter is one of them only between other words ("Fund A" is not "Fund E") and where it is not
 * written as a capital beside words that are not ("Block A Residents"), and at the end only "the" is one ("Body Shop, The"): J. Das and
 * J. Le are names.
 */
function withoutSmallWords(words: readonly Word[]): Word[] {
  const kept = words.filter((word, index) => {
    if (!isSmall(word)) return true;
    const isAtEnd = index > 0 && index === words.length - 1;
    const isInside = index > 0 && !isAtEnd;
    return (isAtEnd && word.latin !== 'the') || (word.key.length === 1 && !(isInside && isSmallLetter(word, words)));
  });
  return kept.length > 0 ? kept : [...words];
}

/** As it is written, and in the letters it is at home in: Loes is not los, and Лес is a wood. */
function isSmall({ script, letters, latin }: Word): boolean {
  return script === 'latin' ? isSmallWord(letters) : isSmallWord(latin) && !isGivenName(latin);
}

/** The small word in front that is a first name as well: Les Huber Ltd is perhaps not Huber Ltd. */
function firstNameOf([first, ...others]: readonly Word[]): string {
  return first !== undefined && others.length > 0 && isSmall(first) && isGivenName(first.latin) ? first.latin : '';
}

/** If capitals tell nothing, Y and E mean "and", and A is probably a letter. */
function isSmallLetter(word: Word, words: readonly Word[]): boolean {
  return areOfOneCase(words) ? word.latin !== 'a' : isLowerCase(word);
}

function areOfOneCase(words: readonly Word[]): boolean {
  return words.every(isUpperCase) || words.every(isLowerCase);
}

/** The single letters of a name that may be more than an "and". */
function lettersOf(core: readonly Word[]): string {
  const words = withInitialsTogether(core);
  const isOneCase = areOfOneCase(words);
  return words
    .filter((word) => isInitial(word) && (isOneCase || !isLowerCase(word)))
    .map((word) => word.key)
    .join(' ');
}

function smallWordsOf(core: readonly Word[]): string {
  const significant = new Set(withoutSmallWords(core));
  return core.flatMap((word) => (significant.has(word) ? [] : [word.key])).join(' ');
}

function compareForms(left: WithoutForm, right: WithoutForm): Deviation[] {
  if (left.forms.size === 0 && right.forms.size === 0) return [];
  if (left.isMixed || right.isMixed) return left.writing === right.writing ? [] : ['legal_form_perhaps'];
  if (left.forms.size === 0 || right.forms.size === 0) {
    return [left.isSure && right.isSure ? 'legal_form_missing' : 'legal_form_perhaps'];
  }
  if (!sharesForm(left.forms, right.forms)) return ['legal_form_differs'];
  return left.writing === right.writing ? [] : ['legal_form_spelling'];
}

/** I to XXXIX. */
const ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/;
const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** Numbers distinguish companies: both sides must have the same ones in the same order, except that a founding year may be missing. */
function sameNumbers(left: readonly Word[], right: readonly Word[]): boolean {
  const [one, other] = [numbersOf(left), numbersOf(right)];
  return one === other || (one === '' && YEAR.test(other)) || (other === '' && YEAR.test(one));
}

/** A numeral follows a name, and one of a single letter ends it: "v" is also a preposition. */
function numbersOf(words: readonly Word[]): string {
  const isNumeral = (word: Word, index: number) =>
    index > 0 && ROMAN.test(word.latin) && (word.latin.length > 1 || index === words.length - 1);
  return words
    .filter((word, index) => hasDigit(word) || isNumeral(word, index))
    .map((word) => word.latin)
    .join(' ');
}

function organisationWordsAlike(left: Word, right: Word): Likeness | undefined {
  if (hasDigit(left) || hasDigit(right)) return undefined;
  if (abbreviates(left.latin, right.latin) || abbreviates(right.latin, left.latin)) return 'abbreviation';
  if (isGeneral(left.latin) && isGeneral(right.latin)) return undefined;
  if (areTwoNames(left.latin, right.latin)) return undefined;
  if (isCutShort(left.key, right.key) || isCutShort(right.key, left.key)) return 'abbreviation';
  return likenessOfSpelling(left, right);
}

/** St Mary's and St Mark's, Pizzeria Mario and Pizzeria Maria. */
function areTwoNames(left: string, right: string): boolean {
  const nameIn = (word: string) => (isKnownGivenName(word) ? word : word.replace(/s$/, ''));
  const [one, other] = [nameIn(left), nameIn(right)];
  return isKnownGivenName(one) && isKnownGivenName(other) && areOtherFirstNames(one, other);
}

/** "Limit" for "Limited": banks' fields cut names off, and people shorten them. But Peters is not Petersen, nor Stefan Stefanie. */
function isCutShort(short: string, long: string): boolean {
  const isCut = short.length >= 4 && long.length - short.length >= 2 && long.startsWith(short);
  return isCut && !isKnownGivenName(short) && !isSurname(short);
}

function weigh(typed: readonly Word[], registered: readonly Word[], alignment: Alignment): Deviation[] {
  if (alignment.pairs.length === 0) return ['nothing_in_common'];
  const deviations = [...deviationsOfPairs(typed, registered, alignment), ...order(alignment)];
  const leftOver = {
    typed: typed.filter((_, index) => alignment.leftOver.left.includes(index)),
    registered: registered.filter((_, index) => alignment.leftOver.right.includes(index)),
  };
  if (leftOver.typed.length > 0 && leftOver.registered.length > 0) return [...deviations, 'words_left_over'];
  const extra = leftOver.typed.length > 0 ? leftOver.typed : leftOver.registered;
  const leads = extra[0] !== undefined && (extra[0] === typed[0] || extra[0] === registered[0]);
  if (tooManyDifferences(alignment, extra)) return [...deviations, 'too_many_differences'];
  return extra.length === 0 ? deviations : [...deviations, weighExtra(commonWords(typed, alignment), extra, leads)];
}

function order({ pairs }: Alignment): Deviation[] {
  const places = pairs
    .map((pair) => [pair.left[0] ?? 0, pair.right[0] ?? 0] as const)
    .sort(([one], [other]) => one - other);
  return places.some(([, place], index) => place < (places[index - 1]?.[1] ?? 0)) ? ['words_swapped'] : [];
}

/** One for each pair, so that "H yatt" is one word and not two. */
function commonWords(typed: readonly Word[], { pairs }: Alignment): Word[] {
  return pairs.map((pair) => joinWords(typed.filter((_, index) => pair.left.includes(index))));
}

/**
 * Half of the words may have a slip or be abbreviated; a lone word may only have a slip. With a further word on one side there is at
 * most one such change.
 */
function tooManyDifferences({ pairs }: Alignment, extra: readonly Word[]): boolean {
  const abbreviated = pairs.filter((pair) => pair.likeness === 'abbreviation').length;
  const changed = abbreviated + pairs.filter((pair) => pair.likeness === 'edit').length;
  const unchanged = pairs.length - changed;
  if (changed === 0) return false;
  if (abbreviated > 0 && unchanged === 0) return true;
  return extra.length > 0 ? changed > 1 || unchanged < 2 : changed > Math.max(1, unchanged);
}

/**
 * Further words on one side are close when they are general, or when there is only one and two words or more are in common. The
 * word in front is the one that tells companies apart (Kern Energy Solutions): without it, the words in common may not be general.
 */
function weighExtra(common: readonly Word[], extra: readonly Word[], leads: boolean): Deviation {
  const significant = common.filter((word) => !isGeneral(word.latin)).length;
  if (significant === 0) return 'legal_form_only';
  const special = extra.filter((word) => !isGeneral(word.latin)).length;
  if (special === 0) return extra.length <= 3 ? 'extra_word' : 'only_part_of_name';
  const enough = leads ? significant >= 2 : common.length >= 2;
  return enough && special <= 1 && extra.length <= 2 ? 'extra_word' : 'only_part_of_name';
}

/** A spelt-out form of at least this length is not a different word after two edits. */
const LONG_FORM = 7;

/** Everything is the same, except that the extra word of one side differs by a slip from the other's legal form ("Ltdd", "Aktiengeselschaft" for AG). */
function onlyFormEdited(
  left: WithoutForm,
  right: WithoutForm,
  leftCore: readonly Word[],
  rightCore: readonly Word[],
  { pairs, leftOver }: Alignment,
): boolean {
  if (pairs.some((pair) => pair.likeness !== 'same')) return false;
  const isOver = (indexes: readonly number[]) => (_: Word, index: number) => indexes.includes(index);
  if (leftOver.right.length === 0) return isEditOf(right, leftCore.filter(isOver(leftOver.left)), left.writing);
  return leftOver.left.length === 0 && isEditOf(left, rightCore.filter(isOver(leftOver.right)), right.writing);
}

/** @param rest what could be read as a form next to the slip: Ltd in "Ptyy Ltd" */
function isEditOf(form: WithoutForm, over: readonly Word[], rest: string): boolean {
  const { letters } = joinWords(over);
  if (letters.length < 2 || over.some(hasDigit)) return false;
  const speltOut = writingsOf(form.forms).filter((writing) => writing.length >= LONG_FORM);
  return [form.writing, ...speltOut].some((writing) => {
    const limit = writing.length < LONG_FORM ? 1 : 2;
    // Another letter of two leaves only one: JR Morgan is not JP Morgan.
    const isOther = writing.length === 2 && (letters + rest).length === 2;
    return writing.length > 1 && !isOther && editDistance(letters + rest, writing, limit) <= limit;
  });
}

/** Three letters or more that are exactly the first letters of all words of the other side. */
function acronym(left: readonly Word[], right: readonly Word[]): NameMatch {
  const [short, long] = left.length === 1 ? [left, right] : [right, left];
  const letters = long.map((word) => word.latin[0] ?? '').join('');
  const fits = short.length === 1 && letters.length >= 3 && short[0]?.latin === letters;
  return conclude(fits ? 'acronym' : 'nothing_in_common');
}
