import { isValidIban } from './is-valid.ts';
import { nationalCheck } from './national/index.ts';
import { normalizeIban } from './normalize.ts';
import { fits, placesOf } from './structures.ts';

/** How one character may have replaced another, the likeliest first. */
const LOOK_ALIKE = 1;
const NEIGHBOURING_KEY = 2;
const ANY_OTHER = 3;

/** Pairs that are easily confused when read from paper or a screen. */
const DIGITS = '01852';
const LETTERS = 'OIBSZ';

/**
 * The letter that looks like this digit, or the digit that looks like this letter; the character itself if there is
 * none.
 */
function lookAlikeOf(character: string): string {
  return LETTERS.charAt(DIGITS.indexOf(character)) || DIGITS.charAt(LETTERS.indexOf(character)) || character;
}

/**
 * Rows of the keyboard, each half a key to the right of the one above; QWERTY, whose digits are the same in all
 * layouts.
 */
const ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
const KEYPAD = ['789', '456', '123', '0'];

function place(rows: readonly string[], character: string): [row: number, column: number] | undefined {
  const row = rows.findIndex((keys) => keys.includes(character));
  const keys = rows[row];
  return keys === undefined ? undefined : [row, keys.indexOf(character)];
}

function adjoin(rows: readonly string[], one: string, other: string, reach: (down: number) => number[]): boolean {
  const first = place(rows, one);
  const second = place(rows, other);
  if (first === undefined || second === undefined) return false;
  const down = second[0] - first[0];
  return reach(down).includes(second[1] - first[1]);
}

/** Horizontal steps to the neighbouring keys in the same row, the row below and the row above. */
const KEYBOARD_REACH = (down: number): number[] =>
  down === 0 ? [-1, 1] : down === 1 ? [-1, 0] : down === -1 ? [0, 1] : [];
const KEYPAD_REACH = (down: number): number[] => (down === 0 ? [-1, 1] : Math.abs(down) === 1 ? [0] : []);

/** How likely one was typed instead of the other (a rank, lower is likelier). */
function slip(one: string, other: string): number {
  if (one !== other && lookAlikeOf(one) === other) return LOOK_ALIKE;
  return adjoin(ROWS, one, other, KEYBOARD_REACH) || adjoin(KEYPAD, one, other, KEYPAD_REACH)
    ? NEIGHBOURING_KEY
    : ANY_OTHER;
}

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const SHORTEST = 15;
const LONGEST = 33;
const AT_MOST = 3;

/** A text that may have been meant; the lower the rank, the likelier. */
type Candidate = readonly [rank: number, text: string];

const unmixedAt = (character: string, place: number): string =>
  fits(character, place) ? character : lookAlikeOf(character);

const replaced = (text: string, index: number, count: number, by: string): string =>
  text.slice(0, index) + by + text.slice(index + count);

/** Letters read as digits and digits as letters, all of them at once: whoever types O for 0 does so every time. */
function* unmixed(text: string): Generator<Candidate> {
  const places = placesOf(text);
  if (places === undefined) return;
  yield [0, places.map((place, index) => unmixedAt(text.charAt(index), place)).join('')];
}

/** Two neighbours swapped, then one character mistaken for another. */
function* sameLength(text: string): Generator<Candidate> {
  yield* unmixed(text);
  for (let index = 0; index + 1 < text.length; index++) {
    yield [0, replaced(text, index, 2, text.charAt(index + 1) + text.charAt(index))];
  }
  for (let index = 0; index < text.length; index++) {
    for (const meant of ALPHABET) {
      const candidate = replaced(text, index, 1, meant);
      // Some eight hundred candidates, of which only two or three need a rank.
      if (isValidIban(candidate)) yield [slip(text.charAt(index), meant), candidate];
    }
  }
}

/** One character left out; one of two alike is the likeliest. */
function* oneMore(text: string): Generator<Candidate> {
  for (let index = 0; index <= text.length; index++) {
    for (const missing of ALPHABET) {
      const repeats = missing === text.charAt(index) || missing === text.charAt(index - 1);
      yield [repeats ? 0 : 1, replaced(text, index, 0, missing)];
    }
  }
}

/** One character typed twice. */
function* oneLess(text: string): Generator<Candidate> {
  for (let index = 1; index < text.length; index++) {
    if (text.charAt(index) === text.charAt(index - 1)) yield [0, replaced(text, index, 1, '')];
  }
}

function candidates(text: string): Iterable<Candidate> {
  const length = placesOf(text)?.length ?? text.length;
  if (text.length === length) return sameLength(text);
  if (text.length === length - 1) return oneMore(text);
  return text.length === length + 1 ? oneLess(text) : [];
}

/**
 * What the payer may have meant: at most three valid IBANs, in electronic form, that are one slip away from what was
 * typed and pass the national check where there is one. The likeliest comes first: two neighbours swapped or
 * look-alikes of the wrong class (O for 0), other look-alikes, neighbouring keys, anything else. Offer them, but never
 * apply one unasked. Empty if nothing is wrong or nothing fits. Never throws.
 *
 * @example
 * suggestIbans('DE89 3704 0044 0532 0310 00') // ['DE89370400440532013000', …]
 */
export function suggestIbans(input: unknown): string[] {
  const text = normalizeIban(input);
  if (text.length < SHORTEST - 1 || text.length > LONGEST + 1) return [];
  const national = (iban: string) => nationalCheck(iban.slice(0, 2), iban.slice(4));
  const suspicious = isValidIban(text);
  // For a valid IBAN there is something to suggest only if the national check failed, and then only what passes it.
  if (suspicious && national(text) !== 'failed') return [];

  const found = new Map<string, number>();
  for (const [rank, candidate] of candidates(text)) {
    if (found.has(candidate) || !isValidIban(candidate)) continue;
    const verdict = national(candidate);
    if (verdict === 'passed' || (verdict === 'none' && !suspicious)) found.set(candidate, rank);
  }
  return [...found]
    .sort(([, one], [, other]) => one - other)
    .slice(0, AT_MOST)
    .map(([candidate]) => candidate);
}
