import type { CheckRequest, CompletedCheck, Decision } from '@payee-check/shared/contract';
import { cleanName } from '@payee-check/shared/spelling/name';
import type { Access } from '../client/access.ts';
import type { Fields } from '../controllers/fields.ts';
import { emit, type Host, tell } from '../controllers/host.ts';
import type { LanguageController } from '../controllers/language.ts';
import type { Settings } from '../controllers/settings.ts';
import { PayeeCheckError } from '../errors.ts';
import { countryName, ibanRules, nameFault } from '../fields/rules.ts';
import { allowsSubmit, isFinished } from '../form/policy.ts';
import type { CheckMessages } from '../locales/messages.ts';
import type { PayeeCheckState } from '../types.ts';
import { Announcer } from './announcer.ts';
import { Identifiers } from './identifiers.ts';
import { Carrier, FieldHistory } from './memory.ts';
import { misplaced } from './misplaced.ts';
import { Notes } from './notes.ts';
import { OnScreen } from './on-screen.ts';
import type { Pasted } from './paste/arrivals.ts';
import { Paste } from './paste/paste.ts';
import { Deliberate, keepFocus, Press, submitImplicitly } from './presses.ts';
import { AccessSource, keyInDoubt, questionOf } from './question.ts';
import { decisionMessage, resultText } from './result/messages.ts';
import { resultView } from './result/view.ts';
import { Run } from './run.ts';
import { Scanning } from './scan/scanning.ts';
import { outlastFreezing } from './thaw.ts';
import { Ticker } from './ticker.ts';
import { warn, warnOfRefusal } from './warn.ts';
import { Wording } from './wording.ts';

/** A receipt that expires sooner than this is renewed before the form submits it. */
const STALE_MS = 60_000;

/** The element's controllers, as far as a check needs them. */
export interface Sources {
  readonly fields: Fields;
  readonly settings: Settings;
  readonly language: LanguageController;
}

/** Everything that happens between the element and the BFF: the check, its announcements and the display of its result. */
export class Conversation {
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #settings: Settings;
  readonly #root: ShadowRoot;
  readonly #wording: Wording;
  readonly #access: () => Access;
  readonly #run: Run;
  /** The notes beside the fields. */
  readonly notes: Notes;
  readonly #identifiers: Identifiers;
  readonly #ticker: Ticker;
  readonly #press: Press;
  readonly #announcer: Announcer;
  readonly #carrier: Carrier;
  readonly #deliberate: Deliberate;
  readonly #paste: Paste;
  readonly #scanning: Scanning;
  readonly #onScreen: OnScreen;
  /** The payer has been in a field. Only then are values that the page set looked up. */
  #begun = false;
  /** The page shows the result itself. */
  #suppressed = false;
  /** The name that the payer typed, before they accepted the bank's. */
  #typedName = '';
  /** The receipt that listeners know of: every change of it is a change of the control's value. */
  #told = '';

  constructor(host: Host, root: ShadowRoot, { fields, settings, language }: Sources, pasted: Pasted | undefined) {
    const { element } = host;
    this.#host = host;
    this.#fields = fields;
    this.#settings = settings;
    this.#root = root;
    this.#wording = new Wording(host, language, fields);
    // `Intl` loads its data on first use: better now than at the second key stroke.
    countryName('DE', language.locale);
    new FieldHistory(root);
    outlastFreezing(root);
    this.#press = new Press(root);
    this.#begun = root.activeElement !== null;
    root.addEventListener('focusin', () => this.#begin());
    this.#carrier = new Carrier(root);
    // What the payer typed while this part was loading.
    if (!fields.isEmpty) this.#carrier.keep(fields.state);
    this.#deliberate = new Deliberate(root);
    this.#ticker = new Ticker(element);
    this.#announcer = new Announcer(element);
    const say = (text: string) => this.#announcer.say(text);
    this.#paste = new Paste({ host, root, fields, wording: this.#wording, pasted, say });
    this.#scanning = new Scanning({ host, root, wording: this.#wording, paste: this.#paste, say });
    this.#onScreen = new OnScreen(root, say, () => this.#sayResult());
    fields.ibanRules = ibanRules;
    fields.nameFault = (name) => nameFault(name) ?? misplaced(cleanName(name));
    const source = new AccessSource(element, settings);
    const access = () => source.current;
    this.#access = access;
    this.#identifiers = new Identifiers(host, fields, this.#wording);
    this.notes = new Notes(host, fields, this.#wording, access, this.#identifiers, this.#paste);
    this.#run = new Run({
      access,
      changed: () => host.changed(),
      started: () => this.#started(),
      pending: () => say(this.messages.progress.pending),
      challenged: () => this.#wording.challenge((message) => this.#run.challenged && say(message)),
      prepare: (end) => this.#wording.prepare(end),
      // A page that shows the result itself may say anything.
      shown: async (check) => (this.#suppressed ? undefined : this.#wording.shown(check)),
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

  get messages(): CheckMessages {
    return this.#wording.messages;
  }

  /** For the live region. */
  get announcement(): string {
    return this.#announcer.text;
  }

  verify(freshFor = STALE_MS): Promise<CompletedCheck> {
    const question = this.#question();
    return question ? this.#run.verify(question, freshFor) : Promise.reject(new PayeeCheckError('invalid'));
  }

  finish(): Promise<unknown> | undefined {
    const run = this.#run;
    if (run.deciding) return run.deciding;
    const question = this.#question();
    if (!question || !allowsSubmit(this.#host.element.policy, run)) return undefined;
    const finishing = run.isStale(STALE_MS)
      ? run.refresh(question)
      : // The receipt does not state yet that the payer chose to continue.
        run.untold && run.confirmed && run.decide('continue_anyway');
    return finishing ? finishing.then(() => this.#tell()) : undefined;
  }

  /** Announces that the control's value has changed. */
  #tell(): void {
    const { receipt } = this.#run;
    if (receipt === this.#told) return;
    this.#told = receipt;
    tell(this.#host.element, 'input', 'change');
  }

  /** The payer chose another name, so the field and the receipt have changed. */
  #renamed(): void {
    this.#carrier.keep(this.#fields.state);
    this.#told = this.#run.receipt;
    tell(this.#host.element, 'input', 'change');
  }

  discard(): void {
    this.#run.cancel();
    this.notes.clear();
    this.#paste.clear();
    this.#ticker.start(0);
    this.#announcer.say('');
    this.#suppressed = false;
    // An edit by the payer is announced; a page that sets a property knows about it.
    this.#told = '';
    this.#carrier.keep(this.#fields.state);
  }

  afterPress(go: () => void): void {
    this.#press.after(go);
  }

  disconnect(): void {
    this.#press.stop();
    this.#onScreen.stop();
    this.#scanning.stop();
    this.notes.clear();
    if (isFinished(this.state)) return;
    this.#run.cancel();
    this.#announcer.say('');
  }

  look(examine: boolean): void {
    this.notes.look(this.#begun && this.state === 'editing', examine);
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
    keepFocus(this.#host.element, this.#root, telling);
    const told = await telling;
    if (told === 'dropped') return;
    const name = told === 'told' && decision === 'use_registered_name' ? run.check?.registeredName : undefined;
    if (name !== undefined) {
      this.#fields.values.payeeName = name;
      const question = this.#question();
      if (question) run.bind(question);
    }
    this.#announcer.say(decisionMessage(run, this.messages, this.#wording.locale));
    if (name === undefined) this.#tell();
    else this.#renamed();
    if (name !== undefined || decision === 'continue_anyway') {
      emit(this.#host.element, 'payee-check-decision', { decision, check: run.check });
    }
  }

  /** By one of the card's buttons. */
  #choose(decision: Decision, click: MouseEvent): void {
    if (this.#deliberate.accepts(click)) this.decide(decision);
  }

  /** Moves the focus back to the field that is more likely to be wrong. */
  #change(): void {
    this.#host.at(keyInDoubt(this.#fields, this.#run.check) ?? '')?.focus();
  }

  /** Withdraws the payer's choice. */
  #undo(): void {
    const run = this.#run;
    const used = run.check?.decision === 'use_registered_name';
    run.undo();
    keepFocus(this.#host.element, this.#root);
    if (used) this.#fields.values.payeeName = this.#typedName;
    if (run.check) this.#sayResult();
    if (used) this.#renamed();
    else this.#tell();
  }

  view(disabled: boolean, fixed: boolean): unknown {
    const { element } = this.#host;
    this.#onScreen.after(element.updateComplete);
    this.#identifiers.prepare();
    if (this.#suppressed) return '';
    return resultView({
      messages: this.#wording.after(this.#run.error),
      help: this.#wording.help,
      locale: this.#wording.locale,
      disabled,
      run: this.#run,
      typedName: this.#typedName,
      policy: element.policy,
      seconds: this.#ticker.seconds,
      fixed,
      useRegisteredName: (click) => this.#choose('use_registered_name', click),
      continueAnyway: (click) => this.#choose('continue_anyway', click),
      change: () => this.#change(),
      undo: () => this.#undo(),
      retry: () => this.#retry(),
    });
  }

  scan(fixed: boolean): unknown {
    return this.#scanning.view(this.#host.element.scan && !fixed);
  }

  #question(): CheckRequest | undefined {
    return questionOf(this.#fields, this.#settings.identifiers);
  }

  #started(): void {
    this.#suppressed = false;
    this.#typedName = this.#fields.values.payeeName;
    this.notes.stopLookup();
    this.#announcer.soon(() => {
      if (this.state === 'checking') this.#announcer.say(this.messages.progress.checking);
    });
    this.#tell();
    const { endpoint } = this.#access();
    if (endpoint.endsWith('/v1')) warn('version', endpoint);
    emit(this.#host.element, 'payee-check-start', null);
  }

  #finished(check: CompletedCheck): void {
    this.#announcer.cancel();
    this.#suppressed = !emit(this.#host.element, 'payee-check-result', { check }, true);
    if (this.check === check) this.#tell();
    if (this.check !== check) return;
    if (this.#suppressed) {
      this.#announcer.say('');
      return;
    }
    this.#deliberate.show(this.#host.element.updateComplete);
    this.#sayResult();
  }

  #failed(error: PayeeCheckError): void {
    const { endpoint } = this.#access();
    if (error.code === 'origin_not_allowed') warn('origin', endpoint);
    if (error.code === 'offline') warnOfRefusal(endpoint);
    this.#deliberate.show(this.#host.element.updateComplete);
    this.#ticker.start(error.retryAfterMs ? Date.now() + error.retryAfterMs : 0);
    if (error.code === 'invalid_identifier' && this.#identifiers.refuse()) {
      // The payer is in the field, which shows the message: no card is needed beside it.
      this.#run.cancel();
      this.#announcer.say(this.#host.formState().invalid?.message ?? '');
    } else this.#sayResult();
    emit(this.#host.element, 'payee-check-error', { code: error.code, retryable: error.retryable });
  }

  #sayResult(): void {
    const { locale } = this.#wording;
    const messages = this.#wording.after(this.#run.error);
    const text = resultText(this.#run, this.#typedName, this.#ticker.seconds, messages, locale);
    // The page's own words on the card, which nobody would otherwise hear.
    const slotted = this.#host.element.querySelectorAll(`:scope > [slot=${this.state}]:not([hidden])`);
    const own = Array.from(slotted, ({ textContent }) => textContent.trim());
    if (!this.#suppressed) this.#announcer.say([text, ...own].join(' '));
  }

  #retry(): void {
    if (this.#ticker.seconds > 0) return;
    keepFocus(this.#host.element, this.#root);
    // Ask again even if the last answer was that nothing could be checked. Errors are shown to the payer.
    this.verify(Number.POSITIVE_INFINITY).catch(() => {});
  }
}
