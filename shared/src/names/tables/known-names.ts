import { foldLatin } from '../fold.ts';
import { GIVEN_NAME_FAMILIES } from './given-name-families.ts';
import { OTHER_GIVEN_NAMES } from './other-given-names.ts';
import { PET_NAMES } from './pet-names.ts';
import { SHORT_NAMES } from './short-names.ts';

/** Folded given name → the numbers of the families it belongs to; none for a name without other forms. */
const FAMILIES = buildFamilies();

function buildFamilies(): ReadonlyMap<string, readonly number[]> {
  const families = new Map<string, number[]>();
  const lines = [...GIVEN_NAME_FAMILIES.split('\n'), ...SHORT_NAMES.split('\n'), ...pairsOf(PET_NAMES)];
  for (const [family, line] of lines.entries()) {
    for (const name of line.split(' ')) {
      const folded = foldLatin(name);
      families.set(folded, [...(families.get(folded) ?? []), family]);
    }
  }
  for (const name of OTHER_GIVEN_NAMES.split(/\s+/)) {
    const folded = foldLatin(name);
    if (!families.has(folded)) families.set(folded, []);
  }
  families.delete('');
  return families;
}

/** Each name with each of its pet names, as a family of two. */
function pairsOf(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [names = '', petNames = ''] = line.split(': ');
      return names.split(' ').flatMap((name) => petNames.split(' ').map((petName) => `${name} ${petName}`));
    });
}

/** @param folded a word folded to plain a–z */
export function isGivenName(folded: string): boolean {
  return FAMILIES.has(folded);
}

/** Whether two folded given names are forms of one (Alex, Alexander; Ivan, Jan). */
export function areOneGivenName(left: string, right: string): boolean {
  const others = FAMILIES.get(right);
  return FAMILIES.get(left)?.some((family) => others?.includes(family)) ?? false;
}
