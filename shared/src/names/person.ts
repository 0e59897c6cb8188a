import { isEastAsianName } from './east-asian-name.ts';
import { nameAbbreviated } from './tables/abbreviated-names.ts';
import { isEastAsianSurname, looksEastAsian } from './tables/east-asian.ts';
import { generationOf } from './tables/generations.ts';
import { isGivenName, isKnownGivenName, isMostlyGivenName } from './tables/given-names.ts';
import { announcesMaidenName, isParticle } from './tables/particles.ts';
import {
  isFaculty,
  isNameToo,
  isSurnameToo,
  isTitle,
  isTitleBehind,
  isTornTitle,
  phraseInFront,
  sexOfTitle,
} from './tables/titles.ts';
import { isInitial, isUpperCase, type Token, type Word, wordOf } from './tokens.ts';

/** One person's name, without titles and suffix. */
export interface Person {
  readonly words: readonly Word[];
  readonly generation: string | undefined;
  readonly titled: boolean;
  /** The only title that was removed, if it may also be a name: "Maj" in Maj Britt Lund. */
  readonly doubtfulTitle: string | undefined;
  /** The sex that the titles indicate. */
  readonly sex: 'female' | 'male' | undefined;
  /** Whether a name was given as its usual abbreviation (Fco., Fdez.). */
  readonly abbreviated: boolean;
  /** The words after "née": surnames, whatever else they may be. */
  readonly maidenName: ReadonlySet<Word>;
  /** How many words come before a comma ("Müller, Jürgen"); 0 if there is none. */
  readonly beforeComma: number;
  /** A Chinese, Korean or Vietnamese name: its syllables are not particles, and a different one is not a typing slip. */
  readonly isEastAsian: boolean;
}

export function personOf(tokens: readonly Token[]): Person {
  const pieces = piecesBetweenCommas(tokens);
  const all = tokens.filter((token) => token.kind === 'word');
  const [first = [], ...others] = withoutPiecesOfTitles(pieces).map(withoutTitlesInFront);
  // "Lisa Kern, geborene Steiner" is not written like "Kern, Lisa".
  const isSurnameFirst = others[0]?.[0] !== undefined && !announcesMaidenName(others[0][0].latin);
  const wordsBeforeComma = new Set(isSurnameFirst ? first : []);
  // In "Graf, Anna Maria" it is the surname.
  const untitled =
    isSurnameFirst && first.length < 2
      ? [...first, ...withoutTitles(others.flat())]
      : withoutTitles([...first, ...others.flat()]);
  const titles = all.filter((word) => !untitled.includes(word));
  const { words: withoutSuffix, generation } = withoutGeneration(untitled);
  const isBorn = (word: Word, index: number) =>
    index > 0 && announcesMaidenName(word.latin) && withoutSuffix.length > 2;
  const maidenNameAt = withoutSuffix.findIndex(isBorn);
  const inFull = withoutSuffix
    .filter((word, index) => !isBorn(word, index))
    .map((word) => [word, inFullOf(word)] as const);
  const words = withInitialsApart(inFull.map(([, full]) => full));
  return {
    words,
    generation,
    titled: untitled.length < all.length,
    doubtfulTitle: titles.length === 1 ? titles.map(({ latin }) => latin).find(isDoubtfulTitle) : undefined,
    sex: sexOfTitles(joinTornTitles(titles)),
    abbreviated: inFull.some(([word, full]) => word !== full),
    maidenName: new Set(maidenNameAt < 0 ? [] : withoutSuffix.slice(maidenNameAt + 1)),
    beforeComma: inFull.filter(([word]) => wordsBeforeComma.has(word)).length,
    isEastAsian: isEastAsianName(words),
  };
}

/** A degree behind a name is written as no name is. */
const isDoubtfulTitle = (latin: string) => isNameToo(latin) && !isTitleBehind(latin);

function inFullOf(word: Word): Word {
  const full = word.script === 'latin' ? nameAbbreviated(word.latin) : undefined;
  return full === undefined ? word : wordOf(full);
}

/** The sex that titles indicate; none if they indicate both ("Mr and Mrs"). */
function sexOfTitles(titles: readonly Word[]): 'female' | 'male' | undefined {
  const sexes = new Set(titles.map((title) => sexOfTitle(title.latin, title.key)).filter((sex) => sex !== undefined));
  return sexes.size === 1 ? [...sexes][0] : undefined;
}

/** "JP Morgan" and "JPMorgan" begin with two initials, as their capitals show. */
function withInitialsApart(words: readonly Word[]): Word[] {
  if (words.every(isUpperCase)) return [...words];
  return words.flatMap((word) => {
    const [, initials = '', rest = ''] = /^([B-DF-HJ-NP-TV-XZ]{2,3})(\p{Lu}\p{Ll}+)?$/u.exec(word.written) ?? [];
    return initials === '' ? [word] : [...initials, rest].filter((part) => part !== '').map(wordOf);
  });
}

/** Splits the initials that the other name writes apart: "JP MORGAN" against "J P MORGAN", "APJ Kalam" against "A P J Kalam". */
export function withInitialsOf(person: Person, other: Person): Person {
  const runs = initialsInARow(other.words);
  if (runs.length === 0) return person;
  const areCapitals = person.words.every(isUpperCase);
  const words = person.words.flatMap((word, index) => {
    const isRun = word.latin.length > 1 && runs.some((run) => run.includes(word.latin));
    const isBehindSurname = index >= person.beforeComma;
    return isRun && isBehindSurname && mayBeInitials(word, areCapitals) ? [...word.written].map(wordOf) : [word];
  });
  return words.length === person.words.length ? person : { ...person, words };
}

/** Letters that are nobody's name; with a vowel among them, only if capitals set them apart from words. Ng, Md and St are names. */
function mayBeInitials(word: Word, areCapitals: boolean): boolean {
  const { latin, written } = word;
  if (/^\p{Lu}\p{Ll}/u.test(written) || [isEastAsianSurname, isGivenName, isParticle].some((is) => is(latin)))
    return false;
  if (!/[aeiouy]/.test(latin)) return true;
  return isUpperCase(word) && !areCapitals && !isKnownGivenName(latin);
}

/** Each run of adjacent initials as one text: "jp" in J P Morgan. */
function initialsInARow(words: readonly Word[]): string[] {
  return words
    .map((word) => (isInitial(word) ? word.latin : ' '))
    .join('')
    .split(' ')
    .filter((run) => run.length > 1);
}

function piecesBetweenCommas(tokens: readonly Token[]): Word[][] {
  const pieces: Word[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'word') pieces.at(-1)?.push(token);
    else if (token.mark === ',') pieces.push([]);
  }
  return pieces.map((piece, index) => withoutTornTitles(piece, index > 0)).filter((piece) => piece.length > 0);
}

/** Removes what follows a comma if it is all titles, provided a whole name remains ("Li, Ma" is one). */
function withoutPiecesOfTitles(pieces: readonly Word[][]): Word[][] {
  const isTitles = (piece: readonly Word[]) => piece.every((word) => isTitle(word.latin, 'after_comma', word.key));
  const kept = pieces.filter((piece, index) => index === 0 || !isTitles(piece));
  return kept.flat().length > 1 ? kept : [...pieces];
}

function withoutTitles(all: readonly Word[]): Word[] {
  const words = withoutTitlesBehind(withoutTitlesInFront(all));
  const kept = words.filter((word) => !isTitle(word.latin, 'elsewhere'));
  return kept.length > 0 ? kept : [...words];
}

function withoutTitlesInFront(all: readonly Word[]): Word[] {
  let words = [...all];
  for (;;) {
    const phrase = phraseInFront(words.map((word) => word.latin));
    if (phrase > 0 && words.length > phrase) words = words.slice(phrase);
    else if (words.length > 1 && (startsWithTitle(words) || startsWithFaculty(words, all))) words = words.slice(1);
    else return words;
  }
}

/** The "med." in "Dr. med."; Phil and Nat are also first names, so a whole name has to follow them. */
function startsWithFaculty([first, ...others]: readonly Word[], all: readonly Word[]): boolean {
  if (first === undefined || others.length + 1 === all.length || !isFaculty(first.latin)) return false;
  return !isMostlyGivenName(first.latin) || others.filter((word) => !isParticle(word.latin)).length > 1;
}

/** "John Smith OBE KC": after a first name and a surname. KC is itself a surname in Nepal, so another has to come before it. */
function withoutTitlesBehind(all: readonly Word[]): Word[] {
  const words = [...all];
  // Tan Ah Beng has no B.Eng.
  const isSyllable = (latin: string) => isEastAsianName(all) && looksEastAsian(latin);
  // The degree is written MEng or MENG, the name Meng.
  const isName = ({ latin, written }: Word) => isNameToo(latin) && /^\p{Lu}\p{Ll}+$/u.test(written);
  const isTitleAtEnd = (word: Word | undefined) =>
    word !== undefined && isTitleBehind(word.latin) && !isSyllable(word.latin) && !isName(word);
  while (words.length > 2 && isTitleAtEnd(words.at(-1)) && !isMostlyGivenName(surnameBefore(words))) words.pop();
  return words;
}

/** The last word in front of all titles behind. */
function surnameBefore(words: readonly Word[]): string {
  return words.findLast((word) => !isTitleBehind(word.latin))?.latin ?? '';
}

/**
 * A word that may also be a name is a title only before two words, not counting particles ("M. de Jong" has an initial); a letter
 * only before two whole words ("M. J. Durand" has initials); and one that is also a surname only if another surname remains
 * ("GRAF ANNA MARIA" is not a countess).
 */
function startsWithTitle([first, second, ...others]: readonly Word[]): boolean {
  if (first === undefined || second === undefined) return false;
  if (isTitle(first.latin, 'elsewhere')) return true;
  // Rechtsanwalt and Wirtschaftsprüfer are written RA and WP; Ra and Wp are names.
  if (['ra', 'wp'].includes(first.latin) && !isUpperCase(first)) return false;
  // Tuan Anh is a first name, and Eng a surname.
  const all = [first, second, ...others];
  if (isEastAsianName(all) && all.every(({ latin }) => looksEastAsian(latin) || isEastAsianSurname(latin)))
    return false;
  const whole = [second, ...others].filter((word) => !isParticle(word.latin));
  if (whole.length < 2 || (isInitial(first) && isInitial(second))) return false;
  if (isSurnameToo(first.latin) && [second, ...others].every((word) => isGivenName(word.latin))) return false;
  return isTitle(first.latin, 'in_front', first.key);
}

/** @param sure whether the piece cannot contain initials, because it follows a comma */
function withoutTornTitles(all: readonly Word[], sure: boolean): Word[] {
  const kept: Word[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const length = [4, 3, 2].find((size) => isTorn(all.slice(index, index + size), size, sure, all.length - size));
    const word = all[index];
    if (length !== undefined) index += length - 1;
    else if (word !== undefined) kept.push(word);
  }
  return kept;
}

/** "Sig" and "ra" are one title, and not a man's: Sig.ra. */
function joinTornTitles(titles: readonly Word[]): Word[] {
  return titles.flatMap((title, index) => {
    const [before, next] = [titles[index - 1], titles[index + 1]];
    if (before !== undefined && isTornTitle(before.latin + title.latin)) return [];
    const joined = title.latin + (next?.latin ?? '');
    return [next !== undefined && isTornTitle(joined) ? wordOf(joined) : title];
  });
}

/**
 * Single letters may be initials (H. C. Andersen, M. B. A. Kern), so a longer word has to be among them. A degree that is also a first
 * name needs two more words: Dr Phil Smith is called Philip.
 *
 * @param others how many more words the name has
 */
function isTorn(words: readonly Word[], size: number, sure: boolean, others: number): boolean {
  if (words.length !== size || !(sure || words.some((word) => word.latin.length > 1))) return false;
  if (others < 2 && words.some((word) => isFaculty(word.latin) && isMostlyGivenName(word.latin))) return false;
  return isTornTitle(words.map((word) => word.latin).join(''));
}

/** Hungarian puts them first ("ifj. Kovács János"), other languages last. */
function withoutGeneration(all: readonly Word[]): { words: Word[]; generation: string | undefined } {
  // Jun is a syllable of many Chinese, Korean and Japanese first names.
  if (all.length < 3 || isEastAsianName(all)) return { words: [...all], generation: undefined };
  const last = all.length - 1;
  const found = all.map((word, place) =>
    generationOf(word.latin, place === 0 ? 'in_front' : place === last ? 'behind' : 'within'),
  );
  const index = found.findLastIndex((generation) => generation !== undefined);
  return { words: all.filter((_, place) => place !== index), generation: found[index] };
}
