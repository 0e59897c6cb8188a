import type { CheckRequest, CompletedCheck, Decision, Shown } from '@payee-check/shared/contract';
import type { Access } from '../client/access.ts';
import { ask } from '../client/ask.ts';
import { isSameAnswer, tell } from '../client/tell.ts';
import { PayeeCheckError } from '../errors.ts';
import type { PayeeCheckState } from '../types.ts';

/** What the check needs of its element. */
interface Host {
  access(): Access;
  /** Something visible has changed. */
  changed(): void;
  started(): void;
  /** The BFF said that the bank is slow. */
  pending(): void;
  /** The BFF's challenge, which has to be answered before the check, takes a while. */
  challenged(): void;
  /** Loads the messages for an answer or a failure; never rejects. */
  prepare(end: CompletedCheck | PayeeCheckError): Promise<void> | undefined;
  /** What the payer sees on the screen; never rejects. */
  shown(check: CompletedCheck): Promise<Shown | undefined>;
  finished(check: CompletedCheck): void;
  failed(error: PayeeCheckError): void;
}

const states = {
  match: 'match',
  close_match: 'close-match',
  no_match: 'no-match',
  unable_to_verify: 'unable-to-verify',
} as const;

/** How a choice ended: `dropped`, if the payer continued to type or another answer has arrived. */
export type Told = 'told' | 'failed' | 'dropped';

/**
 * The one check of an element, from the question to the decision. A result is bound to exactly the question that it
 * answers; whatever else arrives is dropped.
 */
export class Run {
  state: PayeeCheckState = 'editing';
  check: CompletedCheck | null = null;
  error: PayeeCheckError | null = null;
  /** The BFF said that the bank is slow. */
  pending = false;
  /** A challenge is being answered, and has been for a while. */
  challenged = false;
  /** The payer chose to continue, whether or not the BFF could be notified. */
  confirmed = false;
  /** Why the BFF could not be notified of the last choice. */
  untold: PayeeCheckError | null = null;
  /** The decision that is being sent to the BFF; a submission waits for it. */
  deciding: Promise<Told> | undefined;
  #receiptEnd = 0;
  /** The question, and the key of the question that the result is bound to. */
  #asked: CheckRequest | undefined;
  #question = '';
  /** The check as it was before the payer's choice. */
  #undecided: CompletedCheck | null = null;
  #running: { promise: Promise<CompletedCheck>; abort: AbortController } | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** What the form submits. */
  get receipt(): string {
    return this.check?.receipt ?? '';
  }

  /** A choice is being sent. */
  get busy(): boolean {
    return this.deciding !== undefined;
  }

  /** Whether the receipt would expire before it can be used. */
  isStale(within: number): boolean {
    return this.check !== null && this.#receiptEnd - Date.now() < within;
  }

  /** Asks, unless the same question is being asked, or was answered and its receipt is valid for long enough. */
  verify(question: CheckRequest, freshFor: number): Promise<CompletedCheck> {
    const key = JSON.stringify(question);
    if (key === this.#question) {
      if (this.#running) return this.#running.promise;
      if (this.check && !this.isStale(freshFor)) return Promise.resolve(this.check);
    }
    this.#stop();
    this.#question = key;
    this.#asked = question;
    const abort = new AbortController();
    const promise = this.#perform(question, abort.signal);
    // Nobody has to handle the rejection: the error is shown.
    promise.catch(() => {});
    this.#running = { promise, abort };
    this.#set('checking', null, null);
    this.#host.started();
    return promise;
  }

  /** A field was changed, or the element left the page: the check, its result and its receipt are gone. */
  cancel(): void {
    const idle = this.state === 'editing';
    this.#stop();
    if (!idle) this.#set('editing', null, null);
  }

  /** Binds the result to the question with the registered name in it. */
  bind(question: CheckRequest): void {
    this.#question = JSON.stringify(question);
  }

  /**
   * Sends the payer's choice to the BFF; never rejects. The choice to continue takes effect immediately, because no failure of ours may hold up
   * a payment; the choice of the registered name takes effect only once the receipt is for that name.
   */
  decide(decision: Decision): Promise<Told> {
    const { check } = this;
    const question = this.#asked;
    this.untold = null;
    if (decision === 'continue_anyway') this.confirmed = true;
    // A payer who accepted the bank's name keeps its receipt when they continue after an alarm.
    if (!check || !question || check.decision === 'use_registered_name') {
      this.#host.changed();
      return Promise.resolve('told');
    }
    const abort = this.#begin(check);
    const told = this.#tell(check, decision, question, abort.signal).finally(() => {
      if (this.deciding === told) this.deciding = undefined;
      this.#end(abort);
      if (!abort.signal.aborted) this.#host.changed();
    });
    this.deciding = told;
    this.#host.changed();
    return told;
  }

  /** Withdraws the payer's choice: the warning is unconfirmed again. */
  undo(): void {
    this.#stop();
    this.confirmed = false;
    this.untold = null;
    this.deciding = undefined;
    if (this.#asked) this.#question = JSON.stringify(this.#asked);
    if (this.#undecided) this.#keep(this.#undecided);
    this.#host.changed();
  }

  /**
   * Asks for a new receipt for the same question before the old one expires, without the payer noticing. If that fails,
   * the old one is kept. A different outcome is shown. Never rejects.
   */
  async refresh(question: CheckRequest): Promise<void> {
    const old = this.check;
    if (!old) return;
    const abort = this.#begin(old);
    this.#question = JSON.stringify(question);
    this.#asked = question;
    try {
      const fresh = await ask(this.#host.access(), question, abort.signal, () => {});
      if (abort.signal.aborted) return;
      if (!isSameAnswer(old, fresh)) {
        this.#end(abort);
        this.#show(fresh);
        return;
      }
      this.#keep(fresh);
      const decision = old.decision ?? (this.confirmed ? 'continue_anyway' : null);
      if (decision && fresh.decision !== decision) await this.#tell(fresh, decision, question, abort.signal);
    } catch {
      // The merchant's server decides whether the old receipt is good enough.
    }
    this.#end(abort);
    if (!abort.signal.aborted) this.#host.changed();
  }

  /** Starts work on the current check, replacing any that was running. */
  #begin(check: CompletedCheck): AbortController {
    const abort = new AbortController();
    this.#running?.abort.abort();
    this.#running = { promise: Promise.resolve(check), abort };
    return abort;
  }

  /** Ends the running work, unless other work has replaced it. */
  #end(abort: AbortController): void {
    if (this.#running?.abort === abort) this.#running = undefined;
  }

  async #tell(check: CompletedCheck, decision: Decision, question: CheckRequest, signal: AbortSignal): Promise<Told> {
    try {
      const shown = await this.#host.shown(check);
      if (signal.aborted) return 'dropped';
      const choice = { decision, check, question, shown };
      const told = await tell(this.#host.access(), choice, signal, () => this.#host.pending());
      if (signal.aborted) return 'dropped';
      if (told.kind === 'another') {
        this.#running = undefined;
        this.#show(told.check);
        return 'dropped';
      }
      if (!told.before.decision) this.#undecided = told.before;
      this.#keep(told.check);
      return 'told';
    } catch (error) {
      if (signal.aborted) return 'dropped';
      this.untold = asError(error);
      return 'failed';
    }
  }

  async #perform(question: CheckRequest, signal: AbortSignal): Promise<CompletedCheck> {
    try {
      // The start is announced before anything can end.
      await undefined;
      const access = this.#host.access();
      if (!access.endpoint) throw new PayeeCheckError('not_configured');
      const onPending = () => {
        if (this.pending) return;
        this.pending = true;
        this.#host.pending();
      };
      const check = await ask(access, question, signal, onPending, (working) => {
        this.challenged = working;
        if (working) this.#host.challenged();
        this.#host.changed();
      });
      await this.#host.prepare(check);
      // The payer may have typed since the answer arrived.
      if (signal.aborted) throw new PayeeCheckError('aborted');
      this.#running = undefined;
      return this.#show(check);
    } catch (thrown) {
      if (signal.aborted) throw new PayeeCheckError('aborted');
      const error = asError(thrown);
      await this.#host.prepare(error);
      if (signal.aborted) throw new PayeeCheckError('aborted');
      this.#running = undefined;
      this.#set('error', null, error);
      this.#host.failed(error);
      throw error;
    }
  }

  /** An answer: whatever was decided before, the payer has not confirmed the result that they see now. */
  #show(answer: CompletedCheck): CompletedCheck {
    // Chosen when this question was asked before: its receipt is for the registered name, but the field contains another.
    const check: CompletedCheck =
      answer.decision === 'use_registered_name' ? { ...answer, decision: null, receipt: '' } : answer;
    this.#set(states[check.outcome], check, null);
    this.#host.finished(check);
    return check;
  }

  #set(state: PayeeCheckState, check: CompletedCheck | null, error: PayeeCheckError | null): void {
    this.state = state;
    this.error = error;
    this.pending = false;
    this.challenged = false;
    this.confirmed = false;
    this.untold = null;
    this.deciding = undefined;
    this.#undecided = check;
    this.#keep(check);
    this.#host.changed();
  }

  #keep(check: CompletedCheck | null): void {
    this.check = check;
    this.#receiptEnd = check ? receiptEnd(check.receipt ?? '', Date.now()) : 0;
  }

  #stop(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#question = '';
  }
}

const asError = (thrown: unknown): PayeeCheckError =>
  thrown instanceof PayeeCheckError ? thrown : new PayeeCheckError('malformed_answer');

/** How long a receipt is valid if it does not say. */
const LIFETIME_MS = 15 * 60_000;

/**
 * When a receipt that arrived at `now` expires, in milliseconds since the epoch: by its own `iat` and `exp`, of which
 * only the difference is used if the payer's clock is wrong. The merchant verifies the signature.
 */
export function receiptEnd(receipt: string, now: number): number {
  try {
    const payload = (receipt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { iat, exp }: { iat?: unknown; exp?: unknown } = JSON.parse(atob(payload));
    if (typeof iat === 'number' && typeof exp === 'number' && exp > iat) {
      const end = exp * 1000;
      const span = now + (exp - iat) * 1000;
      // If the clock is right, the receipt of a repeated answer may be some minutes old already.
      return end > now && end < span ? end : span;
    }
  } catch {
    // Not a readable JWS: the contract's default applies.
  }
  return now + LIFETIME_MS;
}
