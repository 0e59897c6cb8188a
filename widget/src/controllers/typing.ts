import type { FieldKey } from '../types.ts';
import type { CheckController } from './check.ts';
import type { Fields } from './fields.ts';
import { type Host, tell } from './host.ts';

/** An `input` event, or the end of a composition, which has neither property. */
type Edit = Event & { readonly isComposing?: boolean; readonly inputType?: string };

/** Turns what happens in the text fields into values: grouping as one types, composition, undo, Enter. */
export class Typing {
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #check: CheckController;
  /** The value of the field when it got the focus, or at the last `change`. */
  #committed = '';
  /** The payer, not the page, has edited it since. */
  #typed = false;

  constructor(host: Host, fields: Fields, check: CheckController) {
    this.#host = host;
    this.#fields = fields;
    this.#check = check;
  }

  readonly onInput = (event: Edit): void => {
    const input = textField(event);
    if (!input) return;
    const key = keyOf(input);
    const { values } = this.#fields;
    const rules = this.#fields.rules(key);
    let { value } = input;
    // While an input method composes, its text is left alone.
    if (rules && !event.isComposing) {
      const caret = input.selectionEnd ?? value.length;
      const typed = rules.type(key, values[key], value, caret, event.inputType);
      if (value !== typed.value) input.value = typed.value;
      value = typed.value;
      input.setSelectionRange(typed.caret, typed.caret);
    }
    this.#typed = true;
    if (values[key] !== value) {
      values[key] = value;
      this.#host.discard();
    }
    // The event of a password manager may stop at the shadow root.
    if (!event.composed) tell(this.#host.element, 'input');
  };

  readonly onChange = (event: Event): void => {
    this.#fields.take();
    const input = textField(event);
    // Where a password manager fills in a field, the focus may never be there.
    if (input) this.#commit(input);
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const input = textField(event);
    // 229: an input method handles the key (Safari reports it after the composition has ended).
    if (!input || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.repeat) return;
      this.#commit(input);
      const { form } = this.#host.element;
      const { conversation } = this.#check;
      if (form && conversation) conversation.submit(form);
      else form?.requestSubmit();
    }
  };

  readonly onPaste = ({ clipboardData }: ClipboardEvent): void => {
    this.#check.pasted = { text: clipboardData?.getData('text') ?? '', before: this.#fields.state };
  };

  readonly onFocusIn = (event: FocusEvent): void => {
    this.#committed = textField(event)?.value ?? '';
    this.#typed = false;
    // The payer begins to type: meanwhile, what a check needs is loaded.
    this.#check.preload();
  };

  readonly onFocusOut = (event: FocusEvent): void => {
    const input = textField(event);
    this.#fields.take();
    if (input) this.#commit(input);
    const { currentTarget: fields, relatedTarget: next } = event;
    // There are buttons among the fields, too.
    const stays = fields instanceof Node && next instanceof Node && fields.contains(next);
    this.#check.left(input && keyOf(input), !stays);
  };

  /** Like an `<input>`: one `change` for all the edits since it got the focus. The input's own is not visible outside. */
  #commit(input: HTMLInputElement): void {
    if (!this.#typed || input.value === this.#committed) return;
    this.#committed = input.value;
    this.#typed = false;
    tell(this.#host.element, 'change');
  }
}

function textField({ target }: Event): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.type === 'text' ? target : undefined;
}

/** A field's id is its key. */
const keyOf = (input: HTMLInputElement): FieldKey => input.id as FieldKey;
