import { tokenize } from './tokens.ts';

/**
 * The latin form of a name: lower case, words apart by one space, one spelling for each set of spellings that counts as the same
 * (Müller, Mueller, MULLER), other scripts in their own letters. Equal latin forms are a match whatever the kind of name; the
 * reverse does not hold. Meant for an index that must find a name again without keeping how it was typed.
 */
export function normalizeName(name: string): string {
  return tokenize(name)
    .flatMap((token) => (token.kind === 'word' ? [token.key] : []))
    .join(' ');
}
