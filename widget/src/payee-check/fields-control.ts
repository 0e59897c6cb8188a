import type { CSSResult, PropertyDeclarations } from 'lit';
import { chunks } from '../chunks.ts';
import { Fields } from '../controllers/fields.ts';
import { ibanRules } from '../fields/iban.ts';
import { accessor } from '../form/accessor.ts';
import type { OptionsPart } from '../parts.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import type { FieldKey } from '../types.ts';
import { ConfiguredControl } from './configured.ts';
import { prefills } from './properties.ts';

/**
 * The fields of the element: what they hold, what a page puts into them, what they need loaded.
 *
 * @attr {string} payee-name - Prefills the holder name; read once and removed
 * @attr {string} iban - Prefills the IBAN; read once and removed
 * @attr {string} sort-code - Prefills the sort code; read once and removed
 * @attr {string} account-number - Prefills the account number; read once and removed
 * @attr {string} secondary-reference - Prefills the roll number; read once and removed
 */
export abstract class FieldsControl extends ConfiguredControl {
  static override styles = fieldStyles;
  static override properties: PropertyDeclarations = Object.fromEntries(
    Object.entries(prefills).map(([attribute, key]) => [key, { attribute, noAccessor: true }]),
  );

  /** The holder name, as typed. */
  declare payeeName: string;
  /** The IBAN, as typed. */
  declare iban: string;
  /** The sort code, as typed. */
  declare sortCode: string;
  /** The account number, as typed. */
  declare accountNumber: string;
  /** A building society's roll number, for instance. */
  declare secondaryReference: string;

  static {
    for (const key of Object.values(prefills)) {
      accessor<FieldsControl, string>(
        FieldsControl.prototype,
        key,
        (it) => it.fields.values[key],
        (it, text) => {
          const before = it.fields.values[key];
          it.fields.set(key, String(text ?? ''));
          if (it.fields.values[key] !== before) it.discard();
        },
      );
    }
  }

  #inherits = false;
  readonly #styles: CSSResult[] = [fieldStyles];
  /** What the fields on the screen were given last. */
  readonly #shown: Partial<Record<FieldKey, string>> = {};
  protected options: OptionsPart | undefined;
  protected readonly fields = new Fields(() => ({
    scheme: this.usedScheme,
    rules: this.usedScheme === 'uk' ? this.options?.ukRules : ibanRules,
    accepts: (country) => this.options?.accepts(this.countries, country) ?? true,
    accountType: this.accountType,
  }));
  /** Back to what the page gave. */
  reset(): void {
    this.fields.reset();
    this.discard();
  }

  formResetCallback(): void {
    this.reset();
  }

  formStateRestoreCallback(state: unknown): void {
    this.fields.restore(state);
    this.discard();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    const key = prefills[name];
    if (!key && name !== 'session-token') {
      super.attributeChangedCallback(name, before, value);
    } else if (value !== null) {
      if (key) this.#prefill(key, value);
      else this.sessionToken = value;
      this.removeAttribute(name);
    }
  }

  override connectedCallback(): void {
    // A copy, such as Turbo keeps of a page: what was typed came with it.
    const carrier = this.hasUpdated ? null : this.querySelector<HTMLInputElement>(':scope > input[form=""]');
    if (carrier) {
      this.fields.restore(carrier.value);
      carrier.remove();
    }
    super.connectedCallback();
  }

  /** Style sheets belong to a document: in another one, an iframe's for instance, they have to be made anew. */
  adoptedCallback(): void {
    const view = this.ownerDocument.defaultView;
    const root = this.shadowRoot;
    if (!view || !root) return;
    root.adoptedStyleSheets = this.#styles.map(({ cssText }) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }

  protected override updated(): void {
    this.take();
    const { keys, values } = this.fields;
    for (const key of keys) {
      const input = this.at(key);
      if (!(input instanceof HTMLInputElement)) continue;
      // Bound by hand: a binding would not notice what was typed since.
      if (input.value !== values[key]) input.value = values[key];
      this.#shown[key] = values[key];
    }
    super.updated();
  }

  /** Takes what an extension or a script has put into a field without an event, so that it is not overwritten. */
  protected take(): void {
    const { keys, values } = this.fields;
    for (const key of keys) {
      const input = this.at(key);
      // What the page has set since is not in the field yet.
      if (!(input instanceof HTMLInputElement) || values[key] !== this.#shown[key] || input.value === values[key])
        continue;
      this[key] = input.value;
      this.#shown[key] = values[key];
      input.value = values[key];
      this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
  }

  /** A server's markup that is put in again does not take back what the payer has typed since. */
  #prefill(key: FieldKey, text: string): void {
    const { values, defaults } = this.fields;
    const isUntouched = values[key] === defaults[key];
    const typed = values[key];
    this.fields.set(key, text);
    defaults[key] = values[key];
    if (!isUntouched) values[key] = typed;
    else if (values[key] !== typed) this.discard();
  }

  protected override showFaults(): void {
    this.fields.touchAll();
    this.requestUpdate();
  }

  protected get usedScheme(): 'iban' | 'uk' {
    const { scheme } = this;
    return scheme === 'auto' ? this.fields.chosenScheme : scheme;
  }

  /** Takes over the styles of a part that was loaded. */
  protected adopt(styles: readonly CSSResult[]): void {
    this.#styles.push(...styles);
    if (this.ownerDocument !== document) this.adoptedCallback();
    else this.shadowRoot?.adoptedStyleSheets.push(...styles.flatMap(({ styleSheet }) => styleSheet ?? []));
  }

  protected at(id: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(`#${id}`) ?? null;
  }

  /** Loads what the settings ask for beyond an IBAN and a name. */
  protected ready(): Promise<void> | undefined {
    const { options, scheme, accountType, countries, appearance } = this;
    const isPlain = scheme === 'iban' && accountType !== 'ask' && !countries && appearance === 'own';
    if (options && appearance === 'inherit' && !this.#inherits) {
      this.#inherits = true;
      // Without it, the element keeps its own look.
      options.inherited(this, this.form).then(
        (styles) => this.adopt([styles]),
        () => {},
      );
    }
    return options || isPlain ? this.joining : this.#prepare();
  }

  async #prepare(): Promise<void> {
    await this.joining;
    try {
      const { part } = await chunks.options();
      if (this.options) return;
      this.options = part;
      this.adopt(part.styles);
      this.fields.regroup();
      this.changed();
    } catch {
      // Without its rules a UK account cannot be checked: `verify` says so.
    }
  }
}
