/**
 * A name as the question carries it and the receipt commits to it: NFC, trimmed, inner white space single, case kept.
 * Element, BFF and verifier use this one function: a name that one of them cleaned in another way would not verify.
 */
export const cleanName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();

/** What shows as nothing although it is a letter, a symbol or a mark: Hangul and braille fillers, joiners, selectors. */
const BLANK = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Burmese and Tibetan pile up seven marks on a letter; what has more of them hides the text around it. */
const TOO_MANY_MARKS = /\p{M}{9}/u;

/** Whether a text can be somebody's name: it shows a letter or a digit, and is made of characters that can be shown. */
export function isName(text: string): boolean {
  const shown = text.normalize('NFD').replace(BLANK, '');
  return /[\p{L}\p{N}]/u.test(shown) && !/\p{Noncharacter_Code_Point}/u.test(shown) && !TOO_MANY_MARKS.test(shown);
}
