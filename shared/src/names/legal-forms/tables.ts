import { normalizeLatin } from '../latin.ts';
import { lazy, wordsOf } from '../lazy.ts';
import { tokenize, type Word } from '../tokens.ts';
import asian from './asian.json' with { type: 'json' };
import balkan from './balkan.json' with { type: 'json' };
import baltic from './baltic.json' with { type: 'json' };
import central from './central.json' with { type: 'json' };
import dutch from './dutch.json' with { type: 'json' };
import eastern from './eastern.json' with { type: 'json' };
import english from './english.json' with { type: 'json' };
import french from './french.json' with { type: 'json' };
import german from './german.json' with { type: 'json' };
import iberian from './iberian.json' with { type: 'json' };
import italian from './italian.json' with { type: 'json' };
import nordic from './nordic.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };

/** Facts of the registers (ISO 20275 lists them), one table per region. */
const REGIONS: readonly { readonly forms: Readonly<Record<string, string>> }[] = [
  german,
  french,
  english,
  dutch,
  iberian,
  italian,
  nordic,
  central,
  balkan,
  baltic,
  eastern,
  asian,
];

const AND = new Set(['und', 'and', 'et']);

/** Words joined without spaces: the key by which forms are looked up. */
export function runTogether(words: readonly Word[]): string {
  const counted = words.length > 1 ? words.filter((word) => !AND.has(word.key)) : words;
  const joined = counted.map((word) => word.key).join('');
  return /[^a-z0-9]/.test(joined) ? joined : normalizeLatin(joined);
}

function lettersOf(words: readonly Word[]): string {
  return words.map((word) => word.written.toLowerCase()).join('');
}

interface Writings {
  /** Joined and normalized → the ids of the forms that it may mean. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Id → every way in which the form is written, run together. */
  readonly byId: ReadonlyMap<string, readonly string[]>;
  /** The letters of every writing, with their accents. */
  readonly letters: ReadonlySet<string>;
}

const writings = lazy((): Writings => {
  const ids = new Map<string, Set<string>>();
  const byId = new Map<string, string[]>();
  const letters = new Set<string>();
  for (const [id, line] of REGIONS.flatMap((region) => Object.entries(region.forms))) {
    for (const written of line.split('|')) {
      const words = tokenize(written).filter((token) => token.kind === 'word');
      const writing = runTogether(words);
      ids.set(writing, (ids.get(writing) ?? new Set()).add(id));
      byId.set(id, [...(byId.get(id) ?? []), writing]);
      letters.add(lettersOf(words));
    }
  }
  return { ids, byId, letters };
});

export function formsWritten(writing: string): ReadonlySet<string> | undefined {
  return writings().ids.get(writing);
}

/** Sá is not S.A., and Séça not SECA: in a short form accents count. */
export function hasOtherAccents(words: readonly Word[]): boolean {
  const letters = lettersOf(words);
  return letters.length <= 5 && /[^a-z]/.test(letters) && !writings().letters.has(letters);
}

export function writingsOf(forms: ReadonlySet<string>): string[] {
  return [...forms].flatMap((id) => writings().byId.get(id) ?? []);
}

/** Every way in which any form is written, as listed in the tables. */
export function allWritings(): string[] {
  return REGIONS.flatMap((region) => Object.values(region.forms)).flatMap((line) =>
    line.split('|').map((writing) => writing.trim()),
  );
}

/** The country codes (or `en`, `eu` for forms of several countries) that the tables hold. */
export function legalFormCountries(): string[] {
  return [...new Set([...writings().byId.keys()].map((id) => id.slice(0, 2)))].sort();
}

/** The statuses as normalized words: run together, "i A" would be a name's "IA". */
export const normalizedStatuses = lazy(
  () =>
    new Set(
      status.statuses
        .flatMap((line) => line.split('|'))
        .map((phrase) =>
          wordsOf(phrase)
            .flatMap((word) => tokenize(word))
            .flatMap((token) => (token.kind === 'word' ? [token.key] : []))
            .join(' '),
        ),
    ),
);
