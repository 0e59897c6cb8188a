/** What people and systems do to a name. Each should result in a match or a close match. */
export type Mutation = (name: string, random: Random) => string;
export type Random = (below: number) => number;

/** The same sequence in every run (a linear congruential generator), so that runs can be compared. */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor(state / 65_536) % below;
  };
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[random(Math.max(1, items.length))];
}

/** Changes one character, chosen from the suitable ones. */
function atOne(fits: RegExp, change: (letter: string, next: string, random: Random) => string): Mutation {
  return (name, random) => {
    const letters = [...name];
    const places = [...letters.keys()].filter((place) => fits.test(letters[place] ?? ''));
    const place = pick(places, random);
    if (place === undefined) return name;
    const changed = change(letters[place] ?? '', letters[place + 1] ?? '', random);
    return [...letters.slice(0, place), changed, ...letters.slice(place + 1)].join('');
  };
}

const consonant = (random: Random) => pick([...'bcdfgklmnprst'], random) ?? 'b';
const vowel = (random: Random) => pick([...'aeiou'], random) ?? 'a';

export const mutations: Readonly<Record<string, Mutation>> = {
  'spaces removed': (name) => name.replaceAll(' ', ''),
  'another mark for a space': (name, random) => name.replaceAll(' ', pick(['_', '-', '.', '*'], random) ?? '_'),
  'first and last word swapped': (name) => {
    const words = name.split(' ');
    return [...words.slice(-1), ...words.slice(1, -1), ...words.slice(0, 1)].join(' ');
  },
  'in capitals': (name) => name.toUpperCase(),
  'accents dropped': (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  'a letter missing': atOne(/\p{L}/u, () => ''),
  'a letter doubled': atOne(/\p{L}/u, (letter) => letter + letter),
  'a letter inserted': atOne(/\p{L}/u, (letter, _, random) => letter + consonant(random)),
  'another vowel': atOne(/[aeiouy]/i, (_letter, _next, random) => vowel(random)),
  'another consonant': atOne(/[b-df-hj-np-tv-xz]/i, (_letter, _next, random) => consonant(random)),
  'two letters swapped': (name, random) => {
    const places = [...[...name].keys()].filter((place) => /^\p{L}{2}$/u.test(name.slice(place, place + 2)));
    const place = pick(places, random);
    if (place === undefined) return name;
    return name.slice(0, place) + name.charAt(place + 1) + name.charAt(place) + name.slice(place + 2);
  },
  'a word added in front': (name) => `xkq ${name}`,
};

export const personMutations: Readonly<Record<string, Mutation>> = {
  ...mutations,
  'a title added': (name) => `Dr. ${name}`,
  'first names as initials': (name) => {
    const words = name.split(' ');
    return [...words.slice(0, -1).map((word) => `${word.charAt(0)}.`), ...words.slice(-1)].join(' ');
  },
};
