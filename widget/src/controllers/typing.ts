import type { FieldKey } from '../types.ts';
import type { Fields } from './fields.ts';

/** What typing needs of its element. */
interface Host {
  fields: Fields;
  /** A value has changed. */
  edited(): void;
  /** What stands in the fields may have come there without an event. */
  take(): void;
  /** The focus left a text field or a choice; `leaving` where it left all of them. */
  left(key: FieldKey | undefined, leaving: boolean): void;
  /** Enter was pressed in a field. */
  enter(): void;
}

/** An `input`, or the end of a composition, which has neither of the two. */
type Edit = Event & { readonly isComposing?: boolean; readonly inputType?: string };

/** Turns what happens in the text fields into values: grouping as one types, composition, undo, Enter. */
export class Typing {
  readonly #element: HTMLElement;
  readonly #host: Host;
  /** What the field held when the focus came, or at the last `change`. */
  #committed = '';
  /** The payer, not the page, has put something into it since. */
  #typed = false;

  constructor(element: HTMLElement, host: Host) {
    this.#element = element;
    this.#host = host;
  }

  readonly onInput = (event: Edit): void => {
    const input = textField(event);
    if (!input) return;
    const key = keyOf(input);
    const { fields } = this.#host;
    const before = fields.values[key];
    const rules = fields.rules(key);
    let { value } = input;
    // While an input method composes, its text is its own.
    if (rules && !event.isComposing) {
      const caret = input.selectionEnd ?? value.length;
      const typed = rules.type(key, before, value, caret, event.inputType);
      if (value !== typed.value) input.value = typed.value;
      value = typed.value;
      input.setSelectionRange(typed.caret, typed.caret);
    }
    this.#typed = true;
    this.#take(key, value);
    // A password manager's own event may end at the shadow root.
    if (!event.composed) this.#element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };

  readonly onChange = (): void => this.#host.take();

  readonly onKeydown = (event: KeyboardEvent): void => {
    const input = textField(event);
    // 229: an input method has the key (Safari says so after the composition has ended).
    if (!input || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.repeat) return;
      this.#commit(input);
      this.#host.enter();
    }
  };

  onFocusIn(event: FocusEvent): void {
    this.#committed = textField(event)?.value ?? '';
    this.#typed = false;
  }

  readonly onFocusOut = (event: FocusEvent): void => {
    const input = textField(event);
    this.#host.take();
    if (input) this.#commit(input);
    const { currentTarget: fields, relatedTarget: next } = event;
    // Among the fields there are buttons, too.
    const stays = fields instanceof Node && next instanceof Node && fields.contains(next);
    this.#host.left(input && keyOf(input), !stays);
  };

  #take(key: FieldKey, value: string): void {
    const { values } = this.#host.fields;
    if (values[key] === value) return;
    values[key] = value;
    this.#host.edited();
  }

  /** As an `<input>` does: `change` once, for all the edits since the focus came. Its own is not seen outside. */
  #commit(input: HTMLInputElement): void {
    if (!this.#typed || input.value === this.#committed) return;
    this.#committed = input.value;
    this.#typed = false;
    this.#element.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}

function textField({ target }: Event): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.type === 'text' ? target : undefined;
}

/** A field's id is its key. */
const keyOf = (input: HTMLInputElement): FieldKey => input.id as FieldKey;
