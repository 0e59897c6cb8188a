import { announcesMaidenName } from './tables/particles.ts';
import { generationOf } from './tables/suffixes.ts';
import { isTitle } from './tables/titles.ts';
import type { Part, Word } from './words.ts';

/** One person's name, without titles and suffix. */
export interface Person {
  readonly words: readonly Word[];
  readonly generation: string | undefined;
  readonly titled: boolean;
  readonly hasMaidenName: boolean;
  /** How many words stand before a comma ("Müller, Jürgen"); 0 where there is none. */
  readonly beforeComma: number;
}

/** Degrees written with dots, which the cutting into words has torn apart: Ph.D., LL.M., MU Dr. */
const TORN_TITLES = new Set(
  'phd bsc msc llm llb mudr judr rndr phdr mvdr mba dott dottssa dssa sigra sigrina profssa dipling drhc hc drphil drmed drjur thdr phmr rsdr'.split(
    ' ',
  ),
);

export function personOf(parts: readonly Part[]): Person {
  const comma = parts.findIndex((part) => part.kind === 'mark' && part.mark === ',');
  const all = parts.filter((part) => part.kind === 'word');
  const wordsBeforeComma = comma < 0 ? 0 : parts.slice(0, comma).filter((part) => part.kind === 'word').length;
  const surnameFirst = new Set(all.slice(0, wordsBeforeComma));

  const untitled = withoutTitles(all);
  const { words: ungenerated, generation } = withoutGeneration(untitled);
  const words = ungenerated.filter(
    (word, index) => index === 0 || !announcesMaidenName(word.latin) || ungenerated.length < 3,
  );
  return {
    words,
    generation,
    titled: untitled.length < all.length,
    hasMaidenName: words.length < ungenerated.length,
    beforeComma: comma < 0 ? 0 : words.filter((word) => surnameFirst.has(word)).length,
  };
}

function withoutTitles(all: readonly Word[]): Word[] {
  let words = withoutTornTitles(all);
  let first = words[0];
  while (
    first !== undefined &&
    words.length > 1 &&
    isTitle(first.latin, true) &&
    (words.length > 2 || isTitle(first.latin, false))
  ) {
    words = words.slice(1);
    first = words[0];
  }
  const kept = words.filter((word) => !isTitle(word.latin, false));
  return kept.length > 0 ? kept : words;
}

function withoutTornTitles(all: readonly Word[]): Word[] {
  const kept: Word[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const length = [4, 3, 2].find((size) => isTorn(all.slice(index, index + size), size));
    if (length !== undefined && all.length > length) {
      index += length - 1;
      continue;
    }
    const word = all[index];
    if (word !== undefined) kept.push(word);
  }
  return kept.length > 0 ? kept : [...all];
}

function isTorn(words: readonly Word[], size: number): boolean {
  return words.length === size && TORN_TITLES.has(words.map((word) => word.latin).join(''));
}

function withoutGeneration(all: readonly Word[]): { words: Word[]; generation: string | undefined } {
  if (all.length < 3) return { words: [...all], generation: undefined };
  const index = all.findLastIndex(
    (word, place) => place > 0 && generationOf(word.latin, place === all.length - 1) !== undefined,
  );
  const word = all[index];
  if (word === undefined) return { words: [...all], generation: undefined };
  return {
    words: all.filter((_, place) => place !== index),
    generation: generationOf(word.latin, index === all.length - 1),
  };
}
