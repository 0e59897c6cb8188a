import type { FieldHistory } from '../payee-check/conversation.ts';

/** Text and caret of a field, to go back to. */
type Snapshot = readonly [value: string, caret: number];

const MOST_SNAPSHOTS = 100;

/** Writing to a field empties the browser's own history of it, so that the grouped fields keep one. */
export class History implements FieldHistory {
  #of: HTMLInputElement | undefined;
  #undo: Snapshot[] = [];
  #redo: Snapshot[] = [];

  remember(input: HTMLInputElement, value: string, caret: number): void {
    if (this.#of !== input) this.#undo = [];
    this.#of = input;
    this.#redo = [];
    this.#undo.push([value, caret]);
    if (this.#undo.length > MOST_SNAPSHOTS) this.#undo.shift();
  }

  step(input: HTMLInputElement, event: KeyboardEvent | InputEvent): boolean {
    const direction = directionOf(event);
    if (!direction || this.#of !== input || input.readOnly) return false;
    event.preventDefault();
    const [from, to] = direction === 'redo' ? [this.#redo, this.#undo] : [this.#undo, this.#redo];
    const snapshot = from.pop();
    if (!snapshot) return false;
    const [value, caret] = snapshot;
    to.push([input.value, input.selectionEnd ?? 0]);
    input.value = value;
    input.setSelectionRange(caret, caret);
    return true;
  }
}

/** Ctrl or Command with Z or Y, or what a menu or a phone sends in their place. */
function directionOf(event: KeyboardEvent | InputEvent): 'undo' | 'redo' | undefined {
  if ('inputType' in event) {
    return event.inputType === 'historyUndo' ? 'undo' : event.inputType === 'historyRedo' ? 'redo' : undefined;
  }
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo';
  return key === 'z' ? 'undo' : undefined;
}
