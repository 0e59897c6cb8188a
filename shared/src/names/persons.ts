import { type Alignment, align, eastAsianWordsAlike, personWordsAlike } from './align.ts';
import type { Deviation } from './deviations.ts';
import { tellingSyllables } from './east-asian-name.ts';
import { editDistance } from './edit-distance.ts';
import { areOtherFirstNames, soundOf } from './first-names.ts';
import { type Holders, holdersOf } from './joint.ts';
import { formsWritten } from './legal-forms/tables.ts';
import { deviationsOfPairs } from './pair-deviations.ts';
import { type Person, personOf, withInitialsOf } from './person.ts';
import { hasMaidenName, isPatronymicName, rolesOf, significantWords } from './roles.ts';
import { haveOtherFathers } from './surname-forms.ts';
import { isGivenName, isMostlyGivenName, sexOf } from './tables/given-names.ts';
import { isParticle } from './tables/particles.ts';
import { isSurname } from './tables/surnames.ts';
import { isInitial, joinWords, sameRunTogether, type Token, type Word } from './tokens.ts';
import { betterOf, conclude, type NameMatch } from './verdict.ts';
import { deviationsOfOrder } from './word-order.ts';

/** The longest name that is examined, and the most holders per side. */
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
 * "Markus Sorglos Susanne Müller" for "Markus Sorglos und Susanne Müller", in either order of the holders; if both sides have
 * connectors, holder by holder.
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
  // "Kwame und Osei" is not Kwame Osei.
  if ([askedWords, ...orders].some((words) => words.length < 3)) return false;
  return orders.some((words) => sameRunTogether(askedWords, words));
}

/** Everyone asked for has to be a holder; someone who is not, alongside someone who is, makes the match close. */
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

/** With several holders, one word is not enough: "Meier" for "Müller und Meier". */
function isWhole(person: Person): boolean {
  return significantWords(person).size > 1;
}

function matchPerson(asked: Person, holder: Person): NameMatch {
  const [typed, registered] = [withInitialsOf(asked, holder), withInitialsOf(holder, asked)];
  const deviations: Deviation[] = [];
  if (typed.titled || registered.titled) deviations.push('title_ignored');
  if (typed.abbreviated || registered.abbreviated) deviations.push('abbreviated_name');
  if (typed.generation !== registered.generation) {
    if (typed.generation !== undefined && registered.generation !== undefined)
      return conclude(...deviations, 'generation_differs');
    deviations.push('generation_missing');
  }
  if (typed.doubtfulTitle !== registered.doubtfulTitle) deviations.push('middle_name');
  deviations.push(...deviationsOfSex(typed, registered));
  if (typed.words.length !== registered.words.length && isSpacedOtherwise(typed.words, registered.words))
    return conclude(...deviations, 'spacing');
  if (typed.words.length > MOST_WORDS || registered.words.length > MOST_WORDS) return conclude('too_long');
  const isEastAsian = typed.isEastAsian || registered.isEastAsian;
  const alignment = align(typed.words, registered.words, isEastAsian ? eastAsianWordsAlike : personWordsAlike);
  return conclude(...deviations, ...assess(typed, registered, alignment));
}

function deviationsOfSex(typed: Person, registered: Person): Deviation[] {
  const titled = [typed, registered].filter((person) => person.sex !== undefined);
  if (titled.length === 1) return titled.some(titleContradictsName) ? ['title_differs'] : [];
  if (typed.sex === registered.sex) return [];
  return [mayBeEitherSex(typed) && mayBeEitherSex(registered) ? 'title_differs' : 'first_name_differs'];
}

/** "Mr Emma Clarke" is Emma Clarke with a slip, or her husband. */
function titleContradictsName(person: Person): boolean {
  const { given } = rolesOf(person);
  // Of "Madame Martin Sophie" either may be the first name.
  const names = person.words.filter((word) => given.has(word) || isGivenName(word.latin));
  const sexes = names.map((word) => sexOf(word.latin));
  return sexes[0] !== undefined && sexes.every((sex) => sex !== person.sex);
}

/** An initial, or a first name of men and women alike: only then may "Mr" and "Mrs" mean the same person. */
function mayBeEitherSex(person: Person): boolean {
  return [...rolesOf(person).given].every((word) => isInitial(word) || sexOf(word.latin) === undefined);
}

/** Written together or apart. A letter after a word is an initial and not the end of that word: Juan A. Pérez is not Juana. */
function isSpacedOtherwise(left: readonly Word[], right: readonly Word[]): boolean {
  const hasInitialBehind = (words: readonly Word[]) => words.slice(1).some(isInitial);
  if (hasInitialBehind(left) || hasInitialBehind(right) || !sameRunTogether(left, right)) return false;
  const isOneScript = [...left, ...right].every(({ script }) => script === left[0]?.script);
  return !isOneScript || isFinerThan(left, right) || isFinerThan(right, left);
}

/** Whether the words of one are those of the other, or their parts: "Mari Anna Berg" is not Marian Naberg. */
function isFinerThan(fine: readonly Word[], coarse: readonly Word[]): boolean {
  const innerEnds = (words: readonly Word[]) =>
    words.slice(1).map((_, index) => joinWords(words.slice(0, index + 1)).key.length);
  const fineEnds = new Set(innerEnds(fine));
  return innerEnds(coarse).every((end) => fineEnds.has(end));
}

function assess(typed: Person, registered: Person, alignment: Alignment): Deviation[] {
  const over = {
    typed: pick(typed.words, alignment.leftOver.left),
    registered: pick(registered.words, alignment.leftOver.right),
  };
  const significant = { typed: significantWords(typed), registered: significantWords(registered) };
  const left = {
    typed: over.typed.filter((word) => significant.typed.has(word)),
    registered: over.registered.filter((word) => significant.registered.has(word)),
  };
  const deviations = [
    ...deviationsOfPairs(typed.words, registered.words, alignment),
    ...deviationsOfOrder(typed, registered, alignment),
  ];
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
    if (lacksTellingSyllable(typed, left.typed) || lacksTellingSyllable(registered, left.registered))
      return [...deviations, 'first_name_differs'];
  }
  if (isOtherFirstName(typed, registered, alignment) || titleContradicts(typed, registered, alignment))
    return [...deviations, 'first_name_differs'];
  if (isOtherSurname(typed, registered, alignment)) return [...deviations, 'surname_differs'];
  const missing = [...left.typed, ...left.registered].filter((word) => !isInitial(word)).length;
  if (missing > 0 && deviations.includes('first_names_swapped')) deviations.push('too_many_differences');
  if (tooManyDifferences(typed, registered, alignment, missing)) deviations.push('too_many_differences');
  if (!initialsAreBacked(typed, registered, alignment)) deviations.push('only_part_of_name');
  return deviations;
}

/** A last word that is also a legal form somewhere may not be part of the name: Wei Ming Sia. */
function lacksTellingSyllable({ words, isEastAsian }: Person, over: readonly Word[]): boolean {
  return (
    isEastAsian && tellingSyllables(words).some((word) => over.includes(word) && formsWritten(word.latin) === undefined)
  );
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

/**
 * If words are missing, such as one part of a double surname, a first name and a surname of the fuller name have to remain: neither
 * alone is a name. An initial stands only for the first of the first names: "M. Smith" is not John Michael Smith.
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
    (word) =>
      kept.has(word) &&
      !isPatronymicName(word) &&
      (word === first || !(isInitial(word) || kept.get(word) === 'initial')),
  );
  return hasGiven && [...surnames].some((word) => kept.has(word)) && missing <= 2;
}

/** The words of each pair, with the part they play in their names; for words run together, the first of them. */
function wordsOfPairs(typed: Person, registered: Person, { pairs }: Alignment) {
  const roles = { typed: rolesOf(typed), registered: rolesOf(registered) };
  return pairs.flatMap(({ left: lefts, right: rights, likeness }) => {
    const [leftIndex = 0] = lefts;
    const [rightIndex = 0] = rights;
    const [left, right] = [typed.words[leftIndex], registered.words[rightIndex]];
    if (left === undefined || right === undefined) return [];
    const isGiven = roles.typed.given.has(left) || roles.registered.given.has(right);
    return [{ left, right, likeness, isGiven, isJoined: lefts.length + rights.length > 2 }];
  });
}

/** A slip that turns a first name into another one, or into one of the other sex. */
function isOtherFirstName(typed: Person, registered: Person, alignment: Alignment): boolean {
  return wordsOfPairs(typed, registered, alignment).some(({ left, right, likeness, isGiven, isJoined }) => {
    if (isJoined) return false;
    const isFirstName = isGiven || isMostlyGivenName(left.latin) || isMostlyGivenName(right.latin);
    if (!isFirstName || left.script !== 'latin' || right.script !== 'latin') return false;
    if (likeness === 'gender_form') return isGiven;
    return likeness === 'edit' && areOtherFirstNames(left.latin, right.latin);
  });
}

/** "Mrs J Smith" is not John Smith: the title says what the initial leaves open. */
function titleContradicts(typed: Person, registered: Person, alignment: Alignment): boolean {
  return wordsOfPairs(typed, registered, alignment).some(({ left, right, likeness, isGiven }) => {
    if (likeness !== 'initial' || !isGiven) return false;
    const [titled, name] = isInitial(left) ? [typed, right] : [registered, left];
    const sex = sexOf(name.latin);
    return sex !== undefined && titled.sex !== undefined && sex !== titled.sex;
  });
}

/** Up to this length, a different first letter makes a surname another family's. */
const SHORT_SURNAME = 6;

/** A surname that begins with a different letter, unless the two are often confused: Mills and Hills, but not Carl and Karl. */
function isOtherSurname(typed: Person, registered: Person, alignment: Alignment): boolean {
  return wordsOfPairs(typed, registered, alignment).some(({ left, right, likeness, isGiven, isJoined }) => {
    if (likeness !== 'edit' || isGiven || isJoined || left.script !== 'latin' || right.script !== 'latin') return false;
    if (haveOtherFathers(left.latin, right.latin)) return true;
    const areSurnames = isSurname(left.latin) && isSurname(right.latin);
    // Schneider and Schreiber.
    if (areSurnames && editDistance(left.letters, right.letters, 1) > 1)
      return soundOf(left.latin) !== soundOf(right.latin);
    if (left.letters[0] === right.letters[0]) return false;
    const isSameSound = SAME_SOUND.test(left.latin.slice(0, 1) + right.latin.slice(0, 1));
    // Owen and Bowen, or Aguillón and Guillén: more differs than the first letter.
    if (left.letters.length !== right.letters.length)
      return !isSameSound && (areSurnames || editDistance(left.letters, right.letters, 1) > 1);
    // Ionescu and Popescu: the first letter, and another.
    if (left.letters.slice(1) !== right.letters.slice(1)) return !isSameSound;
    const isShort = left.letters.length <= SHORT_SURNAME;
    return (isShort || areSurnames) && !isSameSound;
  });
}

const SAME_SOUND = /^(?:ck|kc|kq|qk|iy|yi|ij|ji|jy|yj|sz|zs|vw|wv|fv|vf|gh|hg|cs|sc|cz|zc|xs|sx)$/;

/** From this length on, a slip changes little of a word. */
const LONG_WORD = 7;

/**
 * One or two slips need another word that is right, and two such words if a word other than an initial is missing. Slips in long words
 * need none. Beside an initial no slip is allowed.
 */
function tooManyDifferences(typed: Person, registered: Person, { pairs }: Alignment, missing: number): boolean {
  const edited = pairs.filter((pair) => pair.likeness === 'edit' || pair.likeness === 'gender_form');
  if (edited.length === 0) return false;
  if (edited.length > 2 || pairs.some((pair) => pair.likeness === 'initial')) return true;
  if (pairs.length === 1) return false;
  const unchanged = pairs.filter((pair) => pair.likeness === 'same' || pair.likeness === 'joined').length;
  if (missing > 0) return unchanged < 2;
  const isLong = (words: readonly Word[]) => joinWords(words).letters.length >= LONG_WORD;
  return (
    unchanged === 0 &&
    !edited.every((pair) => isLong(pick(typed.words, pair.left)) || isLong(pick(registered.words, pair.right)))
  );
}

/**
 * Initials count only beside a full surname, and the name that spells the first name out has to have it as its surname: "J. K.",
 * "John S." and "Otto K." identify nobody.
 */
function initialsAreBacked(typed: Person, registered: Person, alignment: Alignment): boolean {
  const pairs = wordsOfPairs(typed, registered, alignment);
  const initials = pairs.filter(({ likeness }) => likeness === 'initial');
  if (initials.length === 0) return true;
  const surnames = { typed: rolesOf(typed).surnames, registered: rolesOf(registered).surnames };
  const isFuller = {
    typed: initials.some(({ left }) => !isInitial(left)),
    registered: initials.some(({ right }) => !isInitial(right)),
  };
  const mayBeSurname = (word: Word) => !(isGivenName(word.latin) || isParticle(word.latin));
  return pairs.some(({ left, right, likeness }) => {
    if (likeness === 'initial' || likeness === 'nickname' || isInitial(left) || isInitial(right)) return false;
    const isTheSurname = { typed: surnames.typed.has(left), registered: surnames.registered.has(right) };
    if (isFuller.typed && !isTheSurname.typed) return false;
    if (isFuller.registered && !isTheSurname.registered) return false;
    return (isTheSurname.typed || mayBeSurname(left)) && (isTheSurname.registered || mayBeSurname(right));
  });
}
