import type { CompletedCheck, Identifier } from '@payee-check/shared/contract';
import type { CSSResult, PropertyDeclarations, TemplateResult } from 'lit';
import { CheckController } from '../controllers/check.ts';
import { Fields } from '../controllers/fields.ts';
import { type Configured, emit, type Host, tell } from '../controllers/host.ts';
import { LanguageController } from '../controllers/language.ts';
import { Settings } from '../controllers/settings.ts';
import { Submission } from '../controllers/submission.ts';
import { Typing } from '../controllers/typing.ts';
import { entries, type FieldSeparator } from '../form/entries.ts';
import { FormControl, type FormState } from '../form/form-control.ts';
import { invalidityOf } from '../form/validity.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { Sheets } from '../styles/sheets.ts';
import type {
  AccountTypeChoice,
  Appearance,
  CheckOn,
  Law,
  PayeeCheckState,
  Policy,
  Purpose,
  SchemeChoice,
  Theme,
} from '../types.ts';
import { prefills, propertiesOf, unset } from './properties.ts';
import { controlView } from './views.ts';

/**
 * A form control that tells whether an account belongs to the name that was typed.
 *
 * @tagname payee-check
 *
 * @attr {string} payee-name - Prefills the holder name; read once and removed
 * @attr {string} iban - Prefills the IBAN; read once and removed
 * @attr {string} sort-code - Prefills the sort code; read once and removed
 * @attr {string} account-number - Prefills the account number; read once and removed
 * @attr {string} secondary-reference - Prefills the roll number; read once and removed
 * @attr {string} endpoint - The BFF's URL; from the surrounding `<payee-check-context>` if absent
 * @attr {string} session-token - A token that the merchant's server minted; read once and removed. If absent, an anonymous session is opened on the first check
 * @attr {'iban' | 'uk' | 'auto'} [scheme=iban] - How the account is entered; `auto` shows a choice
 * @attr {string} countries - Which IBAN countries are accepted: space-separated codes, or `sepa`
 * @attr {string} identifier - An optional field for an organisation's number of the listed types (`lei`, `vat`, `registration_number`, `tax_id`, `duns`); with `only`, instead of the name
 * @attr {'personal' | 'business' | 'ask'} account-type - `ask` shows a choice, and is the default for UK accounts; if absent, no type is sent
 * @attr {'payment' | 'payout' | 'mandate'} [purpose=payment] - Whose account it is: a payee's, or with `payout` and `mandate` the payer's own. Determines labels, hints and warnings
 * @attr {'confirm' | 'inform' | 'require-match'} [policy=confirm] - When the control is valid
 * @attr {'eu-ipr' | 'uk-cop'} law - Which [law](policies-and-law.md#what-law-does) applies to the payment (rulebook 1.1, or phase 2 of Confirmation of Payee). It determines which English is used, and that no payment is held without a match. Without it, the locale determines the English, and the policy is what the page sets
 * @attr {'complete' | 'submit' | 'manual'} [check-on=complete] - When a check starts automatically
 * @attr {'.' | '_' | '[]'} [field-separator=.] - How the submitted fields are named: `payee.iban`, `payee_iban`, or `payee[iban]` with `payee[receipt]`
 * @attr {string} locale - A BCP 47 tag; by default the nearest `lang`, or the browser's language
 * @attr {'auto' | 'light' | 'dark' | 'system'} [theme=auto] - `auto` follows the page's `color-scheme`, like a native field; `system` follows the payer's preference
 * @attr {'own' | 'inherit'} [appearance=own] - `inherit` copies font, height, radius, border, padding and focus ring from the page's own text field
 * @attr {boolean} scan - A button that reads a payment's QR code, with the camera or from a picture
 * @attr {string} autocomplete - For the holder name: set `name` if the account is the customer's own
 *
 * @slot label - A heading for the whole control
 * @slot help - Below the fields
 * @slot match - The page's own text under the heading of a match
 * @slot close-match - The same for a close match
 * @slot no-match - The same for no match
 * @slot unable-to-verify - The same if the name could not be checked
 * @slot footer - Below everything
 *
 * @event {Event} input - A field was edited, or the receipt arrived or was dropped
 * @event {Event} change - An edit was completed, or the receipt arrived or was dropped
 * @event {CustomEvent<null>} payee-check-start - A check has begun
 * @event {CustomEvent<{ check: CompletedCheck }>} payee-check-result - A check has ended; cancel the event to show the result yourself
 * @event {CustomEvent<PayeeCheckDecisionDetail>} payee-check-decision - The payer decided what to do about a warning
 * @event {CustomEvent<{ state: PayeeCheckState; previous: PayeeCheckState }>} payee-check-state - The state has changed
 * @event {CustomEvent<{ code: PayeeCheckErrorCode; retryable: boolean }>} payee-check-error - A check could not be made
 *
 * @csspart form-control - The whole control
 * @csspart label - A field's label
 * @csspart input - A text field
 * @csspart hint - The hint below a field
 * @csspart error - What is wrong with a field
 * @csspart result - The card of a result
 * @csspart result-icon - Its icon
 * @csspart result-heading - Its heading
 * @csspart result-message - Its message
 * @csspart alarm-icon - The icon of an alarm, which is shown above the outcome
 * @csspart alarm-heading - Its heading
 * @csspart alarm-message - What the account is reported for, and what to do
 * @csspart bank - The bank's name
 * @csspart button - A button
 * @csspart confirm - The button that confirms a warning
 *
 * @cssstate editing - Nothing is being checked, and there is no result
 * @cssstate checking - A check is running
 * @cssstate match - The name matches
 * @cssstate close-match - The name almost matches
 * @cssstate no-match - The name does not match
 * @cssstate unable-to-verify - The name could not be checked
 * @cssstate error - The check could not be made
 */
export class PayeeCheckElement extends FormControl implements Configured {
  static override styles: CSSResult = fieldStyles;
  static override properties: PropertyDeclarations = propertiesOf((element: PayeeCheckElement) => ({
    settings: element.#settings,
    fields: element.#fields,
  }));

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

  /** The BFF's URL; from the surrounding `<payee-check-context>` if empty. */
  declare endpoint: string;
  /** A token that the merchant's server minted. The attribute is read once and removed. */
  declare sessionToken: string;
  /** Called for a token when there is none or it has expired. */
  declare getSessionToken: (() => Promise<string>) | undefined;
  /** Which IBAN countries are accepted: space-separated codes, or `sepa`. */
  declare countries: string;
  /** Which types of organisation numbers to ask for; with `only`, instead of a name. */
  declare identifier: string;
  /** An organisation's identifiers that the page knows: LEI, VAT number … */
  declare identifiers: readonly Identifier[] | undefined;
  /** A BCP 47 tag; by default the nearest `lang`, or the browser's language. */
  declare locale: string;
  /** Texts that replace the element's own. */
  declare messages: MessageOverrides | undefined;
  /** For the holder name: set `name` if the account is the customer's own. */
  declare autocomplete: string;
  /** Whether there is a button that reads a payment's QR code. */
  declare scan: boolean;

  /** How the account is entered: `iban`, `uk`, or `auto` for a choice. */
  declare scheme: SchemeChoice;
  /** Empty: no type is sent. `ask` shows a choice, and is the default for UK accounts. */
  declare accountType: AccountTypeChoice | '';
  /** Whose account it is: a payee's (`payment`), or the payer's own, to be paid to (`payout`) or debited (`mandate`). */
  declare purpose: Purpose;
  /** When the control is valid. */
  declare policy: Policy;
  /** Which law applies to the payment: the EU's, or the UK's Confirmation of Payee. Empty: the page sets none. */
  declare law: Law | '';
  /** When a check starts automatically. */
  declare checkOn: CheckOn;
  /** `inherit` copies font, height, radius, border, padding and focus ring from the page's own text field, once. */
  declare appearance: Appearance;
  /** How the submitted fields are named: `payee.iban`, `payee_iban`, or `payee[iban]` with `payee[receipt]`. */
  declare fieldSeparator: FieldSeparator;
  /** `auto` follows the page's `color-scheme`, like a native field; `system` follows the payer's preference. */
  declare theme: Theme;

  /** Always empty: a receipt cannot be set in advance. Form libraries look for it. */
  defaultValue = '';

  readonly #host: Host = this.#createHost();
  readonly #settings = new Settings(this.#host);
  readonly #fields = new Fields(this.#host, this.#settings);
  readonly #language = new LanguageController(this.#host, this.#settings);
  readonly #check = new CheckController(this.#host, {
    fields: this.#fields,
    settings: this.#settings,
    language: this.#language,
  });
  readonly #submission = new Submission(this.#host, this.#fields, this.#check);
  readonly #typing = new Typing(this.#host, this.#fields, this.#check);
  readonly #sheets = new Sheets(this, fieldStyles);
  /** The state that listeners were last told. */
  #told: PayeeCheckState = 'editing';
  /** The payer, or the page for them, has tried to submit the current values. */
  #tried = false;

  constructor() {
    super();
    Object.assign(this, unset);
  }

  /**
   * What the form submits: the receipt; empty until there is a result. Setting `''` drops the result; a form library
   * may write back what it read; anything else is ignored.
   */
  get value(): string {
    return this.#check.receipt;
  }

  set value(text: string | null | undefined) {
    if ((text ?? '') === this.value) return;
    if (text) this.#check.warn('value');
    else this.#discard();
  }

  /** The result that is shown; `null` while there is none. */
  get check(): CompletedCheck | null {
    return this.#check.check;
  }

  /** The current state; there is a CSS state of the same name. */
  get state(): PayeeCheckState {
    return this.#check.state;
  }

  /**
   * Checks the values of the fields. A question that has just been answered is not asked again.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  verify(): Promise<CompletedCheck> {
    return this.#check.verify();
  }

  /** Focuses the first field with an error, or else the first field. */
  override focus(options?: FocusOptions): void {
    (this.formState().invalid?.anchor ?? this.#first)?.focus(options);
  }

  get #first(): HTMLElement | null {
    return this.#host.at(this.#fields.keys[0] ?? '');
  }

  /** Resets to what the page provided. */
  reset(): void {
    this.#fields.reset();
    this.#discard();
  }

  formResetCallback(): void {
    this.reset();
  }

  formStateRestoreCallback(state: unknown): void {
    this.#fields.restore(state);
    this.#discard();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#submission.attach(form);
  }

  override formDisabledCallback(disabled: boolean): void {
    if (disabled && this.state === 'checking') this.#discard();
    super.formDisabledCallback(disabled);
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    const key = prefills[name];
    if (!key && name !== 'session-token') {
      super.attributeChangedCallback(name, before, value);
    } else if (value !== null) {
      if (key) this.#fields.prefill(key, value);
      else this.sessionToken = value;
      this.removeAttribute(name);
    }
  }

  adoptedCallback(): void {
    this.#sheets.move();
  }

  protected override render(): TemplateResult {
    return controlView({
      element: this,
      disabled: this.isDisabled,
      fields: this.#fields,
      options: this.#settings.options,
      language: this.#language,
      check: this.#check,
      typing: this.#typing,
      chosen: () => this.#discard(),
      // A field's fault is shown at the field.
      held: this.#tried && this.validity.customError ? this.validationMessage : '',
    });
  }

  protected override formState(): FormState {
    const { messages } = this.#language;
    const fields = this.#fields;
    const invalid = invalidityOf(this, this.#check.progress, fields.isEmpty, fields.faults());
    return {
      value: entries(
        this.name,
        this.fieldSeparator,
        this.#submission.isWithheld ? '' : this.value,
        fields.name,
        fields.account,
        fields.identifier,
      ),
      kept: fields.state,
      shown: this.state,
      invalid: invalid && {
        flags: invalid.flags,
        // The card, and not the button in it: the payer should read what they confirm.
        anchor: this.#host.at(invalid.anchor) ?? this.#first,
        message:
          this.#check.fault(invalid.fault) ||
          (invalid.message && this.#check.conversation?.messages.progress[invalid.message]) ||
          messages.state.unchecked,
      },
    };
  }

  protected override showFaults(tried = false): void {
    this.#fields.touchAll();
    this.#tried ||= tried;
    this.requestUpdate();
    // The network may be back: each attempt to submit retries what could not be fetched.
    if (this.#check.hasLoadFailed) this.#submission.again();
  }

  protected override changed(): void {
    super.changed();
    const { state } = this;
    const previous = this.#told;
    this.#told = state;
    if (state !== previous) emit(this, 'payee-check-state', { state, previous });
  }

  #discard(): void {
    this.#tried = false;
    this.#submission.drop();
    this.#check.discard();
    this.changed();
  }

  #createHost(): Host {
    const element = this;
    return {
      element,
      get isDisabled() {
        return element.isDisabled;
      },
      at: (id) => this.shadowRoot?.querySelector<HTMLElement>(`#${id}`) ?? null,
      adopt: (styles) => this.#sheets.add(styles),
      changed: () => this.changed(),
      discard: () => this.#discard(),
      edited: () => {
        this.#discard();
        tell(this, 'input', 'change');
      },
      formState: () => this.formState(),
      showFaults: () => this.showFaults(),
      report: () => {
        this.internals.checkValidity();
        this.formState().invalid?.anchor?.focus();
      },
    };
  }
}
