import type { Environment, ProviderName } from '@payee-check/shared/contract';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type { ProviderCallBudget } from '../limits/shares.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import { type Clock, limitTime, withinSignal } from '../time/clock.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { type CircuitState, createCircuit } from './circuit.ts';
import type { CallContext, Correlation, Provider } from './provider.ts';

/** A provider wrapped in its policy: time, concurrency, circuit, budget, metrics and log. */
export interface GuardedProvider extends Provider {
  /** Whether its answers are real. */
  readonly environment: Environment;
  readonly circuit: CircuitState;
  /** Whether a call would be made at all. */
  isAvailable(): boolean;
}

/** One line for each call; pino's loggers fit. */
interface ProviderLog {
  info(fields: ProviderCallRecord, message: string): void;
  warn(fields: ProviderCallRecord, message: string): void;
  /** For faults that an operator has to fix. */
  error(fields: ProviderCallRecord, message: string): void;
}

/** It contains nothing personal. */
interface ProviderCallRecord extends Correlation {
  readonly provider: ProviderName;
  readonly operation: string;
  /** `answered` or a `ProviderErrorCode`. */
  readonly result: string;
  /** HTTP status of a refusal. */
  readonly status: number | null;
  readonly elapsedMs: number;
}

export interface GuardPolicy {
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'providerCalled' | 'circuitChanged'>;
  readonly log: ProviderLog;
  /** Counts what providers may cost per day; `null`: not counted. */
  readonly budget: ProviderCallBudget | null;
  /** Milliseconds within which a provider has to answer or say that it will answer later. */
  readonly timeoutMs: number;
  readonly tracing?: Tracing | null;
  /** How many calls may be in flight, and how many may wait for a place. */
  readonly concurrency?: { readonly calls: number; readonly queue: number };
}

/** An operator has to act: renew a certificate, a secret or a subscription. */
const FOR_THE_OPERATOR: ReadonlySet<ProviderErrorCode> = new Set([
  'bad_credentials',
  'certificate_required',
  'out_of_credits',
  'proxy_refused',
  'tls_failed',
]);

/** The pause itself was logged as an error; each call that it stops is no news. */
const NO_NEWS: ReadonlySet<ProviderErrorCode> = new Set(['log_in_paused']);

const CONCURRENCY = { calls: 100, queue: 200 };

/**
 * The share of it that anonymous visitors may use: however many slow calls they make, there is room for customers a
 * merchant knows.
 */
const OPEN_SHARE = 0.8;

/**
 * Wraps a provider. Every method keeps its meaning, rejects only with `ProviderError`, and ends when its time is up
 * even if the provider ignores its signal.
 */
export function guardProvider(provider: Provider, dependencies: GuardPolicy): GuardedProvider {
  const { clock, metrics, log, budget, timeoutMs, concurrency = CONCURRENCY, tracing = null } = dependencies;
  const { name, environment = 'live' } = provider;
  const circuit = createCircuit(clock, (state) => metrics.circuitChanged(name, state));
  const room = bulkhead(concurrency.calls, concurrency.queue);
  const openRoom = bulkhead(Math.ceil(concurrency.calls * OPEN_SHARE), Math.ceil(concurrency.queue * OPEN_SHARE));
  const enter = <T>({ claimant }: CallContext, work: () => Promise<T>) =>
    claimant?.pool === 'open' ? openRoom.execute(() => room.execute(work)) : room.execute(work);
  /** Whether a call is made at once, with nothing to wait for before it. */
  const startsAtOnce = () => budget === null && room.executionSlots > 0 && openRoom.executionSlots > 0;
  metrics.circuitChanged(name, 'closed');

  /** One call, inside its time, its room and the circuit. */
  async function attempt<T>(context: CallContext, run: (context: CallContext) => Promise<T>): Promise<T> {
    if (!circuit.permits()) throw new ProviderError(name, 'circuit_open');
    const time = boundTime(name, clock, context, timeoutMs);
    let started = false;
    const isAtOnce = startsAtOnce();
    const whyOver = () => (started ? time.error() : new ProviderError(name, 'overloaded'));
    try {
      const call = enter(context, async () => {
        if (time.context.signal.aborted) throw whyOver();
        if (budget !== null && !(await budget.take(context.claimant).catch(() => false))) {
          throw new ProviderError(name, 'quota_exhausted');
        }
        started = true;
        if (!circuit.permits()) throw new ProviderError(name, 'circuit_open');
        return circuit.execute(async () => {
          try {
            return await withinSignal(run(time.context), time.context.signal, time.error);
          } catch (error) {
            throw time.explain(asProviderError(name, error));
          }
        });
      });
      return await (isAtOnce ? call : withinSignal(call, time.context.signal, whyOver));
    } finally {
      time.end();
    }
  }

  async function call<T>(
    operation: string,
    context: CallContext,
    run: (context: CallContext) => Promise<T>,
  ): Promise<T> {
    const startedAt = clock.now();
    const span = tracing?.begin(`${name} ${operation}`, 'provider');
    const record = (result: string, status: number | null): ProviderCallRecord => {
      const elapsedMs = Math.max(0, Math.round(clock.now() - startedAt));
      metrics.providerCalled(name, operation, result, elapsedMs);
      span?.end({
        attributes: { 'payee_check.provider': name, 'payee_check.operation': operation, 'payee_check.result': result },
        failed: result !== 'answered',
      });
      return { ...context.correlation, provider: name, operation, result, status, elapsedMs };
    };
    try {
      const answer = await (span?.within(() => attempt(context, run)) ?? attempt(context, run));
      log.info(record('answered', null), 'provider called');
      return answer;
    } catch (error) {
      const failure = asProviderError(name, error);
      const level = FOR_THE_OPERATOR.has(failure.code) ? 'error' : NO_NEWS.has(failure.code) ? 'info' : 'warn';
      log[level](record(failure.code, failure.status), 'provider call failed');
      throw failure;
    }
  }

  const { quota, checkName, bulk, accountStatus, accountDetails, ownership, history, mayKnow } = provider;
  return {
    name,
    environment,
    get circuit() {
      return circuit.state;
    },
    isAvailable: () => circuit.permits(),
    supports: (account) => provider.supports(account),
    answersByIdentifier: provider.answersByIdentifier === true,
    ...(mayKnow && { mayKnow: (customer) => mayKnow.call(provider, customer) }),
    ...(checkName && {
      checkName: (question, context) =>
        call('name_check', context, (bounded) => checkName.call(provider, question, bounded)),
    }),
    ...(accountStatus && {
      accountStatus: (account, context) =>
        call('account_status', context, (inTime) => accountStatus.call(provider, account, inTime)),
    }),
    ...(quota && { quota }),
    ...(bulk && {
      bulk: {
        most: bulk.most,
        submit: (questions, context) => call('bulk_submit', context, (bounded) => bulk.submit(questions, bounded)),
        read: (id, part, context) => call('bulk_read', context, (bounded) => bulk.read(id, part, bounded)),
      },
    }),
    ...(accountDetails && {
      accountDetails: (account, context) =>
        call('account_details', context, (bounded) => accountDetails.call(provider, account, bounded)),
    }),
    ...(ownership && {
      ownership: (question, customer, context) =>
        call('ownership', context, (bounded) => ownership.call(provider, question, customer, bounded)),
    }),
    ...(history && {
      history: (question, customer, context) =>
        call('history', context, (bounded) => history.call(provider, question, customer, bounded)),
    }),
    close: () => provider.close(),
  };
}

/** An adapter rejects only with `ProviderError`; if one does not, its error must not reach a log with a name in it. */
function asProviderError(name: ProviderName, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError(name, error instanceof BulkheadRejectedError ? 'overloaded' : 'bad_answer');
}

interface TimeBound {
  /** What is passed to the provider; the signal aborts when its time is up. */
  readonly context: CallContext;
  /** Why the time ended. */
  error(): ProviderError;
  /** The provider's own error, adjusted by how far the question got. */
  explain(error: ProviderError): ProviderError;
  /** Removes timers and listeners. */
  end(): void;
}

/** A timer uses another clock than ours and may fire slightly early. */
const EARLY_MS = 5;

/**
 * The time one call has: `answerBy`, or `timeoutMs` if the caller sets none. A provider that says it will answer later
 * is at work, and has until the deadline: a bank's answer takes 10 to 20 seconds at worst, and dropping a question that
 * may already be billed gains nothing. The caller sets that deadline so that another can still be asked.
 *
 * A provider that accepted the question and gave no answer has most likely waited for the bank; one that said it would
 * answer later certainly has.
 */
function boundTime(name: ProviderName, clock: Clock, context: CallContext, timeoutMs: number): TimeBound {
  const answerBy = Math.min(context.answerBy ?? clock.now() + timeoutMs, context.deadline);
  const time = limitTime(clock, answerBy, context.signal);
  const { signal } = time;
  let stage: 'asked' | 'accepted' | 'pending' = 'asked';
  /** Waiting for the quota: the provider was not asked, so running out of time is not its fault. */
  let isWaiting = false;
  /** When its time ends; `onPending` moves it. */
  let until = answerBy;
  const isLate = () => clock.now() >= until - EARLY_MS;

  const lateError = () => {
    if (isWaiting) return new ProviderError(name, 'quota_exhausted');
    const codes = { asked: 'timed_out', accepted: 'unanswered', pending: 'bank_timeout' } as const;
    return new ProviderError(name, codes[stage]);
  };

  return {
    context: {
      ...context,
      signal,
      answerBy,
      onAccepted() {
        if (stage === 'asked') stage = 'accepted';
        context.onAccepted?.();
      },
      onWaiting(waits) {
        isWaiting = waits;
        context.onWaiting?.(waits);
      },
      onPending() {
        if (stage === 'pending' || signal.aborted) return;
        stage = 'pending';
        until = context.deadline;
        time.extend(until);
        context.onPending?.();
      },
    },
    error: () => (isLate() ? lateError() : new ProviderError(name, 'aborted')),
    explain: (error) => (error.code === 'timed_out' ? lateError() : error),
    end: time.end,
  };
}

/** A copy of the provider with other methods. Its getters stay getters, because a circuit opens and closes. */
export function withMethods(provider: GuardedProvider, methods: Partial<GuardedProvider>): GuardedProvider {
  const copy = Object.defineProperties({ ...provider }, Object.getOwnPropertyDescriptors(provider));
  return Object.assign(copy, methods);
}
