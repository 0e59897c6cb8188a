import { collapseDigraphs, latinVariants, toAscii } from './latin.ts';
import { sketchesOfCyrillic, sketchOfRomanisedCyrillic } from './scripts/cyrillic.ts';
import { sketchOfGreek, sketchOfRomanisedGreek } from './scripts/greek.ts';

/** The script a word is written in, as far as the rules tell scripts apart. `mixed`: letters of more than one, as in a look-alike. */
type Script = 'latin' | 'cyrillic' | 'greek' | 'ideographic' | 'other' | 'mixed';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['ideographic', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
];

/** @param word letters, marks and digits only */
function scriptOf(word: string): Script {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(word)) return 'latin';
  const found = SCRIPTS.filter(([, letters]) => letters.test(word)).map(([script]) => script);
  if (found.length > 1) return 'mixed';
  return found[0] ?? (/^\P{L}*$/u.test(word) ? 'latin' : 'other');
}

/** A word of a name, latin once. */
export interface Word {
  readonly kind: 'word';
  /** As written, without apostrophes. */
  readonly written: string;
  /** Normalized to plain a–z and digits whatever the script: the key for the tables. */
  readonly latin: string;
  /** The letters in which edits are counted: the key before ue and u were unified. */
  readonly letters: string;
  /** What equality depends on: the latin form, or the word in its own script. */
  readonly key: string;
  /** Further accepted spellings (sh for š). */
  readonly alternatives: readonly string[];
  readonly script: Script;
}

/** Whether no letter of a word is in lower case. */
export function isUpperCase({ written }: Word): boolean {
  return written === written.toUpperCase();
}

/** Whether no letter of a word is in upper case. */
export function isLowerCase({ written }: Word): boolean {
  return written === written.toLowerCase();
}

/** A mark that may separate two holders. */
interface Mark {
  readonly kind: 'mark';
  readonly mark: '&' | ',' | ';' | '/' | '+' | '(' | ')';
}

export type Token = Word | Mark;

const APOSTROPHES = /['’‘ʼʹ`´′＇]/g;
const TOKENS = /[\p{L}\p{M}\p{N}]+|[&,;/+()]/gu;

/**
 * One way of writing each character (NFKC), without apostrophes and invisible characters. Twice, because normalising
 * turns an acute accent that is used as an apostrophe into a space, and creates new apostrophes, and removing those
 * joins letters and accents.
 */
export function toOneSpelling(name: string): string {
  return strippedOnce(strippedOnce(inFull(name)));
}

/** What Indian banks write between an account holder's name and that of a relative. */
const RELATIVES: Readonly<Record<string, string>> = { f: 'father', h: 'husband', m: 'mother', w: 'wife' };

/**
 * Abbreviations with raised letters or a slash within a word, and what they stand for: Mª is María, v/d "van der" or "van den", and s/o
 * "son of". "Of" alone is the Dutch for "or", so it is taken together with the word in front.
 */
function inFull(name: string): string {
  if (!/[ªº/⁄]|\b(?:of|hijo|figlio|zoon)\b/i.test(name)) return name;
  return name
    .replace(/(?<!\p{L})M\.?ª/giu, 'María ')
    .replace(/(?<!\p{L})D\.?ª/giu, 'Doña ')
    .replace(/(?<!\p{L})v\s?\/\s?d(?!\p{L})/giu, 'vd')
    .replace(/(?<!\p{L})(?:s\s?\/\s?o|a\s?\/\s?l|(?:son\s+of|hijo\s+de|figlio\s+di|zoon\s+van))(?!\p{L})/giu, ' sonof ')
    .replace(/(?<!\p{L})(?:d\s?\/\s?o|a\s?\/\s?p|daughter\s+of)(?!\p{L})/giu, ' daughterof ')
    .replace(/(?<!\p{L})([fhmw])\s?\/\s?o(?!\p{L})/giu, (_, letter: string) => ` ${RELATIVES[letter.toLowerCase()]}of `)
    .replace(/(?<!\p{L})(wife|widow|husband|mother|father|parent)\s+(of)(?!\p{L})/giu, ' $1$2 ');
}

function strippedOnce(name: string): string {
  return name
    .replace(APOSTROPHES, '')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC');
}

/** Splits a name into latin words and the marks between them. Everything else (dots, hyphens, quotes) only separates words. */
export function tokenize(name: string): Token[] {
  const tokens = toOneSpelling(name).match(TOKENS) ?? [];
  return tokens.map(tokenOf).filter((token) => token.kind === 'mark' || token.key !== '');
}

function tokenOf(text: string): Token {
  switch (text) {
    case '&':
    case ',':
    case ';':
    case '/':
    case '+':
    case '(':
    case ')':
      return { kind: 'mark', mark: text };
    default:
      return wordOf(text);
  }
}

export function wordOf(written: string): Word {
  const lower = written.toLowerCase();
  const script = scriptOf(lower);
  const plain = toAscii(lower);
  const latin = collapseDigraphs(plain);
  if (script === 'latin') {
    return {
      kind: 'word',
      written,
      latin,
      letters: plain,
      key: latin,
      alternatives: alternativesOf(lower, latin),
      script,
    };
  }
  return { kind: 'word', written, latin, letters: lower, key: ownScriptKey(lower, script), alternatives: [], script };
}

/** Words that everybody writes in two ways: St and Saint, -straße and -str. */
const SAINTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['saint', ['st']],
  ['sankt', ['st']],
  ['sainte', ['ste']],
  ['strasse', ['str']],
]);

/** Pinyin ü, which machine-readable passports make YU and keyboards V. */
const PINYIN_U = /^([ln])(?:v|yu|ü)(e?)$/;

function alternativesOf(lower: string, latin: string): readonly string[] {
  const pinyin = PINYIN_U.exec(lower);
  if (pinyin !== null) return [`${pinyin[1]}ü${pinyin[2]}`, ...latinVariants(lower)];
  const saints = SAINTS.get(latin);
  if (saints !== undefined) return saints;
  return latin.length > 7 && latin.endsWith('strasse') ? [latin.slice(0, -4)] : latinVariants(lower);
}

/** Letters that Arabic, Persian and Urdu keyboards write in several ways: alif, ya, kaf and the final ta. */
const ARABIC: readonly (readonly [RegExp, string])[] = [
  [/[أإآٱ]/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ک/g, 'ك'],
  [/ة/g, 'ه'],
  [/[ـ\u064b-\u0652\u0670]/g, ''],
];

/** A word in its own script: Greek and Cyrillic lose their accents (й stays, for NFC holds it as one letter), Arabic its vowel signs. */
function ownScriptKey(lower: string, script: Script): string {
  if (script === 'greek') return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
  if (script === 'cyrillic') return lower.replaceAll('ё', 'е').replaceAll('ѐ', 'е').replace(/\p{M}/gu, '');
  if (script === 'other') return ARABIC.reduce((word, [letters, one]) => word.replace(letters, one), lower);
  return lower;
}

/** How two words relate before any slip is considered. `uncertain`: equal only through a rough romanisation. */
export function compareWords(left: Word, right: Word): 'same' | 'uncertain' | 'different' {
  if (left.script === right.script) return sameSpelling(left, right) ? 'same' : 'different';
  if (left.script === 'ideographic' || right.script === 'ideographic') return 'different';
  if (sharesSketch(left, right)) return 'same';
  return left.latin !== '' && left.latin === right.latin ? 'uncertain' : 'different';
}

function sameSpelling(left: Word, right: Word): boolean {
  if (left.key === right.key) return true;
  if (left.alternatives.length + right.alternatives.length === 0) return false;
  return spellings(left).some((spelling) => spellings(right).includes(spelling));
}

function spellings(word: Word): string[] {
  return [word.key, ...word.alternatives];
}

function everySpelling(word: Word): string[] {
  return [...new Set([word.letters, word.key, ...word.alternatives])];
}

/** Whether a Latin and a Cyrillic or Greek word are equal in any of their comparable forms; other scripts never are. */
function sharesSketch(left: Word, right: Word): boolean {
  const [latin, foreign] = left.script === 'latin' ? [left, right] : [right, left];
  if (latin.script !== 'latin') return false;
  const sketches = sketchesAgainst(latin, foreign);
  return sketches?.foreign.some((sketch) => sketches.latin.includes(sketch)) ?? false;
}

/** The sketches of a word and its counterpart, or undefined if their scripts have none. */
export function sketchesAgainst(latin: Word, foreign: Word): { latin: string[]; foreign: string[] } | undefined {
  if (foreign.script === 'cyrillic') {
    return {
      latin: remembered(romanisedCyrillic, latin, () => everySpelling(latin).map(sketchOfRomanisedCyrillic)),
      foreign: remembered(foreignSketches, foreign, () => sketchesOfCyrillic(foreign.letters)),
    };
  }
  if (foreign.script === 'greek') {
    return {
      latin: remembered(romanisedGreek, latin, () => everySpelling(latin).map(sketchOfRomanisedGreek)),
      foreign: remembered(foreignSketches, foreign, () => [sketchOfGreek(foreign.letters)]),
    };
  }
  return undefined;
}

/** The sketch of a Latin word as if it were romanised Cyrillic. */
export function romanisedSketch(word: Word): string | undefined {
  return remembered(romanisedCyrillic, word, () => everySpelling(word).map(sketchOfRomanisedCyrillic))[0];
}

/** A word is compared with every word of the other name, so its sketches are computed once. */
const romanisedCyrillic = new WeakMap<Word, string[]>();
const romanisedGreek = new WeakMap<Word, string[]>();
const foreignSketches = new WeakMap<Word, string[]>();

function remembered(sketches: WeakMap<Word, string[]>, word: Word, draw: () => string[]): string[] {
  const known = sketches.get(word);
  if (known !== undefined) return known;
  const drawn = draw();
  sketches.set(word, drawn);
  return drawn;
}

/** Several words joined, to compare "Anna Lena" with "AnnaLena" and "van der Berg" with "Vanderberg". */
export function joinWords(words: readonly Word[]): Word {
  const [first] = words;
  if (first !== undefined && words.length === 1) return first;
  return wordOf(words.map((word) => word.written).join(''));
}

/** Whether two names are the same without spaces. Across a word boundary, an e after an o does not make an ö: "Otto Emil". */
export function sameRunTogether(left: readonly Word[], right: readonly Word[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  const isLatin = (word: Word) => word.script === 'latin';
  if (Math.min(left.length, right.length) === 1 || ![...left, ...right].every(isLatin))
    return compareWords(joinWords(left), joinWords(right)) === 'same';
  const keys = (words: readonly Word[]) => words.map((word) => word.key).join('');
  return keys(left) === keys(right);
}

export function isInitial(word: Word): boolean {
  return word.script !== 'ideographic' && [...word.key].length === 1 && /\p{L}/u.test(word.key);
}

export function hasDigit(word: Word): boolean {
  return /\d/.test(word.latin);
}

/**
 * The latin form of a name: lower case, words separated by one space, one spelling for each set of spellings that counts as the same
 * (Müller, Mueller, MULLER), other scripts in their own letters. Equal latin forms are a match for any kind of name; the
 * reverse does not hold. Meant for an index that must find a name again without keeping how it was typed.
 */
export function normalizeName(name: string): string {
  return tokenize(name)
    .flatMap((token) => (token.kind === 'word' ? [token.key] : []))
    .join(' ');
}
