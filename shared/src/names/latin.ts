import anyAscii from 'any-ascii';

/**
 * Latin spellings that are one name: ü = ue = u, ö = oe = o, ä = ae = a, ß = ss, ø = oe = o, å = aa = a, ł = l, and every accent.
 * The latin form is canonical: two spellings are the same when their latin forms are equal, so an index can store it.
 */
export function normalizeLatin(word: string): string {
  return collapseDigraphs(toAscii(word));
}

/** The word in a–z and digits, letter for letter; edits are counted on it. */
export function toAscii(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(word)) return word;
  return anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Letters that some write as two: š as sh (Ševčenko, Shevchenko), đ as dj (Đoković, Djokovic), ü as ue. */
const IN_TWO: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  ž: 'zh',
  đ: 'dj',
  ä: 'ae',
  ö: 'oe',
  ø: 'oe',
  ü: 'ue',
};

/** Which of them are written as two letters in the same spelling: Serbian writes đ that way, but keeps c for č. */
const TOGETHER = [/[šşčćçžđ]/g, /đ/g, /[äöøü]/g];

/**
 * The other latin forms of a word, with letters written as two; most words have none. Umlauts have them where
 * `collapseDigraphs` leaves the two alone (Malmö, Malmoe; Schröer, Schroeer).
 */
export function latinVariants(word: string): string[] {
  const inTwo = TOGETHER.map((letters) => word.replace(letters, (letter) => IN_TWO[letter] ?? letter));
  const others = inTwo.filter((variant) => variant !== word).map(normalizeLatin);
  return others.length === 0 ? others : others.filter((variant) => variant !== normalizeLatin(word));
}

/**
 * `ae`, `oe`, `ue` stand for the umlaut before a consonant (Mueller, Schroeder), but not after a vowel or q (Bauer, Marques), at
 * the end (Zoe, Sue), or in the endings of Manuel, Michaela, Joelle, Samuels; `aeu` always stands for äu (Haeusler). Romanised
 * Slavic endings and beginnings are unified too: Yuriy, Yurii, Iurii, Jurij's -ij.
 */
export function collapseDigraphs(ascii: string): string {
  if (!/aa|[aou]e|^i[au]|[iy][iyj]$/.test(ascii)) return ascii;
  return ascii
    .replace(/(?<!a)aa(?!a)/g, ascii.length > 2 ? 'a' : 'aa')
    .replaceAll('aeu', 'au')
    .replace(/(?<![aeiouq])([aou])e(?=[bcdfghjkmnprstvwxz]|l(?!$|as?$|l[ae]$|s$|i$))/g, '$1')
    .replace(/^i(?=[au][b-df-hj-np-tv-z].)/, 'y')
    .replace(/(?<=...)[iy][iyj]$/, 'iy');
}
