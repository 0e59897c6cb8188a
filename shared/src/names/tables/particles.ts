import { lazy, wordsOf } from '../lazy.ts';
import table from './particles.json' with { type: 'json' };

const particles = lazy(() => new Set(wordsOf(table.particles)));
const born = lazy(() => new Set(wordsOf(table.born)));

/** Small words that belong to a surname but are often left out, shortened or run together with it. */
export function isParticle(latin: string): boolean {
  return particles().has(latin);
}

/** Words before a maiden or former name: née, geborene, z domu, roz. */
export function announcesMaidenName(latin: string): boolean {
  return born().has(latin);
}

/** A word that links somebody to their father, or to another relative. */
export interface Patronymic {
  /** Undefined if it says something else of the relative: wife of. */
  readonly child: 'son' | 'daughter' | undefined;
  /** Whether the father's name precedes it (Həsən oğlu) or behind (bin Hassan). */
  readonly father: 'in_front' | 'behind';
}

const patronymics = lazy(() => {
  const found = new Map<string, Patronymic>();
  for (const word of wordsOf(table.sonOf)) found.set(word, { child: 'son', father: 'behind' });
  for (const word of wordsOf(table.daughterOf)) found.set(word, { child: 'daughter', father: 'behind' });
  for (const word of wordsOf(table.relativeOf)) found.set(word, { child: undefined, father: 'behind' });
  for (const word of wordsOf(table.sonOfBehind)) found.set(word, { child: 'son', father: 'in_front' });
  for (const word of wordsOf(table.daughterOfBehind)) found.set(word, { child: 'daughter', father: 'in_front' });
  return found;
});

export function patronymicOf(latin: string): Patronymic | undefined {
  return patronymics().get(latin);
}
