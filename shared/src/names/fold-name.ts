import { partsOf } from './words.ts';

/**
 * The folded form of a name: lower case, words apart by one space, one spelling for each set of spellings that counts as the same
 * (Müller, Mueller, MULLER), other scripts in their own letters. Equal folded forms are a match whatever the kind of name; the
 * reverse does not hold. Meant for an index that must find a name again without keeping how it was typed.
 */
export function foldName(name: string): string {
  return partsOf(name)
    .flatMap((part) => (part.kind === 'word' ? [part.key] : []))
    .join(' ');
}
