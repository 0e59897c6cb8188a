/** The text and caret of a field, for undo. */
type Snapshot = readonly [value: string, caret: number];

const MOST_SNAPSHOTS = 100;

/**
 * Undo and redo for fields that are grouped as the payer types: writing to a field empties the browser's own history of
 * it, so this history replaces it.
 */
export class FieldHistory {
  #of: HTMLInputElement | undefined;
  #undo: Snapshot[] = [];
  #redo: Snapshot[] = [];

  constructor(root: ShadowRoot) {
    root.addEventListener('beforeinput', (event) => event instanceof InputEvent && this.#onBeforeInput(event));
    root.addEventListener('keydown', (event) => event instanceof KeyboardEvent && this.#onKeydown(event));
  }

  #onBeforeInput(event: InputEvent): void {
    const input = groupedField(event);
    if (!input || event.isComposing) return;
    // From a menu, or by shaking a phone.
    if (event.inputType.startsWith('history')) this.#step(input, event.inputType === 'historyRedo', event);
    else this.#remember(input);
  }

  /** Ctrl or Command with Z or Y: without a history of its own, the browser sends no `beforeinput` for them. */
  #onKeydown(event: KeyboardEvent): void {
    const input = groupedField(event);
    const key = event.key.toLowerCase();
    if (!input || !(event.ctrlKey || event.metaKey) || event.altKey || !(key === 'z' || key === 'y')) return;
    this.#step(input, key === 'y' || event.shiftKey, event);
  }

  #remember(input: HTMLInputElement): void {
    if (this.#of !== input) this.#undo = [];
    this.#of = input;
    this.#redo = [];
    this.#undo.push([input.value, input.selectionEnd ?? 0]);
    if (this.#undo.length > MOST_SNAPSHOTS) this.#undo.shift();
  }

  #step(input: HTMLInputElement, forward: boolean, event: Event): void {
    if (this.#of !== input || input.readOnly) return;
    event.preventDefault();
    const [from, to] = forward ? [this.#redo, this.#undo] : [this.#undo, this.#redo];
    const snapshot = from.pop();
    if (!snapshot) return;
    const [value, caret] = snapshot;
    to.push([input.value, input.selectionEnd ?? 0]);
    input.value = value;
    input.setSelectionRange(caret, caret);
    const inputType = forward ? 'historyRedo' : 'historyUndo';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType }));
  }
}

/** Account numbers are set from left to right, names are not grouped. */
function groupedField({ target }: Event): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.dir === 'ltr' ? target : undefined;
}

/**
 * Makes a copy of the element keep what was typed, as a copy of an `<input>` does: apart from attributes, which must
 * not contain personal data, `cloneNode` copies only the values of inputs. Turbo, for instance, shows such a copy when
 * the payer goes back. This input has no name and no form, and no slot shows it; the copy removes it
 * (`connectedCallback`).
 */
export class Carrier {
  readonly #root: ShadowRoot;
  #input: HTMLInputElement | undefined;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** @param state what the fields can be restored from */
  keep(state: string): void {
    this.#input ??= hiddenInput();
    this.#input.value = state;
    if (this.#input.parentNode !== this.#root.host) this.#root.host.append(this.#input);
  }
}

function hiddenInput(): HTMLInputElement {
  const input = document.createElement('input');
  input.hidden = true;
  input.autocomplete = 'off';
  input.setAttribute('form', '');
  return input;
}
