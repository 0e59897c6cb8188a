import { lazy, wordsOf } from '../lazy.ts';
import table from './business-words.json' with { type: 'json' };

const general = lazy(() => new Set(wordsOf(table.general)));
const small = lazy(() => new Set(wordsOf(table.small)));
const organisation = lazy(() => new Set(wordsOf(table.organisation)));
const surnamesToo = lazy(() => new Set(wordsOf(table.surnamesToo)));

/** Abbreviation → what it may mean. */
const abbreviations = lazy(
  () =>
    new Map(
      table.abbreviations.map((line) => {
        const [abbreviation = '', ...words] = wordsOf(line);
        return [abbreviation, new Set(words)] as const;
      }),
    ),
);

export function abbreviates(short: string, long: string): boolean {
  return abbreviations().get(short)?.has(long) ?? false;
}

/** Words of company names that say what or where a company is, not which one. */
export function isGeneral(latin: string): boolean {
  return general().has(latin);
}

/** Small words without meaning of their own: articles and "and". */
export function isSmallWord(letters: string): boolean {
  return small().has(letters);
}

/** Words in the names of organisations: certainly, or unless it is somebody's surname (Church). */
export function organisationWord(latin: string): 'sure' | 'surname_too' | undefined {
  if (!organisation().has(latin)) return undefined;
  return surnamesToo().has(latin) ? 'surname_too' : 'sure';
}
