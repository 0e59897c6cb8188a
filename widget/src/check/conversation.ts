import type { CheckRequest, CompletedCheck, Decision } from '@payee-check/shared/contract';
import { PayeeCheckError } from '../errors.ts';
import { countryName } from '../fields/country.ts';
import { isContent, isFinished } from '../form/policy.ts';
import { fill } from '../locales/format.ts';
import type { CheckMessages } from '../locales/messages.ts';
import type { Conversation, ConversationHost } from '../payee-check/conversation.ts';
import type { Fault, PayeeCheckState } from '../types.ts';
import { Announcer } from './announcer.ts';
import { faultWords } from './fault-words.ts';
import { FieldHistory } from './history.ts';
import { Insight } from './insight.ts';
import { placeOf } from './place.ts';
import { Press } from './press.ts';
import { questionOf } from './question.ts';
import { createReach } from './reach.ts';
import { notesView, placeView } from './result/notes.ts';
import { resultView } from './result/view.ts';
import { failureWords, spoken, wordsOf } from './result/words.ts';
import { Run } from './run.ts';
import { submitImplicitly } from './submit.ts';
import { Ticker } from './ticker.ts';

/** With less than this left, a receipt is asked for again before the form submits it. */
const STALE_MS = 60_000;
/** A check that ends sooner is not announced; the spinner waits as long. */
const SLOW_MS = 300;

/** Brings together the check, what is read out and what is shown of it. */
export class LiveConversation implements Conversation {
  readonly #host: ConversationHost;
  readonly #run: Run;
  readonly #insight: Insight;
  readonly #ticker: Ticker;
  readonly #press: Press;
  readonly #announcer = new Announcer();
  /** Reads out that a check takes a while, unless it does not. */
  #slow: ReturnType<typeof setTimeout> | undefined;
  /** The host shows the result itself. */
  #suppressed = false;
  /** What the payer typed, before they took over the bank's name. */
  #typedName = '';

  constructor(host: ConversationHost) {
    this.#host = host;
    // `Intl` reads its data when it is asked first: better now than at the second key stroke.
    countryName('DE', host.words().locale);
    new FieldHistory(host.root);
    this.#press = new Press(host.root);
    this.#ticker = new Ticker(host.element);
    const access = createReach(host.settings);
    this.#insight = new Insight({ access, changed: host.changed });
    this.#run = new Run({
      access,
      changed: host.changed,
      started: () => this.#started(),
      pending: () => this.#say(this.words.progress.pending),
      finished: (check) => this.#finished(check),
      failed: (error) => this.#failed(error),
    });
  }

  get state(): PayeeCheckState {
    return this.#run.state;
  }

  get check(): CompletedCheck | null {
    return this.#run.check;
  }

  get confirmed(): boolean {
    return this.#run.confirmed;
  }

  get receipt(): string {
    return this.#run.receipt;
  }

  get words(): CheckMessages {
    return this.#host.words().messages;
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  verify(freshFor = STALE_MS): Promise<CompletedCheck> {
    const question = this.#question();
    return question ? this.#run.verify(question, freshFor) : Promise.reject(new PayeeCheckError('invalid'));
  }

  settle(): Promise<unknown> | undefined {
    const run = this.#run;
    if (run.deciding) return run.deciding;
    const question = this.#question();
    return question && run.isStale(STALE_MS) && isContent(this.#host.policy(), run) ? run.refresh(question) : undefined;
  }

  discard(): void {
    clearTimeout(this.#slow);
    this.#run.cancel();
    this.#insight.clear();
    this.#ticker.start(0);
    this.#announcer.announce('');
    this.#suppressed = false;
  }

  afterPress(go: () => void): void {
    this.#press.after(go);
  }

  disconnect(): void {
    clearTimeout(this.#slow);
    this.#press.stop();
    this.#insight.clear();
    if (isFinished(this.state)) return;
    this.#run.cancel();
    this.#announcer.announce('');
  }

  look(examine: boolean): void {
    const { fields } = this.#host;
    const fault = fields.fault('iban');
    if (!fault && this.state === 'editing') this.#insight.lookUp(fields.account);
    if (examine && !fault?.missing) this.#insight.examine(fields.values.iban, !fault);
  }

  submit(form: HTMLFormElement): void {
    submitImplicitly(form);
  }

  async decide(decision: Decision): Promise<void> {
    const run = this.#run;
    const { check } = run;
    if (run.deciding) return;
    const settled = run.decide(decision);
    this.#keepFocus(settled);
    await settled;
    // Typed on since, or asked again.
    if (run.check?.id !== check?.id || (!check && run.state !== 'error')) return;
    const { fields, words, edited, emit } = this.#host;
    const { messages, locale } = words();
    const name = run.check?.decision === 'use_registered_name' ? run.check.registeredName : undefined;
    if (name !== undefined) {
      fields.values.payeeName = name;
      const question = this.#question();
      if (question) run.bind(question);
    }
    this.#say(
      run.decisionFailed
        ? messages.decision.failed
        : name
          ? fill(messages.decision.used, { name }, locale)
          : messages.decision.continued,
    );
    this.#host.changed();
    if (name !== undefined) edited(true);
    if (name !== undefined || decision === 'continue_anyway') {
      emit('payee-check-decision', { decision, check: run.check });
    }
  }

  fault(fault: Fault): string {
    const { messages, locale } = this.#host.words();
    return faultWords(fault, this.#host.fields.values.iban, messages, locale);
  }

  place(fault: Fault): unknown {
    const { values } = this.#host.fields;
    return placeView(placeOf(values.iban, fault));
  }

  view(disabled: boolean): unknown {
    if (this.#suppressed) return '';
    const host = this.#host;
    return resultView({
      ...host.words(),
      disabled,
      run: this.#run,
      typedName: this.#typedName,
      policy: host.policy(),
      seconds: this.#ticker.seconds,
      useRegisteredName: () => this.decide('use_registered_name'),
      continueAnyway: () => this.decide('continue_anyway'),
      retry: () => this.#retry(),
    });
  }

  notes(fixed: boolean): unknown {
    return notesView(this.#insight, fixed, this.#host.words().messages, (iban) => {
      // The button goes: on with the field, from which leaving begins the check.
      this.#host.root.getElementById('iban')?.focus();
      this.#host.fields.set('iban', iban);
      this.#host.edited(false);
    });
  }

  #question(): CheckRequest | undefined {
    return questionOf(this.#host.fields, this.#host.settings().identifiers);
  }

  #started(): void {
    this.#suppressed = false;
    this.#typedName = this.#host.fields.values.payeeName;
    this.#insight.settle();
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => {
      if (this.state === 'checking') this.#say(this.words.progress.checking);
    }, SLOW_MS);
    this.#host.emit('payee-check-start', null);
  }

  #finished(check: CompletedCheck): void {
    clearTimeout(this.#slow);
    this.#suppressed = !this.#host.emit('payee-check-result', { check }, true);
    if (this.#suppressed || this.check !== check) return;
    const { messages, locale } = this.#host.words();
    this.#say(spoken(wordsOf(check, messages, locale)));
  }

  #failed(error: PayeeCheckError): void {
    clearTimeout(this.#slow);
    const { messages, locale } = this.#host.words();
    this.#ticker.start(error.retryAfterMs ? Date.now() + error.retryAfterMs : 0);
    const why = failureWords(error, this.#ticker.seconds, messages, locale);
    this.#say(`${messages.heading.error}. ${why} ${messages.warning}`);
    this.#host.emit('payee-check-error', { code: error.code, retryable: error.retryable });
  }

  #retry(): void {
    if (this.#ticker.seconds > 0) return;
    this.#keepFocus();
    // An answer that says that nothing could be checked is no reason not to ask. What goes wrong is shown.
    this.verify(Number.POSITIVE_INFINITY).catch(() => {});
  }

  /** The button that has the focus goes now, or after what it began: the focus is not to be lost with it. */
  async #keepFocus(began?: Promise<void>): Promise<void> {
    const { element, root } = this.#host;
    if (!root.activeElement) return;
    for (const change of [undefined, began]) {
      await change;
      // The change that follows this call, or the end of what it began, is rendered first.
      await element.updateComplete;
      // Who has gone on to another place of the page is left there.
      if (!root.activeElement && document.activeElement === document.body) {
        root.getElementById('result')?.focus({ preventScroll: true });
      }
    }
  }

  #say(text: string): void {
    this.#announcer.announce(text);
    this.#host.changed();
  }
}
