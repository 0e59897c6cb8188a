import type { Identifier } from '../contract/index.ts';
import { regroup, type Typed } from './caret.ts';

/** The numbers with a fixed format: an LEI without spaces (ISO 17442), a D-U-N-S number as 12-345-6789. */
const written: Partial<Record<Identifier['type'], (text: string) => string>> = {
  lei: (text) => text,
  duns: (text) => text.replace(/^(..)(?=.)/u, '$1-').replace(/^(..-...)(?=.)/u, '$1-'),
};

/** The contract accepts 70 characters; the rest of a huge paste is ignored. */
const MOST_CHARACTERS = 128;

/**
 * What a field for an organisation's number has to show after an edit, and where its caret has to be: in capitals, as
 * registers write it, and grouped if that is usual. See `formatTyping` of the IBAN for the other arguments.
 *
 * @example
 * formatIdentifierTyping('vat', 'D', 'de', 2) // { value: 'DE', caret: 2 }
 * formatIdentifierTyping('duns', '15', '150', 3) // { value: '15-0', caret: 4 }
 */
export function formatIdentifierTyping(
  type: Identifier['type'],
  previous: string,
  next: string,
  caret: number,
  inputType?: string,
): Typed {
  const text = next.slice(0, MOST_CHARACTERS);
  const group = written[type];
  if (group) return regroup({ previous, next: text, caret, inputType }, group);
  // Each register places spaces and dots differently. Only ASCII: `toUpperCase` creates letters that nobody typed.
  return { value: text.replace(/[a-z]/g, (letter) => letter.toUpperCase()), caret: Math.min(caret, text.length) };
}
