import type { CheckRequest, CompletedCheck, Decision } from '@payee-check/shared/contract';
import type { Access } from '../access.ts';
import { PayeeCheckError } from '../errors.ts';
import type { PayeeCheckState } from '../types.ts';
import { ask, decide } from './http/client.ts';
import { receiptEnd } from './receipt.ts';

/** What the check needs of its element. */
interface Host {
  access(): Access;
  /** Something to be seen has changed. */
  changed(): void;
  started(): void;
  /** The BFF said that the bank is slow. */
  pending(): void;
  finished(check: CompletedCheck): void;
  failed(error: PayeeCheckError): void;
}

const states = {
  match: 'match',
  close_match: 'close-match',
  no_match: 'no-match',
  unable_to_verify: 'unable-to-verify',
} as const;

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
  confirmed = false;
  decisionFailed = false;
  /** The decision on its way to the BFF, which a submission waits for. */
  deciding: Promise<void> | undefined;
  #receiptEnd = 0;
  #question = '';
  #running: { promise: Promise<CompletedCheck>; abort: AbortController } | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** What the form submits. */
  get receipt(): string {
    return this.check?.receipt ?? '';
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

  /** Notes what the payer chose and tells the BFF. Resolves when there is no more to wait for; never rejects. */
  decide(decision: Decision): Promise<void> {
    const { check } = this;
    this.decisionFailed = false;
    if (decision === 'continue_anyway') this.confirmed = true;
    if (!check) return Promise.resolve();
    const abort = new AbortController();
    this.#running?.abort.abort();
    this.#running = { promise: Promise.resolve(check), abort };
    const settled = this.#tell(check, decision, abort.signal).finally(() => {
      if (this.deciding === settled) this.deciding = undefined;
      this.#end(abort);
      if (!abort.signal.aborted) this.#host.changed();
    });
    this.deciding = settled;
    this.#host.changed();
    return settled;
  }

  /**
   * Asks for a new receipt for the same question before the old one ends, without the payer noticing. Where that
   * fails, the old one has to do. Another outcome than before is shown. Never rejects.
   */
  async refresh(question: CheckRequest): Promise<void> {
    const old = this.check;
    if (!old) return;
    const abort = new AbortController();
    this.#running?.abort.abort();
    this.#running = { promise: Promise.resolve(old), abort };
    this.#question = JSON.stringify(question);
    try {
      const fresh = await ask(this.#host.access(), question, abort.signal, () => {});
      if (abort.signal.aborted) return;
      if (fresh.outcome !== old.outcome) {
        this.#end(abort);
        this.#set(states[fresh.outcome], fresh, null);
        this.#host.finished(fresh);
        return;
      }
      this.#keep(fresh);
      const decision = old.decision ?? (this.confirmed ? 'continue_anyway' : null);
      if (decision && fresh.decision !== decision) await this.#tell(fresh, decision, abort.signal);
    } catch {
      // The merchant's server decides whether the old receipt is good enough.
    }
    this.#end(abort);
    if (!abort.signal.aborted) this.#host.changed();
  }

  /** What was running has ended, unless something else runs in its place. */
  #end(abort: AbortController): void {
    if (this.#running?.abort === abort) this.#running = undefined;
  }

  async #tell(check: CompletedCheck, decision: Decision, signal: AbortSignal): Promise<void> {
    try {
      const decided = await decide(this.#host.access(), check, decision, signal);
      if (!signal.aborted) this.#keep(decided);
    } catch {
      if (signal.aborted) return;
      this.decisionFailed = true;
      this.confirmed = true;
    }
  }

  async #perform(question: CheckRequest, signal: AbortSignal): Promise<CompletedCheck> {
    try {
      // The start is told before anything can end.
      await undefined;
      const access = this.#host.access();
      if (!access.endpoint) throw new PayeeCheckError('not_configured');
      const check = await ask(access, question, signal, () => {
        if (!this.pending) {
          this.pending = true;
          this.#host.pending();
        }
      });
      // Between the answer and here the payer may have typed on.
      if (signal.aborted) throw new PayeeCheckError('aborted');
      this.#running = undefined;
      this.#set(states[check.outcome], check, null);
      this.#host.finished(check);
      return check;
    } catch (thrown) {
      if (signal.aborted) throw new PayeeCheckError('aborted');
      const error = thrown instanceof PayeeCheckError ? thrown : new PayeeCheckError('malformed_answer');
      this.#running = undefined;
      this.#set('error', null, error);
      this.#host.failed(error);
      throw error;
    }
  }

  #set(state: PayeeCheckState, check: CompletedCheck | null, error: PayeeCheckError | null): void {
    this.state = state;
    this.error = error;
    this.pending = false;
    this.confirmed = false;
    this.decisionFailed = false;
    this.deciding = undefined;
    this.#keep(check);
    this.#host.changed();
  }

  #keep(check: CompletedCheck | null): void {
    this.check = check;
    this.#receiptEnd = check ? receiptEnd(check.receipt, Date.now()) : 0;
  }

  #stop(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#question = '';
  }
}
