import { DROPPED, isDigit, isLetter, MAX_CHARACTERS, unitOf } from '../spelling/account-number.ts';
import { normalizeIban } from './normalize.ts';
import { DIGIT, LETTER, runsOf } from './structures.ts';

const ASCII = 128;
const SEPARATOR = 64;
const GARBAGE = 65;

/** The value of each ASCII character in ISO 7064: 0–9, 10–35 for letters of either case; or its class. */
const NUMERALS = /* @__PURE__ */ Uint8Array.from({ length: ASCII }, (_, ascii) => {
  const unit = unitOf(ascii);
  if (isDigit(unit)) return unit - 48;
  if (isLetter(unit)) return unit - 55;
  return unit === DROPPED ? SEPARATOR : GARBAGE;
});

/**
 * Taken from the prototype and called with the text: V8 has many kinds of strings (sliced, joined, interned, of one or
 * two bytes), and looking the method up for each character would take four times as long.
 */
const charCodeAt = String.prototype.charCodeAt;

/** `IB` in numerals. No country has this code: it is the beginning of the word IBAN. */
const PREFIX = 1811;

/**
 * Judges a text in one pass that allocates nothing, or returns `undefined` if it has to be normalised first, because it
 * contains non-ASCII characters or begins with the word IBAN.
 *
 * ISO 7064 mod 97-10 reads the four characters in front last; as numerals they are six digits, so they are kept aside
 * in `head`. The remainder is reduced only when the next letter, two digits, could leave the 32-bit integers.
 */
function judge(text: string): boolean | undefined {
  const { length } = text;
  let index = 0;
  let head = 0;
  for (let place = 0; place < 4; ) {
    if (index >= length) return false;
    const unit = charCodeAt.call(text, index++);
    if (unit >= ASCII) return undefined;
    const numeral = NUMERALS[unit] ?? GARBAGE;
    if (numeral === SEPARATOR) continue;
    if (numeral === GARBAGE) return false;
    if (numeral < 10 !== place > 1) return head === PREFIX ? undefined : false;
    head = numeral < 10 ? head * 10 + numeral : head * 100 + numeral;
    place++;
  }
  const runs = runsOf((head / 100) | 0);
  if (runs === undefined) return false;

  let remainder = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const allowed = runs[run] ?? 0;
    for (let left = runs[run + 1] ?? 0; left > 0; ) {
      if (index >= length) return false;
      const unit = charCodeAt.call(text, index++);
      const digit = unit - 48;
      // A single comparison of unsigned numbers distinguishes digits from everything else.
      if (digit >>> 0 < 10) {
        if (allowed === LETTER) return false;
        remainder = remainder * 10 + digit;
      } else {
        if (unit >= ASCII) return undefined;
        const numeral = NUMERALS[unit] ?? GARBAGE;
        if (numeral === SEPARATOR) continue;
        if (numeral === GARBAGE || allowed === DIGIT) return false;
        remainder = remainder * 100 + numeral;
      }
      if (remainder > 9_999_999) remainder %= 97;
      left--;
    }
  }
  for (; index < length; index++) {
    const unit = charCodeAt.call(text, index);
    if (unit >= ASCII) return undefined;
    if (NUMERALS[unit] !== SEPARATOR) return false;
  }
  // 00, 01 and 99 are 97, 98 and 02 modulo 97; ISO 13616 issues check digits from 02 to 98.
  const checkDigits = head % 100;
  return checkDigits >= 2 && checkDigits <= 98 && ((remainder % 97) * 1_000_000 + head) % 97 === 1;
}

/** A separate function, so that the common path stays small enough to be inlined. */
function judgeNormalized(text: string): boolean {
  return judge(normalizeIban(text)) ?? false;
}

/**
 * Whether a text is an IBAN, however it is spaced: a known country, its length and structure, and the check digits.
 * It is true whatever the national check digits say, and false for anything that is not a string. Never throws.
 *
 * @example
 * isValidIban('DE89 3704 0044 0532 0130 00') // true
 */
export function isValidIban(input: unknown): boolean {
  if (typeof input !== 'string' || input.length > MAX_CHARACTERS) return false;
  const verdict = judge(input);
  return verdict === undefined ? judgeNormalized(input) : verdict;
}
