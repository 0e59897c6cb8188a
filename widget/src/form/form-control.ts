import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';

/** A property whose value is stored outside the element, such as in an attribute or a controller. */
export interface Kept<Element, Value = unknown> extends PropertyDeclaration {
  get(element: Element): Value;
  /** A page or a framework may set anything, whatever the property's type says. */
  set(element: Element, value: Value): void;
}

const isKept = (options: PropertyDeclaration): options is Kept<unknown> => 'get' in options;

const accessorOf = (options: Kept<unknown>): PropertyDescriptor => ({
  get() {
    return options.get(this);
  },
  set(value: unknown) {
    options.set(this, value);
  },
  configurable: true,
  enumerable: true,
});

/** Stored in the attribute, so that the form and selectors see it at once. HTML ignores the case of its name. */
const flag = (name: 'required' | 'disabled' | 'readonly'): Kept<HTMLElement, boolean> => ({
  type: Boolean,
  attribute: name,
  get: (element) => element.hasAttribute(name),
  set: (element, on) => element.hasAttribute(name) !== Boolean(on) && element.toggleAttribute(name, Boolean(on)),
});

const nameAttribute: Kept<HTMLElement, string> = {
  get: (element) => element.getAttribute('name') ?? '',
  set: (element, name) => element.getAttribute('name') !== name && element.setAttribute('name', name ?? ''),
};

/** What a control reports to its form. */
export interface FormState {
  /** `null` if it submits nothing. */
  value: FormData | null;
  /** What the browser keeps for its history, and passes to `formStateRestoreCallback`. */
  kept: string;
  /** Its CSS state, one of several. */
  shown: string;
  invalid: { flags: ValidityStateFlags; message: string; anchor: HTMLElement | null } | undefined;
}

/**
 * What an `<input>` gives its form, for an element with shadow root: value, validity, disabled by a fieldset, labels.
 * A subclass provides the state, and calls `sync` immediately when that changes. In its shadow root, the element `anchor` passes
 * the focus on to what is wrong.
 *
 * @attr {string} name - The name under which the form submits
 * @attr {boolean} required - As on `<input>`
 * @attr {boolean} disabled - As on `<input>`
 * @attr {boolean} readonly - As on `<input>`
 * @attr {string} form - The id of a form elsewhere, as on `<input>`
 */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = {
    name: nameAttribute,
    required: flag('required'),
    disabled: flag('disabled'),
    readOnly: flag('readonly'),
  };

  protected readonly internals: ElementInternals;
  /** By its own attribute or a fieldset's. */
  protected isDisabled = false;
  #customMessage = '';
  #message = '';
  #quiet = false;
  #arrived = false;

  constructor() {
    super();
    this.internals = this.attachInternals();
    this.addEventListener('invalid', () => {
      if (!this.#quiet) this.showFaults(true);
    });
    // The click on a label targets the element itself; its fields have labels of their own.
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** The current state of the control. */
  protected abstract formState(): FormState;
  /**
   * Shows the faults.
   *
   * @param tried the browser found the control invalid: somebody tried to submit
   */
  protected abstract showFaults(tried?: boolean): void;

  /** The name under which the form submits. */
  declare name: string;
  declare required: boolean;
  declare disabled: boolean;
  declare readOnly: boolean;

  /** Lit calls it for each class. Its hooks for accessors are deprecated: in development it warns of a class that overrides one. */
  // biome-ignore-start lint/complexity/noThisInStatic: a subclass's properties are defined on the subclass
  protected static override finalize(): void {
    super.finalize();
    for (const [name, options] of this.elementProperties) {
      if (isKept(options)) Object.defineProperty(this.prototype, name, accessorOf(options));
    }
  }
  // biome-ignore-end lint/complexity/noThisInStatic: as above

  /** The form that it belongs to. Can be set to the id of another form, like the attribute, because frameworks set properties. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  set form(id: string | null | undefined) {
    if (id == null) this.removeAttribute('form');
    else this.setAttribute('form', id);
  }

  /** The page's own `<label>`s for it. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** As on `<input>`. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** Why the form cannot be submitted; empty if the control is valid. */
  get validationMessage(): string {
    return this.internals.validationMessage && this.#message;
  }

  /** As on `<input>`. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  checkValidity(): boolean {
    this.#quiet = true;
    const valid = this.internals.checkValidity();
    this.#quiet = false;
    return valid;
  }

  /** Also shows the errors, and moves the focus to the first. There is no browser bubble, which would cover them. */
  reportValidity(): boolean {
    const valid = this.internals.checkValidity();
    if (!valid) this.formState().invalid?.anchor?.focus();
    return valid;
  }

  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.changed();
  }

  formDisabledCallback(disabled: boolean): void {
    this.isDisabled = disabled;
    this.changed();
  }

  override connectedCallback(): void {
    this.#arrived = true;
    super.connectedCallback();
    this.changed();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    this.changed();
  }

  protected override updated(): void {
    // The elements that validity points at exist now.
    this.sync();
  }

  /** Something that the form or the payer sees has changed. */
  protected changed(): void {
    this.sync();
    this.requestUpdate();
  }

  /** Reports the state of the control to the form. Immediately, because a `submit` listener must see the current state. */
  protected sync(): void {
    // During an upgrade in the page, each attribute is reported by itself, and `connectedCallback` follows.
    if (this.isConnected && !this.#arrived) return;
    const { value, kept, shown, invalid } = this.formState();
    this.internals.setFormValue(value, kept);
    this.#show(shown);
    const custom = this.#customMessage;
    this.#message = custom || invalid?.message || '';
    // Like an `<input>` that cannot be edited, it is never invalid.
    const flags = custom ? { customError: true } : this.readOnly ? {} : invalid?.flags;
    // The element shows its faults itself, and a bubble would cover them. Chromium and WebKit show none for a blank message;
    // Firefox closes an empty one when its anchor loses the focus. Without an anchor, browsers would not move the focus.
    this.internals.setValidity(flags, ' ', this.shadowRoot?.getElementById('anchor') ?? undefined);
  }

  /** Sets one of several CSS states. Browsers without CSS states ignore it. */
  #show(state: string): void {
    const { states } = this.internals;
    if (!states || states.has?.(state)) return;
    try {
      states.clear();
      states.add(state);
    } catch {
      // The first browsers with CSS states accepted only names with dashes.
    }
  }
}
