import { normalizeLatin } from '../latin.ts';
import { lazy, wordsOf } from '../lazy.ts';
import table from './surnames.json' with { type: 'json' };

const surnames = lazy(() => new Set(wordsOf(table.names).map(normalizeLatin)));

/** Whether a normalized word is known as a surname. */
export function isSurname(latin: string): boolean {
  return surnames().has(latin);
}
