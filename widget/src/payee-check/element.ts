import type { CompletedCheck, Decision } from '@payee-check/shared/contract';
import { html } from 'lit';
import { chunks } from '../chunks.ts';
import { Announcer } from '../controllers/announcer.ts';
import { CheckController } from '../controllers/check.ts';
import { Fields } from '../controllers/fields.ts';
import { Insight } from '../controllers/insight.ts';
import { Submission } from '../controllers/submission.ts';
import { Ticker } from '../controllers/ticker.ts';
import { Typing } from '../controllers/typing.ts';
import { PayeeCheckError } from '../errors.ts';
import { ibanRules } from '../fields/iban.ts';
import { faultWords } from '../fields/words.ts';
import { entries } from '../form/entries.ts';
import type { FormStanding } from '../form/form-control.ts';
import { isContent, isFinished } from '../form/policy.ts';
import { invalidityOf } from '../form/validity.ts';
import { resultView } from '../result/view.ts';
import { failureWords, wordsOf } from '../result/words.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { resultStyles } from '../styles/result.styles.ts';
import { tokens } from '../styles/tokens.ts';
import type { FieldKey, PayeeCheckEventMap, PayeeCheckState, SchemeRules } from '../types.ts';
import { ConfiguredControl } from './configured.ts';
import { fieldsView } from './fields-view.ts';
import { prefills } from './properties.ts';

/** With less than this left, a receipt is asked for again before the form submits it. */
const STALE_MS = 60_000;
/** A check that ends sooner is not announced; the spinner waits as long. */
const SLOW_MS = 300;

/**
 * A form control that tells whether an account belongs to the name that was typed.
 *
 * @tagname payee-check
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
  static override styles = [tokens, fieldStyles, resultStyles];

  #ukRules: SchemeRules | undefined;
  /** The host shows the result itself. */
  #suppressed = false;
  /** What the payer typed, before they took over the bank's name. */
  #typedName = '';
  /** What was in focus is about to be replaced. */
  #keepFocus = false;
  readonly #announcer = new Announcer();
  readonly #fields = new Fields(() => ({
    scheme: this.#scheme,
    rules: this.#rules(),
    countries: this.countries ?? '',
    accountType: this.accountType,
    identifiers: this.identifiers,
  }));
  readonly #insight = new Insight({ access: () => this.reach(), requestUpdate: () => this.requestUpdate() });
  readonly #ticker = new Ticker(this);
  readonly #run = new CheckController({
    access: () => this.reach(),
    changed: () => this.changed(),
    started: () => this.#started(),
    finished: (check) => this.#finished(check),
    failed: (error) => this.#failed(error),
  });
  readonly #submission = new Submission({ beforeSubmit: () => this.#beforeSubmit() });
  readonly #typing = new Typing(this, {
    fields: this.#fields,
    rules: () => this.#rules(),
    edited: () => this.#edited(),
    left: (key, leaving) => this.#left(key, leaving),
    enter: () => this.#submission.implicit(),
  });

  /** What the form submits: the receipt; empty until there is a result. */
  get value(): string {
    return this.#run.receipt;
  }

  get check(): CompletedCheck | null {
    return this.#run.check;
  }

  get state(): PayeeCheckState {
    return this.#run.state;
  }

  get type(): string {
    return this.localName;
  }

  /**
   * Checks what is in the fields. What was just answered is not asked again.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  verify(): Promise<CompletedCheck> {
    const question = this.isDisabled ? undefined : this.#fields.question();
    if (question) return this.#run.verify(question, STALE_MS);
    this.showFaults();
    return Promise.reject(new PayeeCheckError('invalid'));
  }

  /** Back to what the page gave. */
  reset(): void {
    this.#fields.reset();
    this.discard();
  }

  /** To the first field that is wrong, or the first. */
  override focus(options?: FocusOptions): void {
    const target = this.standing().invalid?.anchor ?? this.#at(this.#fields.keys[0]);
    target?.focus(options);
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
    if (disabled && this.state === 'checking') this.#run.cancel();
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
    clearTimeout(this.#slow);
    this.#insight.clear();
    // A result stays when the element is only moved.
    if (!isFinished(this.state)) this.#run.cancel();
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
    if (this.#scheme === 'uk' && !this.#ukRules) {
      chunks.uk().then(
        ({ rules }) => {
          this.#ukRules = rules;
          this.changed();
        },
        () => this.#failed(new PayeeCheckError('offline')),
      );
    }
    this.#look();
  }

  protected override updated(): void {
    for (const key of this.#fields.keys) {
      const input = this.#at(key);
      // Bound by hand: a binding would not notice what was typed since.
      if (input instanceof HTMLInputElement && input.value !== this.#fields.values[key]) {
        input.value = this.#fields.values[key];
      }
    }
    if (this.#keepFocus) {
      this.#keepFocus = false;
      if (!this.shadowRoot?.activeElement) this.#at('result')?.focus({ preventScroll: true });
    }
    super.updated();
  }

  protected override render() {
    const { messages, locale, direction } = this.language;
    const run = this.#run;
    const shown = this.#suppressed ? undefined : run.state;
    return html`<div class="root" part="form-control" role="group" aria-labelledby="legend" data-theme=${this.theme} lang=${locale} dir=${direction}>
      <div class="legend" id="legend"><slot name="label"></slot></div>
      <div @input=${this.#typing.onInput} @compositionend=${this.#typing.onInput} @keydown=${this.#typing.onKeydown} @beforeinput=${this.#typing.onBeforeInput} @focusin=${this.#onFocusIn} @focusout=${this.#typing.onFocusOut}>
        ${fieldsView({
          fields: this.#fields,
          insight: this.#insight,
          auto: this.scheme === 'auto',
          required: this.required,
          disabled: this.isDisabled,
          readOnly: this.readOnly,
          autocomplete: this.autocomplete,
          messages,
          locale,
          edited: () => this.#edited(true),
        })}
      </div>
      <slot name="help"></slot>
      <div id="result" tabindex="-1" aria-busy=${run.state === 'checking' ? 'true' : 'false'}>
        ${
          shown
            ? resultView({
                run,
                typedName: this.#typedName,
                policy: this.policy,
                seconds: this.#ticker.seconds,
                messages,
                locale,
                useRegisteredName: () => this.#decide('use_registered_name'),
                continueAnyway: () => this.#decide('continue_anyway'),
                retry: () => this.#retry(),
              })
            : ''
        }
      </div>
      <div class="sr" role="status">${this.#announcer.text}</div>
      <slot name="footer"></slot>
    </div>`;
  }

  protected override standing(): FormStanding {
    const { messages, locale } = this.language;
    const fields = this.#fields;
    const { state, check, confirmed } = this.#run;
    const invalid = invalidityOf({
      state,
      check,
      confirmed,
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
        anchor: this.#at(invalid.anchor),
        message: invalid.fault
          ? faultWords(invalid.fault, messages, locale)
          : messages.state[invalid.message ?? 'unchecked'],
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

  get #scheme(): 'iban' | 'uk' {
    const { scheme } = this;
    return scheme === 'auto' ? this.#fields.chosenScheme : scheme;
  }

  #rules(): SchemeRules | undefined {
    return this.#scheme === 'uk' ? this.#ukRules : ibanRules;
  }

  /** Reads out that it takes a while, unless it does not. */
  #slow: ReturnType<typeof setTimeout> | undefined;

  #at(anchor: string | undefined): HTMLElement | null {
    const root = this.shadowRoot;
    if (anchor !== 'result') return root?.querySelector<HTMLElement>(`#${anchor}`) ?? null;
    return (
      root?.querySelector<HTMLElement>('#confirm, #result button') ??
      root?.querySelector<HTMLElement>('#result') ??
      null
    );
  }

  /** The payer edited a field, or chose among options. */
  #edited(chosen = false): void {
    this.discard();
    if (chosen) {
      this.#emitNative('input');
      this.#emitNative('change');
    }
  }

  /** Nothing holds any more but what is in the fields. */
  protected override discard(): void {
    clearTimeout(this.#slow);
    this.#run.cancel();
    this.#submission.drop();
    this.#insight.clear();
    this.#announcer.announce('');
    this.#suppressed = false;
    this.changed();
  }

  #prefill(key: FieldKey, text: string): void {
    const before = this.#fields.values[key];
    this.#fields.set(key, text);
    if (this.#fields.values[key] !== before) this.discard();
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.#typing.onFocusIn(event);
    // The payer begins: what a check needs is fetched meanwhile.
    chunks.check().catch(() => {
      // The check itself will say so.
    });
  };

  #left(key: FieldKey, leaving: boolean): void {
    // To leave a field empty is no fault yet.
    if (this.#fields.values[key].trim()) this.#fields.touched.add(key);
    this.requestUpdate();
    if (!leaving || this.checkOn !== 'complete' || this.readOnly || this.state !== 'editing') return;
    const question = this.#fields.question();
    if (question) this.#run.verify(question, STALE_MS);
  }

  /** Asks for what can be told before any check. */
  #look(): void {
    if (this.#scheme !== 'iban') return;
    const fault = this.#fields.fault('iban');
    if (!fault && this.state === 'editing') this.#insight.lookUp(this.#fields.account);
    if (!this.#fields.touched.has('iban')) return;
    if (!fault?.missing) this.#insight.examine(this.#fields.values.iban, !fault);
  }

  #started(): void {
    this.#suppressed = false;
    this.#typedName = this.#fields.values.payeeName;
    this.#insight.settle();
    this.#slow = setTimeout(() => {
      if (this.state !== 'checking') return;
      this.#announcer.announce(this.language.messages.state.checking);
      this.requestUpdate();
    }, SLOW_MS);
    this.#emit('payee-check-start', null);
  }

  #finished(check: CompletedCheck): void {
    this.#suppressed = !this.#emit('payee-check-result', { check }, true);
    if (this.#suppressed) return;
    const { messages, locale } = this.language;
    const { heading, message, warning, notes } = wordsOf(check, messages, locale);
    this.#announcer.announce([`${heading}.`, message, warning, ...notes].join(' ').trim());
  }

  #failed(error: PayeeCheckError): void {
    const { messages, locale } = this.language;
    this.#ticker.start(error.retryAfterMs && Date.now() + error.retryAfterMs);
    this.#announcer.announce(
      `${messages.heading.error}. ${failureWords(error, this.#ticker.seconds, messages, locale)} ${messages.warning}`,
    );
    this.#emit('payee-check-error', { code: error.code, retryable: error.retryable });
  }

  #retry(): void {
    const question = this.#fields.question();
    if (!question || this.#ticker.seconds > 0) return;
    this.#keepFocus = true;
    // An answer that says that nothing could be checked is no reason not to ask.
    this.#run.verify(question, Number.POSITIVE_INFINITY);
  }

  async #decide(decision: Decision): Promise<void> {
    const run = this.#run;
    const { check } = run;
    if (run.deciding) return;
    this.#keepFocus = true;
    await run.decide(decision);
    if (run.check?.id !== check?.id) return;
    const { messages } = this.language;
    const used = run.check?.decision === 'use_registered_name';
    if (used && run.check?.registeredName) {
      this.#fields.values.payeeName = run.check.registeredName;
      const question = this.#fields.question();
      if (question) run.bind(question);
    }
    this.#keepFocus = true;
    this.#announcer.announce(
      run.decisionFailed ? messages.decision.failed : used ? messages.decision.used : messages.decision.continued,
    );
    this.changed();
    if (used) {
      this.#emitNative('input');
      this.#emitNative('change');
    }
    if (used || decision === 'continue_anyway') this.#emit('payee-check-decision', { decision, check: run.check });
  }

  /** What a submission waits for: a check, a decision on its way, or a receipt that is about to end. */
  #beforeSubmit(): Promise<boolean> | undefined {
    const run = this.#run;
    const content = () => isContent(this.policy, run);
    const question = this.#fields.question();
    if (this.isDisabled || this.readOnly || !question) return undefined;
    if (run.deciding) return run.deciding.then(content);
    if (!isFinished(run.state)) {
      if (run.state === 'editing' && this.checkOn === 'manual') return undefined;
      return run.verify(question, STALE_MS).then(content, content);
    }
    return run.isStale(STALE_MS) && content() ? run.refresh(question).then(content) : undefined;
  }

  #emitNative(type: 'input' | 'change'): void {
    this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  #emit<T extends keyof PayeeCheckEventMap>(
    type: T,
    detail: PayeeCheckEventMap[T]['detail'],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** The holder name, as typed. */
  get payeeName(): string {
    return this.#fields.values.payeeName;
  }
  set payeeName(value: string) {
    this.#prefill('payeeName', value);
  }

  /** The IBAN, as typed. */
  get iban(): string {
    return this.#fields.values.iban;
  }
  set iban(value: string) {
    this.#prefill('iban', value);
  }

  get sortCode(): string {
    return this.#fields.values.sortCode;
  }
  set sortCode(value: string) {
    this.#prefill('sortCode', value);
  }

  get accountNumber(): string {
    return this.#fields.values.accountNumber;
  }
  set accountNumber(value: string) {
    this.#prefill('accountNumber', value);
  }

  /** A building society's roll number, for instance. */
  get secondaryReference(): string {
    return this.#fields.values.secondaryReference;
  }
  set secondaryReference(value: string) {
    this.#prefill('secondaryReference', value);
  }
}
