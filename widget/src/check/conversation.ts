import type { CheckRequest, CompletedCheck, Decision } from '@payee-check/shared/contract';
import type { Access } from '../client/access.ts';
import { PayeeCheckError } from '../errors.ts';
import { countryName } from '../fields/country.ts';
import { isAlarming, isContent, isFinished } from '../form/policy.ts';
import type { CheckMessages } from '../locales/messages.ts';
import type { Conversation, ConversationHost } from '../payee-check/conversation.ts';
import type { Fault, FieldKey, PayeeCheckState } from '../types.ts';
import { Announcer } from './announcer.ts';
import { faultWords } from './fault-words.ts';
import { Help } from './help.ts';
import { Insight } from './insight.ts';
import { Carrier, FieldHistory } from './memory.ts';
import { ibanIn, isMisplaced, misplaced, withoutIban } from './misplaced.ts';
import { Paste } from './paste/paste.ts';
import { Deliberate, Press, submitImplicitly } from './presses.ts';
import { createAccessOf, questionOf } from './question.ts';
import { lackOf, moveView, notesView, placeOf, placeView } from './result/notes.ts';
import { resultView } from './result/view.ts';
import { decisionWords, failureWords, namesWords, spoken, wordsOf } from './result/words.ts';
import { Run } from './run.ts';
import { Ticker } from './ticker.ts';
import { warn, warnOfRefusal } from './warn.ts';
import { WholeNumber } from './whole-number.ts';

/** With less than this left, a receipt is asked for again before the form submits it. */
const STALE_MS = 60_000;
/** A check that ends sooner is not announced; the spinner waits as long. */
const SLOW_MS = 300;

/** Brings together the check, what is read out and what is shown of it. */
export class LiveConversation implements Conversation {
  readonly #host: ConversationHost;
  readonly #access: () => Access;
  readonly #run: Run;
  readonly #insight: Insight;
  readonly #ticker: Ticker;
  readonly #press: Press;
  readonly #announcer = new Announcer();
  readonly #carrier: Carrier;
  readonly #deliberate: Deliberate;
  readonly #help: Help;
  readonly #paste: Paste;
  readonly #whole: WholeNumber;
  /** The payer has been in a field: what the page gave is looked up only then. */
  #begun = false;
  /** Reads out that a check takes a while, unless it does not. */
  #slow: ReturnType<typeof setTimeout> | undefined;
  /** The host shows the result itself. */
  #suppressed = false;
  /** What the payer typed, before they took over the bank's name. */
  #typedName = '';
  /** The receipt that listeners know: each that comes or goes is a change of the control's value. */
  #told = '';

  constructor(host: ConversationHost) {
    this.#host = host;
    // `Intl` reads its data when it is asked first: better now than at the second key stroke.
    countryName('DE', host.words().locale);
    new FieldHistory(host.root);
    this.#press = new Press(host.root);
    this.#whole = new WholeNumber(host.root);
    this.#begun = host.root.activeElement !== null;
    host.root.addEventListener('focusin', () => this.#begin());
    this.#carrier = new Carrier(host.root);
    // What the payer typed while this part was on its way.
    if (!host.fields.isEmpty) this.#carrier.keep(host.fields.state);
    this.#deliberate = new Deliberate(host.root);
    this.#ticker = new Ticker(host.element);
    this.#help = new Help(host.words, host.changed);
    this.#paste = new Paste({ conversation: host, help: this.#help, say: (text) => this.#say(text) });
    host.fields.misplaced = misplaced;
    const access = createAccessOf(host.settings);
    this.#access = access;
    this.#insight = new Insight({ access, changed: host.changed });
    this.#run = new Run({
      access,
      changed: host.changed,
      started: () => this.#started(),
      pending: () => this.#say(this.words.progress.pending),
      prepare: (check) => this.#prepare(check),
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

  get busy(): boolean {
    return this.#run.busy;
  }

  get receipt(): string {
    return this.#run.receipt;
  }

  get words(): CheckMessages {
    return this.#words().messages;
  }

  /** What nobody asked for is not denied: the type of the account. */
  #words(): { messages: CheckMessages; locale: string } {
    const { messages, locale, overrides } = this.#host.words();
    const untyped = this.#host.fields.accountType ? undefined : this.#help.words?.untyped.reason;
    if (!untyped) return { messages, locale };
    return { messages: { ...messages, reason: { ...messages.reason, ...untyped, ...overrides?.reason } }, locale };
  }

  #prepare({ reason }: CompletedCheck): Promise<void> | undefined {
    const isOfType = reason === 'account_is_personal' || reason === 'account_is_business';
    // Where it cannot be fetched, the other words have to do.
    return isOfType && !this.#host.fields.accountType ? this.#help.load().catch(() => {}) : undefined;
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
    if (!question || !isContent(this.#host.policy(), run)) return undefined;
    const settling = run.isStale(STALE_MS)
      ? run.refresh(question)
      : // The receipt does not say yet that the payer chose to go on.
        run.untold && run.confirmed && run.decide('continue_anyway');
    return settling ? settling.then(() => this.#tell()) : undefined;
  }

  /** The control's value is another than before. */
  #tell(): void {
    const { receipt } = this.#run;
    if (receipt === this.#told) return;
    this.#told = receipt;
    this.#host.edited(true);
  }

  /** The name in the field is another by the payer's choice, and the receipt with it. */
  #renamed(): void {
    const { fields, edited } = this.#host;
    this.#carrier.keep(fields.state);
    this.#told = this.#run.receipt;
    edited(true);
  }

  discard(): void {
    clearTimeout(this.#slow);
    this.#run.cancel();
    this.#insight.clear();
    this.#paste.clear();
    this.#ticker.start(0);
    this.#announcer.announce('');
    this.#suppressed = false;
    // Who edits is told of that; who sets a property knows.
    this.#told = '';
    this.#carrier.keep(this.#host.fields.state);
  }

  afterPress(go: () => void): void {
    this.#press.after(go);
  }

  disconnect(): void {
    clearTimeout(this.#slow);
    this.#press.stop();
    this.#whole.stop();
    this.#insight.clear();
    if (isFinished(this.state)) return;
    this.#run.cancel();
    this.#announcer.announce('');
  }

  look(examine: boolean): void {
    const { fields } = this.#host;
    const fault = fields.fault('iban');
    if (!fault && this.#begun && this.state === 'editing') this.#insight.lookUp(fields.account);
    if (examine && !fault?.missing) this.#insight.examine(fields.values.iban, !fault);
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#host.changed();
  }

  submit(form: HTMLFormElement): void {
    submitImplicitly(form);
  }

  async decide(decision: Decision): Promise<void> {
    const run = this.#run;
    if (run.deciding) return;
    const telling = run.decide(decision);
    this.#keepFocus(telling);
    const told = await telling;
    if (told === 'dropped') return;
    const { fields, emit } = this.#host;
    const name = told === 'told' && decision === 'use_registered_name' ? run.check?.registeredName : undefined;
    if (name !== undefined) {
      fields.values.payeeName = name;
      const question = this.#question();
      if (question) run.bind(question);
    }
    const { messages, locale } = this.#words();
    this.#say(decisionWords(run, messages, locale));
    if (name === undefined) this.#tell();
    else this.#renamed();
    if (name !== undefined || decision === 'continue_anyway') {
      emit('payee-check-decision', { decision, check: run.check });
    }
  }

  /** By one of the card's buttons. */
  #choose(decision: Decision, click: MouseEvent): void {
    if (this.#deliberate.accepts(click)) this.decide(decision);
  }

  /** Back to the field that is more likely wrong. */
  #change(): void {
    const { fields, root } = this.#host;
    const { check } = this.#run;
    const [name = '', account = name] = fields.keys;
    const isName = check?.outcome === 'close_match' || (check?.outcome === 'no_match' && check.reason === null);
    root.getElementById(isName && !isAlarming(check) ? name : account)?.focus();
  }

  /** Takes back what the payer chose. */
  #undo(): void {
    const run = this.#run;
    const used = run.check?.decision === 'use_registered_name';
    run.undo();
    this.#keepFocus();
    if (used) this.#host.fields.values.payeeName = this.#typedName;
    if (run.check) this.#say(this.#spoken(run.check));
    if (used) this.#renamed();
    else this.#tell();
  }

  fault(fault: Fault): string {
    const { messages, locale } = this.#words();
    if (isMisplaced(fault)) this.#help.want();
    return faultWords(fault, this.#host.fields.values.iban, messages, locale, this.#help.words);
  }

  place(fault: Fault): unknown {
    const { values } = this.#host.fields;
    return placeView(placeOf(values.iban, fault));
  }

  view(disabled: boolean, fixed: boolean): unknown {
    const host = this.#host;
    this.#whole.after(host.element.updateComplete);
    if (this.#suppressed) return '';
    return resultView({
      ...this.#words(),
      disabled,
      run: this.#run,
      typedName: this.#typedName,
      policy: host.policy(),
      seconds: this.#ticker.seconds,
      fixed,
      useRegisteredName: (click) => this.#choose('use_registered_name', click),
      continueAnyway: (click) => this.#choose('continue_anyway', click),
      change: () => this.#change(),
      undo: () => this.#undo(),
      retry: () => this.#retry(),
    });
  }

  notes(key: FieldKey, fixed: boolean): unknown {
    return [
      this.#paste.view(key),
      key === 'payeeName' ? this.#move(fixed) : key === 'iban' ? this.#ibanNotes(fixed) : '',
    ];
  }

  #ibanNotes(fixed: boolean): unknown {
    const { account } = this.#insight;
    const { purpose } = this.#host.settings();
    const lacks = lackOf(account?.reachability ?? null, purpose);
    if (lacks) this.#help.want();
    const reach = lacks && this.#help.words?.reach[lacks];
    return notesView(this.#insight, reach, fixed, this.#host.fields.values.iban, this.#words().messages, (iban) => {
      // The button goes: on with the field, from which leaving begins the check.
      this.#host.root.getElementById('iban')?.focus();
      this.#host.fields.set('iban', iban);
      this.#host.edited(false);
    });
  }

  /** A button that takes an IBAN over from the name field. */
  #move(fixed: boolean): unknown {
    const { fields, root, edited } = this.#host;
    const { payeeName } = fields.values;
    const word = this.#help.words?.name.move_iban;
    const iban = ibanIn(payeeName);
    if (fixed || !word || !iban || !fields.keys.includes('iban') || !fields.touched.has('payeeName')) return '';
    return moveView(word, () => {
      fields.set('iban', iban);
      fields.values.payeeName = withoutIban(payeeName, iban);
      fields.touched.delete('payeeName');
      root.getElementById(fields.values.payeeName ? 'iban' : 'payeeName')?.focus();
      edited(false);
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
    this.#tell();
    const { endpoint } = this.#access();
    if (endpoint.endsWith('/v1')) warn('version', endpoint);
    this.#host.emit('payee-check-start', null);
  }

  #finished(check: CompletedCheck): void {
    clearTimeout(this.#slow);
    this.#suppressed = !this.#host.emit('payee-check-result', { check }, true);
    if (this.check === check) this.#tell();
    if (this.#suppressed || this.check !== check) return;
    this.#deliberate.show(this.#host.element.updateComplete);
    this.#say(this.#spoken(check));
  }

  #spoken(check: CompletedCheck): string {
    const { messages, locale } = this.#words();
    return spoken(wordsOf(check, messages, locale), namesWords(this.#typedName, check.registeredName, messages));
  }

  #failed(error: PayeeCheckError): void {
    clearTimeout(this.#slow);
    const { endpoint } = this.#access();
    if (error.code === 'origin_not_allowed') warn('origin', endpoint);
    if (error.code === 'offline') warnOfRefusal(endpoint);
    const { messages, locale } = this.#words();
    this.#deliberate.show(this.#host.element.updateComplete);
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
  async #keepFocus(began?: Promise<unknown>): Promise<void> {
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
