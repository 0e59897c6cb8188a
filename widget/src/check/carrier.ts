/**
 * Has a copy of the element keep what was typed, as a copy of an `<input>` does: `cloneNode` copies an input's value, and
 * nothing else that is not in an attribute, where nothing personal may stand. Turbo, for one, shows such a copy when
 * the payer goes back. The input has no name and no form, and no slot shows it; the copy takes it out (`connectedCallback`).
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
