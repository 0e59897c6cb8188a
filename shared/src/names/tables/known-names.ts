import { foldLatin } from '../fold.ts';
import { GIVEN_NAME_FAMILIES } from './given-name-families.ts';
import { OTHER_GIVEN_NAMES } from './other-given-names.ts';
import { SHORT_NAMES } from './short-names.ts';

/** Folded given name → the numbers of the families it belongs to; none for a name without other forms. */
const FAMILIES = buildFamilies();

function buildFamilies(): ReadonlyMap<string, readonly number[]> {
  const families = new Map<string, number[]>();
  for (const [family, line] of [...GIVEN_NAME_FAMILIES.split('\n'), ...SHORT_NAMES.split('\n')].entries()) {
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

/** @param folded a word folded to plain a–z */
export function isGivenName(folded: string): boolean {
  return FAMILIES.has(folded);
}

/** Whether two folded given names are forms of one (Alex, Alexander; Ivan, Jan). */
export function areOneGivenName(left: string, right: string): boolean {
  const others = FAMILIES.get(right);
  return FAMILIES.get(left)?.some((family) => others?.includes(family)) ?? false;
}
