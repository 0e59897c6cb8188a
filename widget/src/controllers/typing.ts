import type { FieldKey, SchemeRules } from '../types.ts';
import type { Fields } from './fields.ts';

/** What typing needs of its element. */
interface Host {
  fields: Fields;
  rules(): SchemeRules | undefined;
  /** A value has changed. */
  edited(): void;
  /** The focus left a field; `leaving` where it left all of them. */
  left(key: FieldKey, leaving: boolean): void;
  /** Enter was pressed in a field. */
  enter(): void;
}

/** Text and caret of an account field, to go back to. */
type Snapshot = readonly [value: string, caret: number];

const MOST_SNAPSHOTS = 100;

/** Turns what happens in the text fields into values: grouping as one types, composition, undo, Enter. */
export class Typing {
  readonly #element: HTMLElement;
  readonly #host: Host;
  #focusValue = '';
  #undo: Snapshot[] = [];
  #redo: Snapshot[] = [];
  #of: HTMLInputElement | undefined;

  constructor(element: HTMLElement, host: Host) {
    this.#element = element;
    this.#host = host;
  }

  readonly onInput = (event: Event): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== 'text') return;
    const key = keyOf(input);
    const { values } = this.#host.fields;
    const before = values[key];
    const rules = key === 'payeeName' ? undefined : this.#host.rules();
    // While an input method composes, its text is its own.
    if ((event instanceof InputEvent && event.isComposing) || !rules) {
      values[key] = input.value;
    } else {
      const caret = input.selectionEnd ?? input.value.length;
      const typed = rules.type(
        key,
        before,
        input.value,
        caret,
        event instanceof InputEvent ? event.inputType : undefined,
      );
      this.#remember(input, [before, Math.max(0, caret - (input.value.length - before.length))]);
      values[key] = typed.value;
      show(input, [typed.value, typed.caret]);
    }
    if (values[key] !== before) this.#host.edited();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.defaultPrevented) return;
    // 229: an input method has the key (Safari says so after the composition has ended).
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault();
      this.#commit(input);
      this.#host.enter();
    }
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (command && event.key.toLowerCase() === 'z') this.#step(input, event.shiftKey, event);
    if (command && event.key.toLowerCase() === 'y') this.#step(input, true, event);
  };

  /** From a menu, or by shaking a phone. */
  readonly onBeforeInput = (event: InputEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.inputType === 'historyUndo') this.#step(event.target, false, event);
    if (event.inputType === 'historyRedo') this.#step(event.target, true, event);
  };

  onFocusIn(event: FocusEvent): void {
    if (event.target instanceof HTMLInputElement) this.#focusValue = event.target.value;
  }

  readonly onFocusOut = (event: FocusEvent): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    this.#commit(input);
    const next = event.relatedTarget;
    const leaving = !(
      next instanceof HTMLInputElement &&
      event.currentTarget instanceof Node &&
      event.currentTarget.contains(next)
    );
    if (input.type === 'text') this.#host.left(keyOf(input), leaving);
  };

  /** As an `<input>` does: `change` once, for all the edits since the focus came. Its own is not seen outside. */
  #commit(input: HTMLInputElement): void {
    if (input.type !== 'text' || input.value === this.#focusValue) return;
    this.#focusValue = input.value;
    this.#element.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Writing to a field empties the browser's own history of it, so that the grouped fields keep one. */
  #remember(input: HTMLInputElement, snapshot: Snapshot): void {
    if (this.#of !== input) this.#undo = [];
    this.#of = input;
    this.#redo = [];
    this.#undo.push(snapshot);
    if (this.#undo.length > MOST_SNAPSHOTS) this.#undo.shift();
  }

  #step(input: HTMLInputElement, forward: boolean, event: Event): void {
    if (this.#of !== input || input.readOnly) return;
    event.preventDefault();
    const [from, to] = forward ? [this.#redo, this.#undo] : [this.#undo, this.#redo];
    const snapshot = from.pop();
    if (!snapshot) return;
    to.push([input.value, input.selectionEnd ?? 0]);
    show(input, snapshot);
    this.#host.fields.values[keyOf(input)] = snapshot[0];
    this.#host.edited();
    this.#element.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, inputType: forward ? 'historyRedo' : 'historyUndo' }),
    );
  }
}

function show(input: HTMLInputElement, [value, caret]: Snapshot): void {
  if (input.value !== value) input.value = value;
  input.setSelectionRange(caret, caret);
}

/** A field's id is its key. */
function keyOf(input: HTMLInputElement): FieldKey {
  return input.id as FieldKey;
}
