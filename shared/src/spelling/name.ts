/**
 * A name as the question carries it and the receipt commits to it: NFC, trimmed, inner white space single, case kept.
 * Element, BFF and verifier use this one function: a name that one of them cleaned in another way would not verify.
 */
export const cleanName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim();
