/** What a holder name can ask for, whatever the account. */
type MagicAnswer = 'no_match' | 'close_match' | 'unavailable' | 'business' | 'opted_out';

const answers: readonly (readonly [RegExp, MagicAnswer])[] = [
  [/\bno\s+match\b/iu, 'no_match'],
  [/\bclose\s+match\b/iu, 'close_match'],
  [/\bunavailable\b/iu, 'unavailable'],
  [/\bopted\s+out\b/iu, 'opted_out'],
  [/\bbusiness\b/iu, 'business'],
];

const slow = /\bslow\b/giu;

export interface MagicName {
  readonly answer: MagicAnswer | null;
  /** The bank answers late, with whatever the rest of the name deserves. */
  readonly slow: boolean;
  /** The name without the word that asked for slowness. */
  readonly rest: string;
}

/**
 * Reads the magic words in a holder name: `No Match`, `Close Match`, `Unavailable`, `Slow`, `Business`, `Opted Out`, in
 * any case, as whole words (so that a Mr Slowik is none of them).
 */
export function readMagic(name: string): MagicName {
  const rest = name.replace(slow, ' ').replace(/\s+/gu, ' ').trim();
  const answer = answers.find(([words]) => words.test(rest))?.[1] ?? null;
  return { answer, slow: rest !== name.trim().replace(/\s+/gu, ' '), rest };
}
