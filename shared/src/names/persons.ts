import { type Alignment, align, personWordsAlike } from './align.ts';
import type { Deviation } from './deviations.ts';
import { type Holders, holdersOf } from './joint.ts';
import { deviationsOfPairs } from './pair-deviations.ts';
import { type Person, personOf } from './person.ts';
import { isGivenName } from './tables/known-names.ts';
import { isParticle } from './tables/particles.ts';
import { isInitial, joinWords, sameRunTogether, type Token, type Word } from './tokens.ts';
import { betterOf, conclude, type NameMatch } from './verdict.ts';

/** The longest name that is looked into, and the most holders on a side. */
const MOST_WORDS = 12;
const MOST_HOLDERS = 4;

/** Compares the names of persons, with joint holders on either side. */
export function matchPersons(typed: readonly Token[], registered: readonly Token[]): NameMatch {
  const [asked, holders] = [holdersOf(typed), holdersOf(registered)];
  if (asked.names.length > MOST_HOLDERS || holders.names.length > MOST_HOLDERS) return conclude('too_long');
  const [oneAsked, oneHolder] = [asked.names[0], holders.names[0]];
  if (oneAsked !== undefined && oneHolder !== undefined && asked.names.length === 1 && holders.names.length === 1) {
    return matchPerson(personOf(oneAsked), personOf(oneHolder));
  }
  if (sameWithoutConnectors(asked, holders)) return conclude('joint_holder', 'spacing');
  return matchHolders(asked.names.map(personOf), holders.names.map(personOf));
}

/**
 * "Markus Sorglos Susanne Müller" for "Markus Sorglos und Susanne Müller", and with the holders the other way round; where both
 * sides have connectors, holder for holder.
 */
function sameWithoutConnectors(asked: Holders, holders: Holders): boolean {
  if (asked.names.length > 1 && holders.names.length > 1) {
    return (
      asked.asWritten.length === holders.asWritten.length &&
      asked.asWritten.every((words, index) => sameRunTogether(words, holders.asWritten[index] ?? []))
    );
  }
  const orders = [holders.asWritten.flat(), [...holders.asWritten].reverse().flat()];
  const askedWords = asked.asWritten.flat();
  return orders.some((words) => sameRunTogether(askedWords, words));
}

/** Everyone who is asked for has to be a holder; one who is not, beside one who is, makes it close. */
function matchHolders(asked: readonly Person[], holders: readonly Person[]): NameMatch {
  const free = [...holders];
  const found: NameMatch[] = [];
  for (const person of asked) {
    const best = bestOf(person, free);
    found.push(best.match);
    if (best.holder !== undefined && best.match.outcome !== 'no_match') free.splice(free.indexOf(best.holder), 1);
  }
  const hits = found.filter((match) => match.outcome !== 'no_match');
  if (hits.length === 0) return found[0] ?? conclude('nothing_in_common');
  const deviations = hits.flatMap((match) => match.deviations);
  if (holders.length > asked.length || holders.length > 1) deviations.push('joint_holder');
  if (hits.length < found.length) deviations.push('extra_holder');
  return conclude(...deviations);
}

function bestOf(person: Person, holders: readonly Person[]): { match: NameMatch; holder: Person | undefined } {
  let best: { match: NameMatch; holder: Person | undefined } = {
    match: conclude('nothing_in_common'),
    holder: undefined,
  };
  for (const holder of holders) {
    const match = isWhole(person) && isWhole(holder) ? matchPerson(person, holder) : conclude('only_part_of_name');
    if (best.holder === undefined || betterOf(best.match, match) === match) best = { match, holder };
  }
  return best;
}

/** Of several holders one word is not enough: "Meier" for "Müller und Meier". */
function isWhole(person: Person): boolean {
  return significantWords(person).size > 1;
}

function matchPerson(typed: Person, registered: Person): NameMatch {
  const deviations: Deviation[] = [];
  if (typed.titled || registered.titled) deviations.push('title_ignored');
  if (typed.generation !== registered.generation) {
    if (typed.generation !== undefined && registered.generation !== undefined)
      return conclude(...deviations, 'generation_differs');
    deviations.push('generation_missing');
  }
  if (typed.words.length !== registered.words.length && sameRunTogether(typed.words, registered.words))
    return conclude(...deviations, 'spacing');
  if (typed.words.length > MOST_WORDS || registered.words.length > MOST_WORDS) return conclude('too_long');
  const alignment = align(typed.words, registered.words, personWordsAlike);
  return conclude(...deviations, ...weigh(typed, registered, alignment));
}

function weigh(typed: Person, registered: Person, alignment: Alignment): Deviation[] {
  const over = {
    typed: pick(typed.words, alignment.leftOver.left),
    registered: pick(registered.words, alignment.leftOver.right),
  };
  const significant = { typed: significantWords(typed), registered: significantWords(registered) };
  const left = {
    typed: over.typed.filter((word) => significant.typed.has(word)),
    registered: over.registered.filter((word) => significant.registered.has(word)),
  };
  const deviations = deviationsOfPairs(typed.words, registered.words, alignment);
  if (hasMaidenName(typed) !== hasMaidenName(registered)) deviations.push('maiden_name');
  if (left.typed.length + left.registered.length < over.typed.length + over.registered.length) {
    deviations.push('name_particle');
    if (Math.min(significant.typed.size, significant.registered.size) < 2) return [...deviations, 'only_part_of_name'];
  }
  if (left.typed.length > 0 && left.registered.length > 0)
    return [...deviations, whatDiffers(registered, left.registered, alignment)];
  if (left.typed.length > 0 || left.registered.length > 0) {
    if (hasMaidenName(typed) === hasMaidenName(registered)) deviations.push('middle_name');
    if (!keepsEnough(typed, registered, alignment)) return [...deviations, 'only_part_of_name'];
  }
  if (otherGender(typed, registered, alignment)) return [...deviations, 'first_name_differs'];
  const missing = [...left.typed, ...left.registered].filter((word) => !isInitial(word)).length;
  if (tooManyDifferences(typed, registered, alignment, missing)) deviations.push('too_many_differences');
  if (!initialsAreBacked(typed, registered, alignment)) deviations.push('only_part_of_name');
  return deviations;
}

/**
 * The words of a name without its particles, which carry nothing of their own. A capital letter is an initial and not 't. In front
 * Ben and Al are first names, further on particles (Bashar Al Assad); nothing is a particle at the end.
 */
function significantWords({ words, beforeComma }: Person): ReadonlySet<Word> {
  const carries = (word: Word, index: number) => {
    if (!isParticle(word.latin) || index === words.length - 1) return true;
    if (isInitial(word)) return word.written !== word.written.toLowerCase();
    return isGivenName(word.latin) && (index === 0 || index === beforeComma);
  };
  return new Set(words.filter(carries));
}

function pick(words: readonly Word[], indexes: readonly number[]): Word[] {
  return words.filter((_, index) => indexes.includes(index));
}

function whatDiffers(registered: Person, left: readonly Word[], { pairs }: Alignment): Deviation {
  const common = pairs.filter((pair) => pair.likeness !== 'initial');
  if (common.length === 0) return 'nothing_in_common';
  if (left.length > 1) return 'words_left_over';
  const roles = rolesOf(registered);
  return left.every((word) => roles.given.has(word)) ? 'first_name_differs' : 'surname_differs';
}

/** Which words of a name can be its first names and which its surnames, as far as tables and order can tell. */
function rolesOf(person: Person): { given: Set<Word>; surnames: Set<Word> } {
  const words = [...significantWords(person)];
  if (person.beforeComma > 0 && person.beforeComma < person.words.length) {
    const before = new Set(person.words.slice(0, person.beforeComma));
    return {
      given: new Set(words.filter((word) => !before.has(word))),
      surnames: new Set(words.filter((word) => before.has(word))),
    };
  }
  const isFirst = (word: Word) => isGivenName(word.latin) || isInitial(word);
  const last = words.at(-1);
  if (words.every(isFirst) && !hasMaidenName(person))
    return { given: new Set(words.slice(0, -1)), surnames: new Set(words.slice(-1)) };
  const surnameLeads =
    last !== undefined && (isFirst(last) || isPatronymic(last)) && words[0] !== undefined && !isFirst(words[0]);
  const isGiven = (word: Word, index: number) =>
    !person.maidenName.has(word) &&
    (isFirst(word) || (index === 0 ? !surnameLeads : words.length > 2 && isPatronymic(word)));
  return {
    given: new Set(words.filter(isGiven)),
    surnames: new Set(words.filter((word, index) => !isGiven(word, index))),
  };
}

function hasMaidenName(person: Person): boolean {
  return person.maidenName.size > 0;
}

function isPatronymic(word: Word): boolean {
  return /(?:ovych|evych|iovych|ovich|evich|ovna|evna|ivna|yivna|iivna|iichna|ichna)$/.test(word.latin);
}

/**
 * With words missing, a first name and a surname of the fuller name have to be there: neither alone is a name. An initial stands
 * for the first of the first names only: "M. Smith" is no John Michael Smith.
 */
function keepsEnough(typed: Person, registered: Person, alignment: Alignment): boolean {
  const significantOfTyped = significantWords(typed);
  const fromTyped = pick(typed.words, alignment.leftOver.left).some((word) => significantOfTyped.has(word));
  const fuller = fromTyped ? typed : registered;
  const kept = new Map(
    alignment.pairs.flatMap((pair) =>
      pick(fuller.words, fromTyped ? pair.left : pair.right).map((word) => [word, pair.likeness] as const),
    ),
  );
  const missing = [...significantWords(fuller)].filter((word) => !kept.has(word)).length;
  const { given, surnames } = rolesOf(fuller);
  const [first] = given;
  const hasGiven = [...given].some(
    (word) => kept.has(word) && !isPatronymic(word) && (kept.get(word) !== 'initial' || word === first),
  );
  return hasGiven && [...surnames].some((word) => kept.has(word)) && missing <= 2;
}

/** Martin and Martina, Zdzisław and Zdzisława: a first name that differs in its feminine ending is another person's. */
function otherGender(typed: Person, registered: Person, { pairs }: Alignment): boolean {
  return pairs.some((pair) => {
    const [left, right] = [typed.words[pair.left[0] ?? 0], registered.words[pair.right[0] ?? 0]];
    if (pair.likeness !== 'edit' || left === undefined || right === undefined) return false;
    const isFirstName = isGivenName(left.latin) || isGivenName(right.latin) || rolesOf(registered).given.has(right);
    return (
      isFirstName &&
      stemOf(left.latin) === stemOf(right.latin) &&
      left.latin.endsWith('a') !== right.latin.endsWith('a')
    );
  });
}

function stemOf(latin: string): string {
  return latin.replace(/[ao]$/, '');
}

/** From here on a slip changes little of a word. */
const LONG_WORD = 7;

/**
 * A slip or two want a further word that is right, and two such where a word is missing (an initial may be). In long words they
 * do without, one beside a nickname or two alone. Beside an initial there is none.
 */
function tooManyDifferences(typed: Person, registered: Person, { pairs }: Alignment, missing: number): boolean {
  const edited = pairs.filter((pair) => pair.likeness === 'edit');
  if (edited.length === 0) return false;
  if (edited.length > 2 || pairs.some((pair) => pair.likeness === 'initial')) return true;
  if (pairs.length === 1) return false;
  const right = pairs.filter((pair) => pair.likeness === 'same' || pair.likeness === 'joined').length;
  if (missing > 0) return right < 2;
  const isLong = (words: readonly Word[]) => joinWords(words).letters.length >= LONG_WORD;
  return (
    right === 0 &&
    !edited.every((pair) => isLong(pick(typed.words, pair.left)) || isLong(pick(registered.words, pair.right)))
  );
}

/** Initials count only beside a whole surname: neither "J. K." nor "John S." nor "Otto K." names anybody. */
function initialsAreBacked(typed: Person, registered: Person, { pairs }: Alignment): boolean {
  if (!pairs.some((pair) => pair.likeness === 'initial')) return true;
  const surnames = { typed: rolesOf(typed).surnames, registered: rolesOf(registered).surnames };
  return pairs.some((pair) => {
    if (pair.likeness === 'initial' || pair.likeness === 'nickname') return false;
    const [left, right] = [typed.words[pair.left[0] ?? 0], registered.words[pair.right[0] ?? 0]];
    if (left === undefined || right === undefined || isInitial(left)) return false;
    return surnames.registered.has(right) && (surnames.typed.has(left) || !isGivenName(left.latin));
  });
}
