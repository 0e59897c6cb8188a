import { DROPPED, MAX_CHARACTERS, significant, unitOf } from '../spelling/account-number.ts';

/** What a text field shows, and where its caret is. */
export interface Typed {
  value: string;
  caret: number;
}

/** What a text field's `input` event says, and what the field showed before. */
export interface Edit {
  /** The field's value before, as {@link regroup} gave it. */
  previous: string;
  /** The field's value now, as the browser left it. */
  next: string;
  /** The field's `selectionEnd` now. */
  caret: number;
  /** `InputEvent.inputType`, if there is one: distinguishes Delete from Backspace. */
  inputType?: string | undefined;
}

/** What an edit does that deletes only what it says: to cut a space, or to type "3" over " 3", removes no digit. */
const KEEPS = /^(?:insert(?!C)|hist)|By/;

const isSeparator = (text: string, index: number): boolean => unitOf(text.charCodeAt(index)) === DROPPED;

/** Where character number `count` begins in a grouped text; with `behind`, after the separator before it. */
export function indexAfter(value: string, count: number, behind: boolean): number {
  let index = 0;
  for (let left = count; index < value.length && (left > 0 || (behind && isSeparator(value, index))); index++) {
    if (!isSeparator(value, index)) left--;
  }
  return index;
}

/**
 * The field after an edit: regrouped, with the caret next to the same characters as before.
 *
 * The payer did not type the separators: deleting one deletes the character beyond it, otherwise the field would seem
 * stuck. A text of more than 128 characters is left alone.
 *
 * @param group puts separators into a text that has none
 * @param lead how many characters at the start of a text are to be dropped
 */
export function regroup(edit: Edit, group: (text: string) => string, lead: (text: string) => number = () => 0): Typed {
  const { previous, next, inputType = '' } = edit;
  const caret = Math.min(Math.max(0, edit.caret), next.length);
  if (next.length > MAX_CHARACTERS) return { value: next, caret };

  let text = significant(next);
  let before = significant(next.slice(0, caret)).length;
  if (next.length === previous.length - 1 && text === significant(previous) && !KEEPS.test(inputType)) {
    const removed = inputType.endsWith('Forward') ? before : before - 1;
    if (removed >= 0) {
      text = text.slice(0, removed) + text.slice(removed + 1);
      before = removed;
    }
  }
  const dropped = lead(text);
  const value = group(text.slice(dropped));
  const behind = caret > 0 && isSeparator(next, caret - 1);
  return { value, caret: indexAfter(value, Math.max(0, before - dropped), behind) };
}
