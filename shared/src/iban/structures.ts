/** The class of characters at one position of an IBAN; a position that allows both has their sum. */
export const DIGIT = 1;
export const LETTER = 2;

/**
 * The 89 countries of SWIFT's IBAN registry, release 102 (June 2026): country code, then the runs of its BBAN, `n`
 * digits, `a` letters, `c` either. A single text, because it is smaller than objects and parsed only once.
 */
const STRUCTURES =
  'AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n ' +
  'CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n ' +
  'GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c ' +
  'KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n ' +
  'MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c ' +
  'SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n ' +
  'VG4a16n XK16n YE4a4n18c';

const CLASSES: Readonly<Record<string, number>> = { n: DIGIT, a: LETTER, c: DIGIT + LETTER };

/** A country's BBAN as runs: class and length in turn. */
export type Runs = Uint8Array;

/** A = 10 to Z = 35, as ISO 7064 counts letters. */
const numeralOf = (letter: string): number => letter.charCodeAt(0) - 55;

/** ZZ. */
const LAST_COUNTRY = 3535;

let table: (Runs | undefined)[] | undefined;

function parse(): (Runs | undefined)[] {
  // Created at full size: an array that grows by leaps becomes a hash table.
  const parsed = new Array<Runs | undefined>(LAST_COUNTRY + 1).fill(undefined);
  for (const structure of STRUCTURES.split(' ')) {
    const runs = Array.from(structure.matchAll(/(\d+)([nac])/g), ([, count, letter = '']) => [
      CLASSES[letter] ?? 0,
      Number(count),
    ]);
    parsed[numeralOf(structure.charAt(0)) * 100 + numeralOf(structure.charAt(1))] = Uint8Array.from(runs.flat());
  }
  return parsed;
}

/**
 * The runs of a country given as ISO 7064 counts its two letters (DE: 1314), or `undefined` if it does not use IBANs.
 */
export function runsOf(country: number): Runs | undefined {
  table ??= parse();
  return table[country];
}

/**
 * The class of each position of an IBAN, including country code and check digits, or `undefined` if its first two
 * characters are not the code of a country with IBANs. The length is that of the country's IBANs.
 */
export function placesOf(iban: string): readonly number[] | undefined {
  const runs = /^[A-Z]{2}/.test(iban) ? runsOf(numeralOf(iban.charAt(0)) * 100 + numeralOf(iban.charAt(1))) : undefined;
  if (runs === undefined) return undefined;
  const places = [LETTER, LETTER, DIGIT, DIGIT];
  for (let run = 0; run < runs.length; run += 2) {
    places.push(...new Array<number>(runs[run + 1] ?? 0).fill(runs[run] ?? 0));
  }
  return places;
}

/** Whether a character belongs to the class of a position. */
export function fits(character: string, place: number): boolean {
  return (place & (character <= '9' ? DIGIT : LETTER)) !== 0;
}

/** The country codes that an IBAN can begin with, in alphabetical order. */
export function countryCodes(): string[] {
  return STRUCTURES.split(' ').map((structure) => structure.slice(0, 2));
}
