import { normalizeLatin } from '../latin.ts';
import { GIVEN_NAME_FAMILIES } from './given-name-families.ts';
import { OTHER_GIVEN_NAMES } from './other-given-names.ts';
import { PET_NAMES } from './pet-names.ts';
import { SHORT_NAMES } from './short-names.ts';

/** Normalized given name → the numbers of the families it belongs to; none for a name without other forms. */
const FAMILIES = buildFamilies();

function buildFamilies(): ReadonlyMap<string, readonly number[]> {
  const families = new Map<string, number[]>();
  const lines = [...GIVEN_NAME_FAMILIES.split('\n'), ...SHORT_NAMES.split('\n'), ...pairsOf(PET_NAMES)];
  for (const [family, line] of lines.entries()) {
    for (const name of line.split(' ')) {
      const latin = normalizeLatin(name);
      families.set(latin, [...(families.get(latin) ?? []), family]);
    }
  }
  for (const name of OTHER_GIVEN_NAMES.split(/\s+/)) {
    const latin = normalizeLatin(name);
    if (!families.has(latin)) families.set(latin, []);
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

/** @param latin a word latin to plain a–z */
export function isGivenName(latin: string): boolean {
  return FAMILIES.has(latin);
}

/** Whether two latin given names are forms of one (Alex, Alexander; Ivan, Jan). */
export function areOneGivenName(left: string, right: string): boolean {
  const others = FAMILIES.get(right);
  return FAMILIES.get(left)?.some((family) => others?.includes(family)) ?? false;
}
