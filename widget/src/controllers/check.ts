import type { CompletedCheck } from '@payee-check/shared/contract';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Conversation, Sources } from '../check/conversation.ts';
import type { Pasted } from '../check/paste/arrivals.ts';
import type { Warning } from '../check/warn.ts';
import { PayeeCheckError } from '../errors.ts';
import type { Progress } from '../form/policy.ts';
import { continueAnyway } from '../locales/en/fields.ts';
import type { LoadedMessages } from '../parts.ts';
import type { Fault, FieldKey, PayeeCheckState } from '../types.ts';
import { emit, type Host } from './host.ts';

/**
 * The check as the element knows it: started, moved with the element, dropped. Everything that talks to the BFF and shows
 * results is a part that the first focus loads (`check/`); if that part cannot be loaded, this says so.
 */
export class CheckController implements ReactiveController {
  /** Loads the part that checks. */
  static load: () => Promise<typeof import('../check/index.ts')> = () => import('../check/index.ts');

  conversation: Conversation | undefined;
  /** What was pasted last, while the part that reads it may still be loading. */
  pasted: Pasted | undefined;
  /** The state while there is no conversation yet; with one, `editing`. */
  #early: PayeeCheckState = 'editing';
  /** The payer continues although the part that checks could not be loaded. */
  #earlyConfirmed = false;
  /** The part that checks was loaded, or tried to, for what is in the fields. */
  #preloaded = false;
  /** A check was running when the element was removed, in this task. */
  #interrupted = false;
  /** Counts the changes that make an earlier question obsolete. */
  #edits = 0;
  readonly #host: Host;
  readonly #sources: Sources;

  constructor(host: Host, sources: Sources) {
    this.#host = host;
    this.#sources = sources;
    host.element.addController(this);
  }

  get state(): PayeeCheckState {
    return this.#early === 'editing' ? (this.conversation?.state ?? 'editing') : this.#early;
  }

  get check(): CompletedCheck | null {
    return this.conversation?.check ?? null;
  }

  get receipt(): string {
    return this.conversation?.receipt ?? '';
  }

  get progress(): Progress {
    const { state, check } = this;
    const { confirmed, busy } = this.conversation ?? { confirmed: this.#earlyConfirmed, busy: false };
    return { state, check, confirmed, busy };
  }

  hostConnected(): void {
    // The element was only moved, for instance into a dialog.
    if (this.#interrupted) this.begin();
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    this.#interrupted = this.state === 'checking';
    setTimeout(() => {
      this.#interrupted = false;
    });
    this.conversation?.disconnect();
    if (this.#early === 'checking') this.#host.discard();
  }

  hostUpdate(): void {
    const { fields } = this.#sources;
    if (!this.#host.element.isConnected) return;
    // A value that the page set may be too long for the field, and a copy of the element has to keep it; a button to
    // scan is shown from the start. If the part cannot be loaded, that is not tried at each key: the next focus does, a
    // check, or the payer.
    if (!this.#preloaded && (!fields.isEmpty || this.#host.element.scan)) {
      this.#preloaded = true;
      this.preload();
    }
    if (fields.scheme === 'iban') this.conversation?.look(fields.touched.has('iban'));
  }

  /** Checks the values of the fields. */
  async verify(): Promise<CompletedCheck> {
    const { fields, settings } = this.#sources;
    const edits = this.#edits;
    const loading = settings.ready();
    if (loading) await loading;
    if (edits !== this.#edits) throw new PayeeCheckError('aborted');
    if (this.#host.isDisabled || !fields.isComplete) {
      this.#host.showFaults();
      throw new PayeeCheckError('invalid');
    }
    if (this.conversation) return this.conversation.verify();
    this.#enter('checking');
    try {
      await this.#converse();
      if (edits === this.#edits) {
        this.#early = 'editing';
        return this.verify();
      }
    } catch {
      if (edits === this.#edits) {
        // A part that cannot be loaded from the BFF means that the BFF is unreachable.
        this.#enter('error');
        emit(this.#host.element, 'payee-check-error', { code: 'offline', retryable: true });
        throw new PayeeCheckError('offline');
      }
    }
    throw new PayeeCheckError('aborted');
  }

  /** Without a caller that handles errors: they are shown. */
  begin(): void {
    this.verify().catch(() => {});
  }

  /** Checks again. What the payer confirmed stays confirmed if the attempt fails like the one before. Never rejects. */
  async again(): Promise<void> {
    const confirmed = this.#earlyConfirmed;
    try {
      await this.verify();
    } catch {
      if (this.#early === 'error') {
        this.#earlyConfirmed = confirmed;
        this.#host.changed();
      }
    }
  }

  /** The part that checks could not be loaded. */
  get hasLoadFailed(): boolean {
    return this.#early === 'error';
  }

  /** The question has changed. */
  discard(): void {
    this.#edits++;
    this.#enter('editing');
    this.conversation?.discard();
  }

  /** The focus left a text field or a choice; `leaving` if it left all of them. */
  left(key: FieldKey | undefined, leaving: boolean): void {
    const edits = this.#edits;
    const { fields } = this.#sources;
    const { element } = this.#host;
    const go = () => {
      // The pressed button has set other values.
      if (edits !== this.#edits) return;
      // Leaving a field empty is not a fault yet.
      if (key && fields.values[key].trim()) fields.touched.add(key);
      element.requestUpdate();
      if (!leaving || element.checkOn !== 'complete' || element.readOnly || this.state !== 'editing') return;
      if (fields.isComplete) this.begin();
    };
    if (this.conversation) this.conversation.afterPress(go);
    else go();
  }

  /** Loads what a check needs. If that fails, the check itself will say so. */
  preload(): void {
    this.#converse().catch(() => {});
  }

  /** Tells the page's developer about a wrong set-up, once. */
  warn(what: Warning): void {
    CheckController.load().then(
      ({ warn }) => warn(what),
      () => {},
    );
  }

  /** A fault as text; beyond what is missing, its message comes with the part that the first focus loads. */
  readonly fault = (fault: Fault | undefined): string => {
    if (!fault) return '';
    const { fault: missing, state } = this.#sources.language.messages;
    const { notes } = this.conversation ?? {};
    if (notes) return notes.fault(fault);
    if (fault.code === 'name_missing') return missing.name_missing;
    return fault.code === 'too_short' ? missing.iban_missing : state.incomplete;
  };

  /** The card of a result, or what is shown in its place; `fixed`: the payer cannot edit. */
  view(fixed: boolean): unknown {
    if (this.conversation) return this.conversation.view(this.#host.isDisabled, fixed);
    if (!this.hasLoadFailed) return '';
    return loadFailedView({
      messages: this.#sources.language.messages,
      asks: this.#host.element.policy === 'confirm' && !this.#earlyConfirmed,
      retry: () => this.begin(),
      goOn: () => {
        this.#earlyConfirmed = true;
        this.#host.changed();
      },
    });
  }

  #enter(state: PayeeCheckState): void {
    this.#early = state;
    this.#earlyConfirmed = false;
    this.#host.changed();
  }

  async #converse(): Promise<void> {
    const { Conversation, styles } = await CheckController.load();
    if (this.conversation) return;
    const root = this.#host.element.shadowRoot;
    if (!root) throw new PayeeCheckError('aborted');
    this.#host.adopt(styles);
    // The part that could not be loaded before is there now: the fields are ready to be checked.
    if (this.#early === 'error') this.#early = 'editing';
    this.conversation = new Conversation(this.#host, root, this.#sources, this.pasted);
    this.#host.changed();
  }
}

interface LoadFailedView {
  messages: LoadedMessages;
  /** The policy requires the payer to confirm. */
  asks: boolean;
  retry(): void;
  goOn(): void;
}

/** Shown in place of the result if the part that makes a check, and shows its result, could not be loaded. */
const loadFailedView = ({ messages, asks, retry, goOn }: LoadFailedView): TemplateResult =>
  html`<div class="card" part="result">
    <p role="alert">${messages.state.loadFailed}</p>
    <div class="actions">
      <button type="button" part="button" @click=${retry}>${messages.state.retry}</button>${
        asks
          ? html`<button type="button" part="button confirm" id="confirm" class="quiet" @click=${goOn}>${messages.decision?.continue ?? continueAnyway}</button>`
          : ''
      }
    </div>
  </div>`;
