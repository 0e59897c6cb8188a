import { regroup, type Typed } from './caret.ts';

/**
 * What a sort code field has to show after an edit, in pairs with hyphens, and where its caret has to be. See
 * `formatTyping` of the IBAN for the arguments.
 *
 * @example
 * formatSortCodeTyping('12', '123', 3) // { value: '12-3', caret: 4 }
 */
export function formatSortCodeTyping(previous: string, next: string, caret: number, inputType?: string): Typed {
  return regroup({ previous, next, caret, inputType }, (text) => text.replace(/..(?=.)/gsu, '$&-'));
}
