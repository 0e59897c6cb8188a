import { foldLatin } from '../fold.ts';
import { GIVEN_NAME_FAMILIES } from './given-name-families.ts';
import { OTHER_GIVEN_NAMES } from './other-given-names.ts';
import { SHORT_NAMES } from './short-names.ts';

/** Folded given name → the numbers of the families it belongs to; none for a name without other forms. */
let families: Map<string, number[]> | undefined;

function table(): Map<string, number[]> {
  if (families !== undefined) return families;
  const built = new Map<string, number[]>();
  `${GIVEN_NAME_FAMILIES}\n${SHORT_NAMES}`
    .split('\n')
    .filter((line) => line !== '')
    .forEach((line, family) => {
      for (const name of line.split(' ')) {
        const folded = foldLatin(name);
        const known = built.get(folded);
        if (known === undefined) built.set(folded, [family]);
        else if (!known.includes(family)) known.push(family);
      }
    });
  for (const name of OTHER_GIVEN_NAMES.split(/\s+/)) {
    const folded = foldLatin(name);
    if (folded !== '' && !built.has(folded)) built.set(folded, []);
  }
  families = built;
  return built;
}

/** @param folded a word folded to plain a–z */
export function isGivenName(folded: string): boolean {
  return table().has(folded);
}

/** Whether two folded given names are forms of one (Alex, Alexander; Ivan, Jan). */
export function areOneGivenName(left: string, right: string): boolean {
  const others = table().get(right);
  return (
    table()
      .get(left)
      ?.some((family) => others?.includes(family)) ?? false
  );
}
