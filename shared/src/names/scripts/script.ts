/** The script a word is written in, as far as the rules tell scripts apart. `mixed`: letters of more than one, as in a look-alike. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'ideographic' | 'other' | 'mixed';

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['ideographic', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
];

/** @param word letters, marks and digits only */
export function scriptOf(word: string): Script {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(word)) return 'latin';
  const found = SCRIPTS.filter(([, letters]) => letters.test(word)).map(([script]) => script);
  if (found.length > 1) return 'mixed';
  return found[0] ?? (/^\P{L}*$/u.test(word) ? 'latin' : 'other');
}
