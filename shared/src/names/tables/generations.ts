import { lazy, wordsOf } from '../lazy.ts';
import table from './generations.json' with { type: 'json' };

/** Words that distinguish generations of a family, each with its generation. */
const generations = lazy(
  () =>
    new Map(
      Object.entries(table.generations).flatMap(([generation, words]) =>
        wordsOf(words).map((word) => [word, generation] as const),
      ),
    ),
);

/** Within or in front of a name these are a title (Spanish Sr.), an initial or a name. */
const behindOnly = lazy(() => new Set(wordsOf(table.behindOnly)));

/** Hungarian puts these first: ifjabb, idősebb. */
const inFront = lazy(() => new Set(wordsOf(table.inFront)));

/** @returns the generation, or undefined for any other word */
export function generationOf(latin: string, place: 'in_front' | 'within' | 'behind'): string | undefined {
  if (place === 'in_front' && !inFront().has(latin)) return undefined;
  if (place === 'within' && behindOnly().has(latin)) return undefined;
  return generations().get(latin);
}
