/**
 * Cyrillic (Russian, Ukrainian, Bulgarian, Serbian, Macedonian, Belarusian, Kazakh) against Latin. There is no one romanisation:
 * passports, banks and people write Юрий as Yuriy, Yurii, Yury, Iurii, Jurij. So both sides are reduced to a sketch in which the
 * usual romanisations (ISO 9, GOST, BGN/PCGN, ICAO 9303, the Ukrainian decree of 2010, the Bulgarian law of 2009) are the same.
 * S, C, Z stand for sh, ch, zh; g and h are one (Ukrainian г).
 */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  є: 'e',
  ж: 'Z',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'C',
  ш: 'S',
  ы: 'i',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ь: '',
  ў: 'u',
  ј: 'i',
  љ: 'li',
  њ: 'ni',
  ђ: 'di',
  ћ: 'C',
  џ: 'dZ',
  ѓ: 'h',
  ќ: 'k',
  ѕ: 'dz',
  ә: 'a',
  ғ: 'h',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
};

/** Letters whose romanisation depends on the language: first the Russian and Ukrainian way, then the Bulgarian and literal one. */
const EITHER: Readonly<Record<string, readonly [string, string]>> = { ё: ['e', 'io'], щ: ['SC', 'St'], ъ: ['', 'a'] };

/** Letters of Serbian and Macedonian only, whose Latin equivalents often lose their accents: Милошевић, Milosevic. */
const SERBIAN = /[ђћјљњџѓќѕ]/;

/** @param word in lower case */
export function sketchesOfCyrillic(word: string): string[] {
  const sketches = [0, 1].map((way) =>
    unify([...word].map((letter) => EITHER[letter]?.[way] ?? LETTERS[letter] ?? letter).join('')),
  );
  if (SERBIAN.test(word)) sketches.push(...sketches.map((sketch) => sketch.toLowerCase()));
  return [...new Set(sketches)];
}

/** The sketch of a word already in plain a–z. */
export function sketchOfRomanisedCyrillic(word: string): string {
  const digraphs = word
    .replaceAll('shch', 'SC')
    .replaceAll('gh', 'g')
    .replaceAll('q', 'k')
    .replace(/ts?ch/g, 'C')
    .replaceAll('sch', 'SC')
    .replaceAll('sh', 'S')
    .replaceAll('ch', 'C')
    .replaceAll('zh', 'Z')
    .replaceAll('kh', 'h')
    .replace(/t[sz]/g, 'c')
    .replaceAll('x', 'ks')
    .replaceAll('w', 'v')
    .replaceAll('ph', 'f')
    .replace(/ff?$/, 'v')
    .replaceAll('g', 'h');
  return unify(digraphs);
}

/** y, j and i are one, and an i before e is not heard: Yelena is Elena, Andreyev is Andreev. */
function unify(sketch: string): string {
  return sketch.replace(/[yj]/g, 'i').replace(/i+/g, 'i').replaceAll('ie', 'e');
}
