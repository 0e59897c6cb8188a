import type { CompletedCheck } from '@payee-check/shared/contract';
import { type CSSResult, html, type PropertyDeclarations } from 'lit';
import { chunks } from '../chunks.ts';
import { Fields } from '../controllers/fields.ts';
import { Submission } from '../controllers/submission.ts';
import { Typing } from '../controllers/typing.ts';
import { PayeeCheckError } from '../errors.ts';
import { ibanRules } from '../fields/iban.ts';
import { accessor } from '../form/accessor.ts';
import { entries } from '../form/entries.ts';
import type { FormStanding } from '../form/form-control.ts';
import { isContent, isFinished } from '../form/policy.ts';
import { invalidityOf } from '../form/validity.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { tokens } from '../styles/tokens.ts';
import type { Fault, FieldKey, PayeeCheckEventMap, PayeeCheckState } from '../types.ts';
import { ConfiguredControl } from './configured.ts';
import type { Conversation } from './conversation.ts';
import { fieldsView } from './fields-view.ts';
import type { OptionsPart } from './options.ts';
import { prefills } from './properties.ts';
import { strandedView } from './stranded-view.ts';

/**
 * A form control that tells whether an account belongs to the name that was typed.
 *
 * @tagname payee-check
 *
 * @attr {string} endpoint - The BFF's URL; from the surrounding `<payee-check-context>` if absent
 * @attr {string} session-token - A token that the merchant's server minted; read once and removed. Absent: an anonymous session is opened on the first check
 * @attr {string} name - The name under which the form submits
 * @attr {boolean} required - As on `<input>`
 * @attr {boolean} disabled - As on `<input>`
 * @attr {boolean} readonly - As on `<input>`
 * @attr {string} form - The id of a form elsewhere, as on `<input>`
 * @attr {'iban' | 'uk' | 'auto'} [scheme=iban] - How the account is given; `auto` shows a choice
 * @attr {string} countries - Which IBAN countries are accepted: space-separated codes, or `sepa`
 * @attr {'personal' | 'business' | 'ask'} account-type - `ask` shows a choice, and is the default for UK accounts; absent: not sent
 * @attr {'confirm' | 'inform' | 'require-match'} [policy=confirm] - When the control is valid
 * @attr {'complete' | 'submit' | 'manual'} [check-on=complete] - When a check begins by itself
 * @attr {string} payee-name - Prefills the holder name; read once and removed
 * @attr {string} iban - Prefills the IBAN; read once and removed
 * @attr {string} sort-code - Prefills the sort code; read once and removed
 * @attr {string} account-number - Prefills the account number; read once and removed
 * @attr {string} secondary-reference - Prefills the roll number; read once and removed
 * @attr {string} locale - A BCP 47 tag; else the nearest `lang`, else the browser's language
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - Light or dark
 * @attr {string} autocomplete - For the holder name: `name` where the account is the customer's own
 *
 * @slot label - A heading for the whole control
 * @slot help - Under the fields
 * @slot match - The page's own words under the heading of a match
 * @slot close-match - The same for a close match
 * @slot no-match - The same for no match
 * @slot unable-to-verify - The same where the name could not be checked
 * @slot footer - Under everything
 *
 * @event input - A field was edited
 * @event change - An edit was completed
 * @event {CustomEvent<null>} payee-check-start - A check has begun
 * @event {CustomEvent<{ check: CompletedCheck }>} payee-check-result - A check has ended; cancel it to show a result of your own
 * @event {CustomEvent<PayeeCheckDecisionDetail>} payee-check-decision - The payer chose what to do about a warning
 * @event {CustomEvent<{ code: PayeeCheckErrorCode; retryable: boolean }>} payee-check-error - A check could not be made
 *
 * @csspart form-control - All of it
 * @csspart label - A field's label
 * @csspart input - A text field
 * @csspart hint - The hint under a field
 * @csspart error - What is wrong with a field
 * @csspart result - The card of a result
 * @csspart result-icon - Its icon
 * @csspart result-heading - Its heading
 * @csspart result-message - Its message
 * @csspart bank - The bank's name
 * @csspart button - A button
 * @csspart confirm - The button that confirms a warning
 *
 * @cssproperty --payee-check-font - Font family
 * @cssproperty [--payee-check-radius=8px] - Corner radius
 * @cssproperty [--payee-check-space=16px] - Space between fields
 * @cssproperty --payee-check-surface - Background of fields and buttons
 * @cssproperty --payee-check-text - Text
 * @cssproperty --payee-check-muted - Hints and quiet text
 * @cssproperty --payee-check-border - Border of fields and buttons
 * @cssproperty --payee-check-accent - Focus ring and main button
 * @cssproperty --payee-check-accent-text - Text of the main button
 * @cssproperty --payee-check-chip - Background of the country chip
 * @cssproperty --payee-check-error - Faults
 * @cssproperty --payee-check-match - Match: icon and bar
 * @cssproperty --payee-check-match-surface - Match: background
 * @cssproperty --payee-check-match-text - Match: heading
 * @cssproperty --payee-check-close-match - Close match: icon and bar
 * @cssproperty --payee-check-close-match-surface - Close match: background
 * @cssproperty --payee-check-close-match-text - Close match: heading
 * @cssproperty --payee-check-no-match - No match: icon and bar
 * @cssproperty --payee-check-no-match-surface - No match: background
 * @cssproperty --payee-check-no-match-text - No match: heading
 * @cssproperty --payee-check-unable - Could not be checked: icon and bar
 * @cssproperty --payee-check-unable-surface - Could not be checked: background
 * @cssproperty --payee-check-unable-text - Could not be checked: heading
 *
 * @cssstate editing - Nothing is being checked, and there is no result
 * @cssstate checking - A check is running
 * @cssstate match - The name matches
 * @cssstate close-match - The name almost matches
 * @cssstate no-match - The name does not match
 * @cssstate unable-to-verify - The name could not be checked
 * @cssstate error - The check could not be made
 */
export class PayeeCheckElement extends ConfiguredControl {
  static override styles = [tokens, fieldStyles];
  static override properties: PropertyDeclarations = Object.fromEntries(
    Object.entries(prefills).map(([attribute, key]) => [key, { attribute, noAccessor: true }]),
  );

  /** The holder name, as typed. */
  declare payeeName: string;
  /** The IBAN, as typed. */
  declare iban: string;
  declare sortCode: string;
  declare accountNumber: string;
  /** A building society's roll number, for instance. */
  declare secondaryReference: string;

  static {
    for (const key of Object.values(prefills)) {
      accessor<PayeeCheckElement, string>(
        PayeeCheckElement.prototype,
        key,
        (it) => it.#fields.values[key],
        (it, text) => {
          const before = it.#fields.values[key];
          it.#fields.set(key, String(text ?? ''));
          if (it.#fields.values[key] !== before) it.discard();
        },
      );
    }
  }

  #conversation: Conversation | undefined;
  /** Where the element stands while there is no conversation yet. */
  #early: PayeeCheckState = 'editing';
  #options: OptionsPart | undefined;
  /** Counts what makes an earlier question another one. */
  #edits = 0;
  readonly #fields = new Fields(() => ({
    scheme: this.#scheme,
    rules: this.#scheme === 'uk' ? this.#options?.ukRules : ibanRules,
    accepts: (country) => this.#options?.accepts(this.countries, country) ?? true,
    accountType: this.accountType,
  }));
  readonly #submission = new Submission({ beforeSubmit: () => this.#beforeSubmit() });
  readonly #typing = new Typing(this, {
    fields: this.#fields,
    edited: () => this.discard(),
    left: (key, leaving) => this.#left(key, leaving),
    enter: () => {
      const { form } = this;
      if (form && this.#conversation) this.#conversation.submit(form);
      else form?.requestSubmit();
    },
  });

  /** What the form submits: the receipt; empty until there is a result. */
  get value(): string {
    return this.#conversation?.receipt ?? '';
  }

  get check(): CompletedCheck | null {
    return this.#conversation?.check ?? null;
  }

  get state(): PayeeCheckState {
    return this.#conversation?.state ?? this.#early;
  }

  /**
   * Checks what is in the fields. What was just answered is not asked again.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  async verify(): Promise<CompletedCheck> {
    const edits = this.#edits;
    const loading = this.#ready();
    if (loading) await loading;
    if (edits !== this.#edits) throw new PayeeCheckError('aborted');
    if (this.isDisabled || !this.#fields.isComplete) {
      this.showFaults();
      throw new PayeeCheckError('invalid');
    }
    if (this.#conversation) return this.#conversation.verify();
    this.#stand('checking');
    try {
      const conversation = await this.#converse();
      if (edits === this.#edits) return conversation.verify();
    } catch {
      if (edits === this.#edits) {
        // What cannot be fetched from the BFF is a BFF that cannot be reached.
        const error = new PayeeCheckError('offline');
        this.#stand('error');
        this.#emit('payee-check-error', { code: error.code, retryable: error.retryable });
        throw error;
      }
    }
    throw new PayeeCheckError('aborted');
  }

  /** Back to what the page gave. */
  reset(): void {
    this.#fields.reset();
    this.discard();
  }

  /** To the first field that is wrong, or the first. */
  override focus(options?: FocusOptions): void {
    (this.standing().invalid?.anchor ?? this.#at('payeeName'))?.focus(options);
  }

  formResetCallback(): void {
    this.reset();
  }

  formStateRestoreCallback(state: unknown): void {
    this.#fields.restore(state);
    this.discard();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#submission.attach(form);
  }

  override formDisabledCallback(disabled: boolean): void {
    if (disabled && this.state === 'checking') this.discard();
    super.formDisabledCallback(disabled);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#submission.attach(this.form);
    this.changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#submission.attach(null);
    this.#conversation?.disconnect();
    if (this.#early === 'checking') this.discard();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    const key = prefills[name];
    if (!key && name !== 'session-token') {
      super.attributeChangedCallback(name, before, value);
    } else if (value !== null) {
      if (key) {
        this.#fields.defaults[key] = value;
        this[key] = value;
      } else this.sessionToken = value;
      this.removeAttribute(name);
    }
  }

  protected override willUpdate(): void {
    this.#ready();
    if (this.#scheme === 'iban' && this.isConnected) this.#conversation?.look(this.#fields.touched.has('iban'));
  }

  protected override updated(): void {
    for (const key of this.#fields.keys) {
      const input = this.#at(key);
      // Bound by hand: a binding would not notice what was typed since.
      if (input instanceof HTMLInputElement && input.value !== this.#fields.values[key]) {
        input.value = this.#fields.values[key];
      }
    }
    super.updated();
  }

  protected override render() {
    const { messages, locale, direction } = this.language;
    const conversation = this.#conversation;
    const typing = this.#typing;
    return html`<div
      class="root"
      part="form-control"
      role="group"
      aria-labelledby="legend"
      data-theme=${this.theme}
      lang=${locale}
      dir=${direction}
    >
      <div class="legend" id="legend"><slot name="label"></slot></div>
      <div
        @input=${typing.onInput}
        @compositionend=${typing.onInput}
        @keydown=${typing.onKeydown}
        @focusin=${this.#onFocusIn}
        @focusout=${typing.onFocusOut}
      >
        ${fieldsView({
          fields: this.#fields,
          options: this.#options,
          auto: this.scheme === 'auto',
          required: this.required,
          disabled: this.isDisabled,
          readOnly: this.readOnly,
          autocomplete: this.autocomplete,
          messages,
          locale,
          fault: (fault) => this.#faultWords(fault),
          place: (fault) => conversation?.place(fault),
          notes: conversation?.notes(),
          chosen: () => this.#edited(false),
        })}
      </div>
      <slot name="help"></slot>
      <div id="result" tabindex="-1">${conversation ? conversation.view() : this.#earlyView()}</div>
      <div class="sr" role="status">${conversation?.announcement}</div>
      <slot name="footer"></slot>
    </div>`;
  }

  protected override standing(): FormStanding {
    const { messages } = this.language;
    const fields = this.#fields;
    const invalid = invalidityOf({
      ...this.#standsAt(),
      policy: this.policy,
      checkOn: this.checkOn,
      required: this.required,
      empty: fields.isEmpty,
      faults: fields.faults(),
    });
    return {
      value: this.name ? entries(this.name, this.value, fields.name, fields.account) : null,
      state: fields.state,
      invalid: invalid && {
        flags: invalid.flags,
        anchor: this.#at(invalid.anchor === 'result' ? 'confirm' : invalid.anchor) ?? this.#at('payeeName'),
        message:
          this.#faultWords(invalid.fault) ||
          (invalid.message && this.#conversation?.words.progress[invalid.message]) ||
          messages.state.unchecked,
      },
    };
  }

  protected override showFaults(): void {
    this.#fields.touchAll();
    this.requestUpdate();
  }

  protected override sync(): void {
    super.sync();
    this.showState(this.state);
  }

  /** Nothing holds any more but what is in the fields. */
  protected override discard(): void {
    this.#edits++;
    this.#early = 'editing';
    this.#submission.drop();
    this.#conversation?.discard();
    this.changed();
  }

  get #scheme(): 'iban' | 'uk' {
    const { scheme } = this;
    return scheme === 'auto' ? this.#fields.chosenScheme : scheme;
  }

  #standsAt() {
    const { state, check } = this;
    return { state, check, confirmed: this.#conversation?.confirmed ?? true };
  }

  #stand(state: PayeeCheckState): void {
    this.#early = state;
    this.changed();
  }

  /** The fault's own words come with the part that the first focus loads. */
  #faultWords(fault: Fault | undefined): string {
    return fault ? (this.#conversation?.fault(fault) ?? this.language.messages.state.incomplete) : '';
  }

  /** Takes over the styles of a part that was loaded. */
  #adopt(styles: readonly CSSResult[]): void {
    const root = this.shadowRoot;
    const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  }

  #at(id: string): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>(`#${id}`) ?? null;
  }

  /** Loads what the settings ask for beyond an IBAN and a name. */
  #ready(): Promise<void> | undefined {
    const plain = this.#options || (this.scheme === 'iban' && this.accountType !== 'ask' && !this.countries);
    return plain ? this.joining : this.#prepare();
  }

  async #prepare(): Promise<void> {
    await this.joining;
    try {
      const { part } = await chunks.options();
      if (this.#options) return;
      this.#options = part;
      this.#adopt(part.styles);
      this.#fields.regroup();
      this.changed();
    } catch {
      // Without its rules a UK account cannot be checked: `verify` says so.
    }
  }

  /** Loads what talks to the BFF. */
  async #converse(): Promise<Conversation> {
    const { part } = await chunks.check();
    const root = this.shadowRoot;
    if (!this.#conversation && root) {
      this.#adopt(part.styles);
      this.#conversation = part.createConversation({
        element: this,
        root,
        fields: this.#fields,
        settings: () => this.settings,
        policy: () => this.policy,
        words: () => ({ locale: this.language.locale, messages: { ...part.english, ...this.language.messages } }),
        changed: () => this.changed(),
        edited: (keepResult) => this.#edited(keepResult),
        emit: (type, detail, cancelable) => this.#emit(type, detail, cancelable),
      });
      this.changed();
    }
    if (!this.#conversation) throw new PayeeCheckError('aborted');
    return this.#conversation;
  }

  #earlyView(): unknown {
    return this.#early === 'error' ? strandedView(this.language.messages, () => this.#check()) : '';
  }

  /** The payer edited through a button or a choice. */
  #edited(keepResult: boolean): void {
    if (!keepResult) this.discard();
    for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  /** Without anybody to tell: what goes wrong is shown. */
  #check(): void {
    this.verify().catch(() => {});
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.#typing.onFocusIn(event);
    // The payer begins: what a check needs is fetched meanwhile. If that fails, the check itself will say so.
    this.#converse().catch(() => {});
  };

  #left(key: FieldKey, leaving: boolean): void {
    // To leave a field empty is no fault yet.
    if (this.#fields.values[key].trim()) this.#fields.touched.add(key);
    this.requestUpdate();
    if (!leaving || this.checkOn !== 'complete' || this.readOnly || this.state !== 'editing') return;
    if (this.#fields.isComplete) this.#check();
  }

  /** What a submission waits for: a check, a decision on its way, or a receipt that is about to end. */
  #beforeSubmit(): Promise<boolean> | undefined {
    const { state } = this;
    const content = () => isContent(this.policy, this.#standsAt());
    if (this.isDisabled || this.readOnly || !this.#fields.isComplete) return undefined;
    if (isFinished(state)) return this.#conversation?.settle()?.then(content);
    return state === 'editing' && this.checkOn === 'manual' ? undefined : this.verify().then(content, content);
  }

  #emit<T extends keyof PayeeCheckEventMap>(
    type: T,
    detail: PayeeCheckEventMap[T]['detail'],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
