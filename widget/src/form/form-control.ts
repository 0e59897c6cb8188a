import { LitElement, type PropertyDeclarations } from 'lit';
import { accessor } from './accessor.ts';

/** What a control tells its form. */
export interface FormStanding {
  /** `null` where it submits nothing. */
  value: FormData | null;
  /** What the browser keeps for going back, and hands to `formStateRestoreCallback`. */
  kept: string;
  /** Its CSS state, one of several. */
  shown: string;
  invalid: { flags: ValidityStateFlags; message: string; anchor: HTMLElement | null } | undefined;
}

/**
 * What an `<input>` gives its form, for an element with shadow root: value, validity, disabled by a fieldset, labels.
 * A subclass says where it stands, and calls `sync` at once when that changes.
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
    name: { noAccessor: true },
    required: { noAccessor: true, type: Boolean },
    disabled: { noAccessor: true, type: Boolean },
    readOnly: { noAccessor: true, type: Boolean, attribute: 'readonly' },
  };

  protected readonly internals: ElementInternals;
  /** By its own attribute or a fieldset's. */
  protected isDisabled = false;
  #customMessage = '';
  #quiet = false;
  #arrived = false;

  constructor() {
    super();
    this.internals = this.attachInternals();
    this.addEventListener('invalid', () => {
      if (!this.#quiet) this.showFaults();
    });
    // A label's click lands on the element itself; what is inside has its own.
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** Where the control stands now. */
  protected abstract standing(): FormStanding;
  /** Shows what is wrong: the payer tried to submit. */
  protected abstract showFaults(): void;

  /** The name under which the form submits. */
  declare name: string;
  declare required: boolean;
  declare disabled: boolean;
  declare readOnly: boolean;

  static {
    const { prototype } = FormControl;
    accessor<FormControl, string>(
      prototype,
      'name',
      (it) => it.getAttribute('name') ?? '',
      (it, name) => it.getAttribute('name') !== name && it.setAttribute('name', name ?? ''),
    );
    for (const name of ['required', 'disabled', 'readOnly']) {
      // In the attribute, so that the form and selectors see it at once. HTML ignores its case.
      accessor<FormControl, boolean>(
        prototype,
        name,
        (it) => it.hasAttribute(name),
        (it, on) => it.hasAttribute(name) !== Boolean(on) && it.toggleAttribute(name, Boolean(on)),
      );
    }
  }

  /** The form that it belongs to. Set to the id of one elsewhere, as the attribute: frameworks set what is there. */
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

  /** What the browser says where the form is not let go; empty where it is valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
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

  /** Also shows what is wrong, and takes the focus there. */
  reportValidity(): boolean {
    const valid = this.internals.reportValidity();
    if (!valid) this.standing().invalid?.anchor?.focus();
    return valid;
  }

  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.sync();
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
    // The places that validity points at are there now.
    this.sync();
  }

  /** Something that the form or the payer sees has changed. */
  protected changed(): void {
    this.sync();
    this.requestUpdate();
  }

  /** Tells the form where the control stands. At once: a `submit` listener is to see the truth. */
  protected sync(): void {
    // While it is upgraded in the page, each attribute comes by itself, and `connectedCallback` right behind them.
    if (this.isConnected && !this.#arrived) return;
    const { value, kept, shown, invalid } = this.standing();
    this.internals.setFormValue(value, kept);
    this.#show(shown);
    // Without a place that can have the focus, browsers hold a submission and say nothing.
    const anchor = invalid?.anchor ?? this.shadowRoot?.querySelector('input') ?? undefined;
    const custom = this.#customMessage;
    // As an `<input>` that cannot be edited, it is never at fault.
    const flags = custom ? { customError: true } : this.readOnly ? {} : invalid?.flags;
    this.internals.setValidity(flags, custom || invalid?.message, anchor);
  }

  /** Makes one of several states the element's CSS state. Browsers without them have none. */
  #show(state: string): void {
    const { states } = this.internals;
    if (!states || states.has?.(state)) return;
    try {
      states.clear();
      states.add(state);
    } catch {
      // The first browsers with states took dashed names alone.
    }
  }
}
