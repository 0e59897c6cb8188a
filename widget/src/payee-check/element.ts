import type { CompletedCheck } from '@payee-check/shared/contract';
import { html, type TemplateResult } from 'lit';
import { chunks } from '../chunks.ts';
import { Submission } from '../controllers/submission.ts';
import { Typing } from '../controllers/typing.ts';
import { PayeeCheckError } from '../errors.ts';
import { entries } from '../form/entries.ts';
import type { FormStanding } from '../form/form-control.ts';
import { isContent, isFinished } from '../form/policy.ts';
import { invalidityOf } from '../form/validity.ts';
import { themeOf } from '../styles/palette.ts';
import type { Fault, FieldKey, PayeeCheckEventMap, PayeeCheckState } from '../types.ts';
import type { Conversation, Pasted } from './conversation.ts';
import { FieldsControl } from './fields-control.ts';
import { fieldsView } from './fields-view.ts';
import { strandedView } from './stranded-view.ts';

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
 * @event input - A field was edited, or the receipt came or went
 * @event change - An edit was completed, or the receipt came or went
 * @event {CustomEvent<null>} payee-check-start - A check has begun
 * @event {CustomEvent<{ check: CompletedCheck }>} payee-check-result - A check has ended; cancel it to show a result of your own
 * @event {CustomEvent<PayeeCheckDecisionDetail>} payee-check-decision - The payer chose what to do about a warning
 * @event {CustomEvent<{ state: PayeeCheckState; previous: PayeeCheckState }>} payee-check-state - The state has changed
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
 * @csspart alarm-icon - The icon of an alarm, which stands above the outcome
 * @csspart alarm-heading - Its heading
 * @csspart alarm-message - What the account is reported for, and what to do
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
 * @cssproperty --payee-check-alarm - Alarm: border and ground of its heading
 * @cssproperty --payee-check-alarm-surface - Alarm: background
 * @cssproperty --payee-check-alarm-text - Alarm: heading
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
export class PayeeCheckElement extends FieldsControl {
  #conversation: Conversation | undefined;
  /** Where the element stands while there is no conversation yet; with one, `editing`. */
  #early: PayeeCheckState = 'editing';
  /** The state that listeners know. */
  #told: PayeeCheckState = 'editing';
  /** A check was running when the element left its place, in this task. */
  #interrupted = false;
  /** Counts what makes an earlier question another one. */
  #edits = 0;
  /** The payer goes on although not even the part that checks could be fetched. */
  #earlyConfirmed = false;
  /** A draft is being submitted, whose receipt the policy does not let go. */
  #withheld = false;
  /** What was pasted last, while the part that reads it may still be on its way. */
  #pasted: Pasted | undefined;
  readonly #submission = new Submission({ beforeSubmit: (draft) => this.#beforeSubmit(draft) });
  readonly #typing = new Typing(this, {
    fields: this.fields,
    edited: () => this.discard(),
    take: () => this.take(),
    left: (key, leaving) => this.#left(key, leaving),
    enter: () => {
      const { form } = this;
      if (form && this.#conversation) this.#conversation.submit(form);
      else form?.requestSubmit();
    },
  });

  /** Always empty: a receipt cannot be given beforehand. Form libraries look for it. */
  defaultValue = '';

  /**
   * What the form submits: the receipt; empty until there is a result. Set to `''`, it drops the result; a form library
   * may write back what it read; anything else is ignored.
   */
  get value(): string {
    return this.#conversation?.receipt ?? '';
  }

  set value(text: string | null | undefined) {
    if ((text ?? '') === this.value) return;
    if (text) this.#warn('value');
    else this.discard();
  }

  /** The result that is shown; `null` while there is none. */
  get check(): CompletedCheck | null {
    return this.#conversation?.check ?? null;
  }

  /** What it is at; a CSS state of the same name says so, too. */
  get state(): PayeeCheckState {
    return this.#early === 'editing' ? (this.#conversation?.state ?? 'editing') : this.#early;
  }

  /**
   * Checks what is in the fields. What was just answered is not asked again.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  async verify(): Promise<CompletedCheck> {
    const edits = this.#edits;
    const loading = this.ready();
    if (loading) await loading;
    if (edits !== this.#edits) throw new PayeeCheckError('aborted');
    if (this.isDisabled || !this.fields.isComplete) {
      this.showFaults();
      throw new PayeeCheckError('invalid');
    }
    if (this.#conversation) return this.#conversation.verify();
    this.#stand('checking');
    try {
      await this.#converse();
      if (edits === this.#edits) {
        this.#early = 'editing';
        return this.verify();
      }
    } catch {
      if (edits === this.#edits) {
        // What cannot be fetched from the BFF is a BFF that cannot be reached.
        this.#stand('error');
        this.#emit('payee-check-error', { code: 'offline', retryable: true });
        throw new PayeeCheckError('offline');
      }
    }
    throw new PayeeCheckError('aborted');
  }

  /** To the first field that is wrong, or the first. */
  override focus(options?: FocusOptions): void {
    (this.standing().invalid?.anchor ?? this.at('payeeName'))?.focus(options);
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
    // Only moved, into a dialog for instance.
    if (this.#interrupted) this.#check();
    this.#interrupted = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#submission.attach(null);
    this.#interrupted = this.state === 'checking';
    setTimeout(() => {
      this.#interrupted = false;
    });
    this.#conversation?.disconnect();
    if (this.#early === 'checking') this.discard();
  }

  protected override willUpdate(): void {
    this.ready();
    // What the page gave may be too long for the field.
    if (!this.#conversation && this.isConnected && this.iban) this.#converse().catch(() => {});
    if (this.usedScheme === 'iban' && this.isConnected) this.#conversation?.look(this.fields.touched.has('iban'));
  }

  protected override render(): TemplateResult {
    const { messages, locale, direction } = this.language;
    const conversation = this.#conversation;
    const typing = this.#typing;
    const fixed = this.isDisabled || this.readOnly;
    return html`<div
      class="root"
      part="form-control"
      role="group"
      aria-labelledby="legend"
      aria-label="${messages.label.name}, ${messages.label.iban}"
      data-theme=${themeOf(this, this.theme)}
      lang=${locale}
      dir=${direction}
    >
      <div class="legend" id="legend"><slot name="label"></slot></div>
      <div
        @paste=${this.#onPaste}
        @input=${typing.onInput}
        @compositionend=${typing.onInput}
        @change=${typing.onChange}
        @keydown=${typing.onKeydown}
        @focusin=${this.#onFocusIn}
        @focusout=${typing.onFocusOut}
      >
        ${fieldsView({
          control: this,
          fields: this.fields,
          options: this.options,
          auto: this.scheme === 'auto',
          disabled: this.isDisabled,
          messages,
          locale,
          fault: (fault) => this.#faultWords(fault),
          place: (fault) => conversation?.place(fault),
          notes: (key) => conversation?.notes(key, fixed),
          chosen: () => this.discard(),
        })}
      </div>
      <slot name="help"></slot>
      <div id="result" tabindex="-1">${conversation ? conversation.view(this.isDisabled, fixed) : this.#earlyView()}</div>
      <div class="sr" role="status">${conversation?.announcement}</div>
      <slot name="footer"></slot>
    </div>`;
  }

  protected override standing(): FormStanding {
    const { messages } = this.language;
    const fields = this.fields;
    const invalid = invalidityOf(this, this.#standsAt(), fields.isEmpty, fields.faults());
    return {
      value: this.name
        ? entries(this.name, this.fieldSeparator, this.#withheld ? '' : this.value, fields.name, fields.account)
        : null,
      kept: fields.state,
      shown: this.state,
      invalid: invalid && {
        flags: invalid.flags,
        // The card, and not the button in it: what is confirmed has been read.
        anchor: this.at(invalid.anchor) ?? this.at('payeeName'),
        message:
          this.#faultWords(invalid.fault) ||
          (invalid.message && this.#conversation?.words.progress[invalid.message]) ||
          messages.state.unchecked,
      },
    };
  }

  /** Nothing holds any more but what is in the fields. */
  protected override discard(): void {
    this.#edits++;
    this.#stand('editing');
    this.#submission.drop();
    this.#conversation?.discard();
    this.changed();
  }

  protected override changed(): void {
    super.changed();
    const { state } = this;
    const previous = this.#told;
    this.#told = state;
    if (state !== previous) this.#emit('payee-check-state', { state, previous });
  }

  #standsAt() {
    const { state, check } = this;
    const { confirmed, busy } = this.#conversation ?? { confirmed: this.#earlyConfirmed, busy: false };
    return { state, check, confirmed, busy };
  }

  #stand(state: PayeeCheckState): void {
    this.#early = state;
    this.#earlyConfirmed = false;
    this.changed();
  }

  /** The fault's own words come with the part that the first focus loads. */
  #faultWords(fault: Fault | undefined): string {
    return fault ? (this.#conversation?.fault(fault) ?? this.language.messages.state.incomplete) : '';
  }

  /** Loads what talks to the BFF. */
  async #converse(): Promise<Conversation> {
    const { part } = await chunks.check();
    const root = this.shadowRoot;
    if (!this.#conversation && root) {
      this.adopt(part.styles);
      // What could not be fetched before is there now: the fields wait to be asked about.
      if (this.#early === 'error') this.#early = 'editing';
      this.#conversation = part.createConversation({
        element: this,
        root,
        fields: this.fields,
        settings: () => this.settings,
        policy: () => this.policy,
        words: () => ({
          locale: this.language.locale,
          messages: { ...part.english, ...this.language.messages },
          overrides: this.messages,
        }),
        pasted: this.#pasted,
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
    if (this.#early !== 'error') return '';
    return strandedView({
      messages: this.language.messages,
      asks: this.policy === 'confirm' && !this.#earlyConfirmed,
      retry: () => this.#check(),
      goOn: () => {
        this.#earlyConfirmed = true;
        this.changed();
      },
    });
  }

  /** Something is set up wrong: in words for who builds the page, once. */
  #warn(what: 'value'): void {
    chunks.check().then(
      ({ part }) => part.warn(what),
      () => {},
    );
  }

  /** The payer edited through a button or a choice, or the receipt came or went. */
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

  readonly #onPaste = (event: ClipboardEvent): void => {
    this.#pasted = { text: event.clipboardData?.getData('text') ?? '', before: this.fields.state };
  };

  #left(key: FieldKey | undefined, leaving: boolean): void {
    const edits = this.#edits;
    const go = () => {
      // The button that was pressed has put other values in.
      if (edits !== this.#edits) return;
      // To leave a field empty is no fault yet.
      if (key && this.fields.values[key].trim()) this.fields.touched.add(key);
      this.requestUpdate();
      if (!leaving || this.checkOn !== 'complete' || this.readOnly || this.state !== 'editing') return;
      if (this.fields.isComplete) this.#check();
    };
    if (this.#conversation) this.#conversation.afterPress(go);
    else go();
  }

  protected override showFaults(): void {
    super.showFaults();
    // The network may be back since: what could not be fetched is tried again with each attempt to submit.
    if (this.#early === 'error') this.#submission.again();
  }

  /**
   * Whether a submission may go, or what it waits for: a check, a decision on its way, a receipt that is about to end. A
   * browser holds the form of an invalid control by itself, but not where the form has `novalidate`.
   */
  #beforeSubmit(draft: boolean): Promise<boolean> | boolean {
    this.take();
    const isContentNow = () => isContent(this.policy, this.#standsAt());
    const content = () => {
      // Who presses a button that does nothing looks for the reason.
      if (!isContentNow()) this.at('result')?.scrollIntoView({ block: 'nearest' });
      return isContentNow();
    };
    if (this.isDisabled || this.readOnly) return true;
    if (draft) {
      if (!isContentNow()) this.#withhold();
      return true;
    }
    const { state } = this;
    if (this.fields.isComplete && (state !== 'editing' || this.checkOn !== 'manual')) {
      const waiting = isFinished(state) && this.#conversation ? this.#conversation.settle() : this.#verifyAgain();
      if (waiting) return waiting.then(content);
    }
    const { invalid } = this.standing();
    if (!invalid) return true;
    this.internals.checkValidity();
    invalid.anchor?.focus();
    return false;
  }

  /** What the payer confirmed stays confirmed where another attempt fails like the one before. Never rejects. */
  async #verifyAgain(): Promise<void> {
    const confirmed = this.#earlyConfirmed;
    try {
      await this.verify();
    } catch {
      if (this.#early === 'error') {
        this.#earlyConfirmed = confirmed;
        this.changed();
      }
    }
  }

  /** For as long as the browser and the page's listeners read what the form submits. */
  #withhold(): void {
    this.#withheld = true;
    this.sync();
    setTimeout(() => {
      this.#withheld = false;
      this.sync();
    });
  }

  #emit<T extends keyof PayeeCheckEventMap>(
    type: T,
    detail: PayeeCheckEventMap[T]['detail'],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
