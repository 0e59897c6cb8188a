import { isEastAsianName } from './east-asian-name.ts';
import { isGivenName } from './tables/given-names.ts';
import { isParticle } from './tables/particles.ts';
import { isTitle, sexOfTitle } from './tables/titles.ts';
import { isInitial, isLowerCase, isUpperCase, type Token, type Word } from './tokens.ts';

/** "And" and "or" between the holders of an account, in the languages of the euro area and its neighbours. */
const BETWEEN_HOLDERS = new Set(
  'und oder bzw and ili tai och eller veya ve vai arba oraz lub nebo alebo ali sau kai och ed voi vagy jew agus sowie'.split(
    ' ',
  ),
);

/**
 * Connectors of one or two letters may also be initials, particles or names (Ortega y Gasset, Puig i Cadafalch, Maria Teresa e
 * Silva, Si).
 */
const SHORT = new Set('y e i o a u od or et ou ja og en of ir ar un es si in'.split(' '));

/** Those of them that occur in no name when written in lower case among capitalised words. */
const SHORT_BUT_SURE = new Set('og et ou ja od or ir un'.split(' '));

const OWN_SCRIPT = new Set(['и', 'или', 'та', 'і', 'або', 'και', 'ή', 'η']);

export interface Holders {
  /** One name each. */
  readonly names: readonly Token[][];
  /** The same as written, without the connectors, and without adding the other holder's surname. */
  readonly asWritten: readonly Word[][];
}

/**
 * The holders named by a name: one, or several joined by a word or a mark. A first name that shares the other's surname gets it
 * ("John & Jane Smith", "Huber Peter und Maria").
 */
export function holdersOf(all: readonly Token[]): Holders {
  const parts = withoutMonsieur(splitAtCommas(splitAtConnectors(all)));
  const named = parts.filter((group) => wordsIn(group).length > 0);
  // "Mr & Mrs J Smith": two titles, but one name.
  const groups = named.length < parts.length ? named.map(withoutTitlesOfASex) : named;
  const names = groups.length < 2 ? [groups[0] ?? [...all]] : shareSurname(groups);
  return { names, asWritten: groups.map(wordsIn) };
}

/** Beside "Mme", M is Monsieur; alone it may be an initial. */
function withoutMonsieur(groups: readonly Token[][]): Token[][] {
  const isMadame = (token: Token) => token.kind === 'word' && ['mme', 'madame', 'mlle'].includes(token.latin);
  if (!groups.some((group) => group.some(isMadame))) return [...groups];
  return groups.map((group) => group.filter((token) => token.kind === 'mark' || token.key !== 'm'));
}

function withoutTitlesOfASex(group: readonly Token[]): Token[] {
  return group.filter((token) => token.kind === 'mark' || sexOfTitle(token.latin, token.key) === undefined);
}

/** The words of a group without titles; an M alone is Monsieur. */
function wordsIn(tokens: readonly Token[]): Word[] {
  const words = tokens.filter((token) => token.kind === 'word');
  if (words.length === 1 && words[0]?.key === 'm') return [];
  return words.filter((word) => !isTitle(word.latin, words.length === 1 ? 'in_front' : 'elsewhere', word.key));
}

function splitAtConnectors(all: readonly Token[]): Token[][] {
  const groups: Token[][] = [[]];
  const tokens = withPairsAsMarks(all);
  // In such names, Tai, Man and Ja are syllables.
  const isEastAsian = isEastAsianName(tokens.filter((token) => token.kind === 'word'));
  for (const [index, token] of tokens.entries()) {
    const before = groups.at(-1) ?? [];
    const connector =
      isConnectorMark(token) ||
      (token.kind === 'word' &&
        !isEastAsian &&
        connects(token, before, untilConnector(tokens.slice(index + 1)), tokens));
    if (connector) groups.push([]);
    else before.push(token);
  }
  return groups;
}

/** "und/oder", "y/o": one connector, whose mark is enough. */
function withPairsAsMarks(tokens: readonly Token[]): Token[] {
  const couldConnect = (token: Token | undefined) =>
    token?.kind === 'word' &&
    [BETWEEN_HOLDERS, SHORT, OWN_SCRIPT].some((words) => words.has(token.latin) || words.has(token.key));
  const isSlash = (token: Token | undefined) => token?.kind === 'mark' && token.mark === '/';
  const isPair = (at: number) => isSlash(tokens[at]) && couldConnect(tokens[at - 1]) && couldConnect(tokens[at + 1]);
  return tokens.filter((_, index) => !isPair(index - 1) && !isPair(index + 1));
}

function isConnectorMark(token: Token): boolean {
  return token.kind === 'mark' && ['&', ';', '/', '+'].includes(token.mark);
}

function untilConnector(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((token) => isConnectorMark(token) || (token.kind === 'word' && isSureConnector(token)));
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** Ali, Kai and Ed are also first names. */
function isSureConnector(word: Word): boolean {
  return BETWEEN_HOLDERS.has(word.latin) && !isGivenName(word.latin);
}

function connects(word: Word, before: readonly Token[], after: readonly Token[], all: readonly Token[]): boolean {
  // Seán Ó Murchú is one person, also in capitals.
  if (word.latin.length === 1 && /[^a-z]/i.test(word.written) && word.script === 'latin') return false;
  if (before.length === 0 || after.length === 0 || endsInParticle(before)) return false;
  if (isSureConnector(word)) return true;
  // "Петров И.С." has initials.
  if (OWN_SCRIPT.has(word.key))
    return word.key.length > 1 || (isSmallBeside(word, all) && !wordsIn(after).every(isInitial));
  return (
    (SHORT.has(word.latin) || BETWEEN_HOLDERS.has(word.latin)) &&
    word.script === 'latin' &&
    isSmallBeside(word, all) &&
    !isInPhrase(before, after, all) &&
    joinsNames(word, before, after)
  );
}

/** Part of a phrase or an abbreviation: "en nombre de Ana", "guardian of Ana", "i.A. Anna Klein"; but "i A. Nowak". */
function isInPhrase(before: readonly Token[], [next, second]: readonly Token[], all: readonly Token[]): boolean {
  const last = before.at(-1);
  const isGiven = (token: Token | undefined) => token?.kind === 'word' && isGivenName(token.latin);
  const isLetter = (token: Token | undefined) => token?.kind === 'word' && isInitial(token);
  if (isLetter(next) && isGiven(second)) return true;
  if (last?.kind === 'word' && isInitial(last) && SHORT.has(last.latin) && isGiven(next)) return true;
  const isPlainWord = (token: Token | undefined) =>
    token?.kind === 'word' && isLowerCase(token) && !isUpperCase(token) && !isParticle(token.latin) && !isGiven(token);
  const isOneCase = all.every((token) => token.kind === 'mark' || isLowerCase(token));
  return !isOneCase && (isPlainWord(last) || isPlainWord(next));
}

/** "von und zu Stein". */
function endsInParticle(before: readonly Token[]): boolean {
  const last = before.at(-1);
  return last?.kind === 'word' && last.latin.length > 1 && isParticle(last.latin) && !isGivenName(last.latin);
}

/** In lower case; or everything is in capitals, and it is hardly an initial or a first name. */
function isSmallBeside(word: Word, all: readonly Token[]): boolean {
  const isUpper = (token: Token) => token.kind === 'mark' || isUpperCase(token);
  const isLower = (token: Token) => token.kind === 'mark' || isLowerCase(token);
  if (isGivenName(word.latin)) return isLower(word) && !all.every(isLower);
  return isLower(word) || all.every(isUpper);
}

/** A short connector has a whole name on one side, and on the other a whole name or a first name. */
function joinsNames(connector: Word, before: readonly Token[], after: readonly Token[]): boolean {
  const [left, right] = [wordsIn(before), wordsIn(after)];
  // Dutch, unless something is in front that is no name: "Amy Smith, friend of John Smith".
  if (connector.latin === 'of' && left.filter((word) => !isGivenName(word.latin) && !isParticle(word.latin)).length > 1)
    return false;
  if (SHORT_BUT_SURE.has(connector.latin) && isCapitalised(left) && isCapitalised(right)) {
    return left.length > 1 || right.length > 1;
  }
  const isFirstName = (words: readonly Word[]) => words.length <= 1 && words.every((word) => isGivenName(word.latin));
  // "SIG. E SIG.RA ROSSI" are two; in "MR A JONES" the letter is an initial.
  if (left.length === 0) return startsWithTitle(after);
  if (right.length === 0) return true;
  const standsBesideWhole = (words: readonly Word[]) =>
    words.length < 2 ? isFirstName(words) : words.some((word) => !isGivenName(word.latin));
  if (isWholeName(right)) return standsBesideWhole(left);
  if (isWholeName(left)) return standsBesideWhole(right);
  // "Paul Martin ou Sophie Martin": all may be first names. A connector of one letter requires a common surname, to be distinguished from
  // "Maria Teresa e Silva".
  if (left.length < 2 || right.length < 2) return false;
  return connector.key.length > 1 || left.at(-1)?.key === right.at(-1)?.key;
}

function startsWithTitle([first]: readonly Token[]): boolean {
  return first?.kind === 'word' && isTitle(first.latin, 'in_front', first.key);
}

function isCapitalised(words: readonly Word[]): boolean {
  return words.every((word) => /^\p{Lu}\P{Lu}/u.test(word.written) || isParticle(word.latin));
}

function isWholeName(words: readonly Word[]): boolean {
  return (
    words.some((word) => isGivenName(word.latin) && !['al', 'el'].includes(word.latin)) &&
    words.some((word) => !isGivenName(word.latin) && word.latin.length > 2)
  );
}

/** A comma separates holders only if both sides are whole names; "García López, Juan Carlos" is one person. */
function splitAtCommas(groups: readonly Token[][]): Token[][] {
  return groups.flatMap((group) => {
    const pieces: Token[][] = [[]];
    for (const token of group) {
      if (token.kind === 'mark' && token.mark === ',') pieces.push([]);
      else pieces.at(-1)?.push(token);
    }
    return pieces.length > 1 && pieces.every((piece) => isWholeName(wordsIn(piece))) ? pieces : [group];
  });
}

function shareSurname(groups: readonly Token[][]): Token[][] {
  const lacking = groups.map(
    (group) => wordsIn(group).length === 1 || wordsIn(group).every((word) => isGivenName(word.latin)),
  );
  const whole = groups.findLast((_, index) => !lacking[index]);
  if (whole === undefined) return shareLastWord(groups);
  const surname = surnameOf(wordsIn(whole));
  return groups.map((group, index) =>
    lacking[index] ? [...group.filter((token) => token.kind === 'word'), ...surname] : group,
  );
}

/** If every word could be a first name ("Paul und Anna Peter"), the last one is the surname. */
function shareLastWord(groups: readonly Token[][]): Token[][] {
  const last = wordsIn(groups.at(-1) ?? []);
  const surname = last.length > 1 ? last.slice(-1) : [];
  return groups.map((group) => (wordsIn(group).length === 1 ? [...group, ...surname] : group));
}

/** What follows the first names, from a particle on or to the end; for "Huber Peter" the word that is not a first name. */
function surnameOf(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex((word, index) => index > 0 && (isParticle(word.latin) || !isGivenName(word.latin)));
  const first = words[0];
  if (first !== undefined && !isGivenName(first.latin) && words.slice(1).every((word) => isGivenName(word.latin)))
    return [first];
  return start < 0 ? words.slice(-1) : words.slice(start);
}
