import { formatIban } from '../iban/format.ts';
import { normalizeIban } from '../iban/normalize.ts';
import { indexAfter, regroup, type Typed } from './caret.ts';

export { hasIbanChecksum } from '../iban/checksum.ts';
export type { Typed } from './caret.ts';
export { formatIban, normalizeIban };

/** The word before the number, on its own: if it were dropped before anything follows, its colon would remain. */
const ONLY_PREFIX = /^(IBAN:?)+$/;

/**
 * What an IBAN field has to show after an edit, in groups of four, and where its caret has to be: for insertion in the
 * middle, deletion across a space, and pastes with spaces, dots, invisible characters, lower case or the word IBAN.
 * Nothing is cut off, and characters that do not belong in an IBAN stay visible.
 *
 * @param previous what the field showed before the edit
 * @param next what it shows now
 * @param caret its `selectionEnd` now
 * @param inputType the event's `inputType`: Delete across a space cannot be told from Backspace without it
 *
 * @example
 * formatTyping('DE89', 'DE893', 5) // { value: 'DE89 3', caret: 6 }
 * formatTyping('DE89 3704', 'DE893704', 4) // Backspace behind the space: { value: 'DE83 704', caret: 3 }
 */
export function formatTyping(previous: string, next: string, caret: number, inputType?: string): Typed {
  return regroup(
    { previous, next, caret, inputType },
    (text) => (ONLY_PREFIX.test(text) ? text : formatIban(text)),
    (text) => (ONLY_PREFIX.test(text) ? 0 : text.length - normalizeIban(text).length),
  );
}

/**
 * Where the character at `position` of the normalised IBAN is in the text that the field shows, to mark a fault there.
 */
export function shownAt(value: string, position: number): number {
  return indexAfter(value, position, true);
}
