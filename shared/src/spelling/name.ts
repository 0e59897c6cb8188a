/**
 * A name as the question contains it and the receipt commits to it: NFC, trimmed, inner white space reduced to single
 * spaces, case kept. Element, BFF and verifier all use this function: a name that one of them cleaned differently would
 * not verify.
 */
export const cleanName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();

/** Invisible although it is a letter, a symbol or a mark: Hangul and braille fillers, joiners, selectors. */
const BLANK = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Burmese and Tibetan stack up to seven marks on a letter; more would hide the text around them. */
const TOO_MANY_MARKS = /\p{M}{9}/u;

/** Whether a text can be somebody's name: it has a visible letter or digit, and consists of displayable characters. */
export function isName(text: string): boolean {
  const shown = text.normalize('NFD').replace(BLANK, '');
  return /[\p{L}\p{N}]/u.test(shown) && !/\p{Noncharacter_Code_Point}/u.test(shown) && !TOO_MANY_MARKS.test(shown);
}
