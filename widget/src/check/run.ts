import type { CheckRequest, CompletedCheck, Decision, Shown } from '@payee-check/shared/contract';
import type { Access } from '../client/access.ts';
import { ask } from '../client/ask.ts';
import { isSameAnswer, tell } from '../client/tell.ts';
import { PayeeCheckError } from '../errors.ts';
import type { PayeeCheckState } from '../types.ts';

/** What the check needs of its element. */
interface Host {
  access(): Access;
  /** Something to be seen has changed. */
  changed(): void;
  started(): void;
  /** The BFF said that the bank is slow. */
  pending(): void;
  /** A challenge of the BFF's, answered before the check can be made, takes a while. */
  challenged(): void;
  /** Fetches what an answer, or a failure, is to be told with; never rejects. */
  prepare(end: CompletedCheck | PayeeCheckError): Promise<void> | undefined;
  /** What the payer has on the screen; never rejects. */
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

/** How a choice ended: `dropped`, since the payer typed on, or there is another answer now. */
export type Told = 'told' | 'failed' | 'dropped';

/**
 * The one check of an element: asked, running, ended, decided on. A result is bound to exactly the question it
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
  /** The payer chose to go on, whether or not the BFF could be told. */
  confirmed = false;
  /** Why the last choice could not be told. */
  untold: PayeeCheckError | null = null;
  /** The decision on its way to the BFF, which a submission waits for. */
  deciding: Promise<Told> | undefined;
  #receiptEnd = 0;
  /** What was asked, and the key of what the result is bound to. */
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

  /** A choice is on its way. */
  get busy(): boolean {
    return this.deciding !== undefined;
  }

  /** Whether the receipt ends before it could be of use. */
  isStale(within: number): boolean {
    return this.check !== null && this.#receiptEnd - Date.now() < within;
  }

  /** Asks, unless just this is being asked, or was answered and the receipt is good for another while. */
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
    // Nobody has to listen: what went wrong is shown.
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

  /** Binds the result to the question as it stands with the registered name in it. */
  bind(question: CheckRequest): void {
    this.#question = JSON.stringify(question);
  }

  /**
   * Tells the BFF what the payer chose; never rejects. To go on counts from now on, since no failure of ours is to hold
   * a payment; to take the registered name counts only once the receipt is for that name.
   */
  decide(decision: Decision): Promise<Told> {
    const { check } = this;
    const question = this.#asked;
    this.untold = null;
    if (decision === 'continue_anyway') this.confirmed = true;
    // Who took the bank's name keeps the receipt for it when they go on after an alarm.
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

  /** Takes back what the payer chose: the warning is as unconfirmed as before. */
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
   * Asks for a new receipt for the same question before the old one ends, without the payer noticing. Where that
   * fails, the old one has to do. Another outcome than before is shown. Never rejects.
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

  /** Something about a check that stays runs from now on, in place of whatever did. */
  #begin(check: CompletedCheck): AbortController {
    const abort = new AbortController();
    this.#running?.abort.abort();
    this.#running = { promise: Promise.resolve(check), abort };
    return abort;
  }

  /** What was running has ended, unless something else runs in its place. */
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
      // The start is told before anything can end.
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
      // Between the answer and here the payer may have typed on.
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

  /** An answer: whatever was decided on it before, the payer has not confirmed what they see now. */
  #show(answer: CompletedCheck): CompletedCheck {
    // Chosen on an earlier visit to this question: its receipt is for the registered name, and another stands in the field.
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

/** A receipt lives this long where it does not say otherwise. */
const LIFETIME_MS = 15 * 60_000;

/**
 * When a receipt that arrived at `now` ends, in milliseconds since the epoch: by its own `iat` and `exp`, of which
 * only the span is believed where the payer's clock is wrong. The signature is the merchant's to verify.
 */
export function receiptEnd(receipt: string, now: number): number {
  try {
    const payload = (receipt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { iat, exp }: { iat?: unknown; exp?: unknown } = JSON.parse(atob(payload));
    if (typeof iat === 'number' && typeof exp === 'number' && exp > iat) {
      const end = exp * 1000;
      const span = now + (exp - iat) * 1000;
      // By a clock that is right, a repeated answer's receipt may be some minutes old already.
      return end > now && end < span ? end : span;
    }
  } catch {
    // Not a JWS that can be read: then what the contract says holds.
  }
  return now + LIFETIME_MS;
}
