import { lazy, wordsOf } from '../lazy.ts';
import table from './abbreviated-names.json' with { type: 'json' };

const names = lazy(
  () =>
    new Map(
      table.abbreviations.map((line) => {
        const [abbreviation = '', name = ''] = wordsOf(line);
        return [abbreviation, name] as const;
      }),
    ),
);

/** The name that registers and people abbreviate like this (Fco. is Francisco); undefined for any other word. */
export function nameAbbreviated(latin: string): string | undefined {
  return names().get(latin);
}
