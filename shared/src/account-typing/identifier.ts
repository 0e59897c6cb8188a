import type { Identifier } from '../contract/index.ts';
import { regroup, type Typed } from './caret.ts';

/** The numbers that are written in one way: an LEI in one piece (ISO 17442), a D-U-N-S number as 12-345-6789. */
const written: Partial<Record<Identifier['type'], (text: string) => string>> = {
  lei: (text) => text,
  duns: (text) => text.replace(/^(..)(?=.)/u, '$1-').replace(/^(..-...)(?=.)/u, '$1-'),
};

/** The contract takes 70 characters; the rest of a huge paste is not looked at. */
const MOST_CHARACTERS = 128;

/**
 * What a field for an organisation's number is to show after an edit, and where its caret is to stand: capitals, as registers
 * write it, and grouped where that is usual. See `formatTyping` of the IBAN for the other arguments.
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
  // Registers put spaces and dots where each likes. Only ASCII: `toUpperCase` makes letters that nobody typed.
  return { value: text.replace(/[a-z]/g, (letter) => letter.toUpperCase()), caret: Math.min(caret, text.length) };
}
