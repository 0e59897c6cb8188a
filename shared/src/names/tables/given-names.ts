import { normalizeLatin } from '../latin.ts';
import { lazy, wordsOf } from '../lazy.ts';
import arabic from './given-names/arabic.json' with { type: 'json' };
import eastAsia from './given-names/east-asia.json' with { type: 'json' };
import families from './given-names/families.json' with { type: 'json' };
import others from './given-names/others.json' with { type: 'json' };
import petNames from './given-names/pet-names.json' with { type: 'json' };
import shortNames from './given-names/short-names.json' with { type: 'json' };
import southAsia from './given-names/south-asia.json' with { type: 'json' };
import unitedStates from './given-names/united-states.json' with { type: 'json' };
import unitedStatesRare from './given-names/united-states-rare.json' with { type: 'json' };
import westAfrica from './given-names/west-africa.json' with { type: 'json' };
import world from './given-names/world.json' with { type: 'json' };
import { isSurname } from './surnames.ts';

type Sex = 'female' | 'male' | 'either';

/** The tables of first names, the most reliable first: if two disagree, either sex may bear the name. */
const WITH_SEX = [
  southAsia,
  westAfrica,
  eastAsia,
  arabic,
  unitedStates,
  world,
  unitedStatesRare,
  { female: [], male: [], either: others.either },
];

/** First names so common that a single word indicates a person. */
const COMMON = [southAsia, westAfrica, eastAsia, arabic, unitedStates];

/** Normalized first name → who bears it. */
const sexes = lazy(() => {
  const known = new Map<string, Sex>();
  for (const table of WITH_SEX) {
    for (const sex of ['female', 'male', 'either'] as const) {
      for (const name of wordsOf(table[sex])) {
        const latin = normalizeLatin(name);
        const before = known.get(latin);
        known.set(latin, before === undefined || before === sex ? sex : 'either');
      }
    }
  }
  return known;
});

const common = lazy(
  () =>
    new Set(
      COMMON.flatMap((table) => [table.female, table.male, table.either].flatMap(wordsOf))
        .map(normalizeLatin)
        .filter((name) => !isSurname(name)),
    ),
);

/** Normalized first name → the numbers of the families it belongs to; none for a name without other forms. */
const familiesByName = lazy(() => {
  const byName = new Map<string, readonly number[]>();
  const lines = [...families.families, ...shortNames.families, ...pairsOfPetNames()];
  for (const [family, line] of lines.entries()) {
    for (const name of wordsOf(line).map(normalizeLatin)) byName.set(name, [...(byName.get(name) ?? []), family]);
  }
  for (const name of wordsOf(others.names).map(normalizeLatin)) if (!byName.has(name)) byName.set(name, []);
  return byName;
});

/** Each name with each of its pet names, as a family of two: two pet names of one name are two people. */
function pairsOfPetNames(): string[] {
  return petNames.petNames.flatMap((line) => {
    const [names = '', pets = ''] = line.split(': ');
    return wordsOf(names).flatMap((name) => wordsOf(pets).map((pet) => `${name} ${pet}`));
  });
}

/** Whether a normalized word is a first name before it is anything else: what tells first names from surnames in a name. */
export function isGivenName(latin: string): boolean {
  return familiesByName().has(latin);
}

/** Whether it is a first name at all, even if rare, or more common as a surname. */
export function isKnownGivenName(latin: string): boolean {
  return isGivenName(latin) || sexes().has(latin);
}

/** Whether a word is a first name in any position: known as one, and not as a surname. */
export function isMostlyGivenName(latin: string): boolean {
  return isGivenName(latin) || common().has(latin);
}

/** Whether two normalized first names are forms of one (Alex, Alexander; Ivan, Jan). */
export function areOneGivenName(left: string, right: string): boolean {
  const others = familiesByName().get(right);
  return (
    familiesByName()
      .get(left)
      ?.some((family) => others?.includes(family)) ?? false
  );
}

const eitherByCountry = lazy(() => new Set(wordsOf(others.either).map(normalizeLatin)));

/** Whether men bear a first name in one country of Europe and women in another: Simone, Daniele, Andrea. */
export function isEitherByCountry(latin: string): boolean {
  return eitherByCountry().has(latin);
}

/** The sex that a first name indicates; undefined if both bear it, or if no table has it. */
export function sexOf(latin: string): 'female' | 'male' | undefined {
  const sex = sexes().get(latin);
  return sex === 'either' ? undefined : sex;
}
