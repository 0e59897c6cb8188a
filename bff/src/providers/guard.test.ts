import { setMaxListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../domain/question.ts';
import { ProviderError } from '../outbound/errors.ts';
import { createTestClock, settle } from '../testing/clock.ts';
import { heldBack, said } from '../testing/providers.ts';
import { type GuardPolicy, guardProvider } from './guard.ts';
import type { CallContext, NameCheckAnswer, Provider } from './provider.ts';

const QUESTION: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};

function setUp(checkName: NonNullable<Provider['checkName']>, overrides: Partial<GuardPolicy> = {}) {
  const clock = createTestClock();
  const lines: object[] = [];
  const line = (item: object) => lines.push(item);
  const log = { info: vi.fn(line), warn: vi.fn(line), error: vi.fn(line) };
  const metrics = { providerCalled: vi.fn(), circuitChanged: vi.fn() };
  const budget = { take: async () => true };
  const provider: Provider = { name: 'ibantrack', supports: () => true, checkName, close: async () => undefined };
  const guarded = guardProvider(provider, {
    clock,
    log,
    metrics,
    budget,
    timeoutMs: 8000,
    ...overrides,
  });
  const controller = new AbortController();
  // All calls of a test are recorded here.
  setMaxListeners(0, controller.signal);
  const ask = (context: Partial<CallContext> = {}) => {
    const answer =
      guarded.checkName?.(QUESTION, { signal: controller.signal, deadline: clock.now() + 20_000, ...context }) ??
      Promise.reject(new Error('has no name check'));
    return answer.catch((error: unknown) => (error instanceof ProviderError ? error.code : error));
  };
  return { clock, lines, log, metrics, guarded, controller, ask };
}

describe('a guarded provider', () => {
  it('answers as the provider does, and has the same methods', async () => {
    const { ask, guarded, metrics } = setUp(async () => said.match);
    expect(await ask()).toEqual(said.match);
    expect(guarded.ownership).toBeUndefined();
    expect(guarded.accountDetails).toBeUndefined();
    expect(metrics.providerCalled).toHaveBeenCalledWith('ibantrack', 'name_check', 'answered', 0);
  });

  it('writes one line for a call, with nothing personal in it', async () => {
    const { ask, lines } = setUp(() => Promise.reject(new ProviderError('ibantrack', 'server_error', { status: 500 })));
    await ask();
    expect(lines).toEqual([
      { provider: 'ibantrack', operation: 'name_check', result: 'server_error', status: 500, elapsedMs: 0 },
    ]);
  });

  it.each([
    ['server_error', 'warn'],
    ['bank_timeout', 'warn'],
    ['bad_credentials', 'error'],
    ['certificate_required', 'error'],
    ['tls_failed', 'error'],
    ['out_of_credits', 'error'],
    ['log_in_paused', 'info'],
  ] as const)('reports %s as a matter of %s', async (code, level) => {
    const { ask, log } = setUp(() => Promise.reject(new ProviderError('ibantrack', code)));
    await ask();
    expect(log[level]).toHaveBeenCalledTimes(1);
  });

  it('turns an error in the adapter into a bad answer, and its text goes nowhere', async () => {
    const { ask, lines } = setUp(() => Promise.reject(new Error('Jane Doe has no DE89370400440532013000')));
    expect(await ask()).toBe('bad_answer');
    expect(JSON.stringify(lines)).not.toMatch(/Jane|DE89/);
  });

  it('ends a call that takes longer than its time, even if the provider does not listen', async () => {
    const { ask, clock } = setUp(() => new Promise(() => undefined));
    const answer = ask();
    await clock.advance(8000);
    expect(await answer).toBe('timed_out');
    expect(clock.pending).toBe(0);
  });

  it('ends it earlier if the caller says so', async () => {
    const { ask, clock } = setUp(() => new Promise(() => undefined));
    const answer = ask({ answerBy: clock.now() + 100 });
    await clock.advance(100);
    expect(await answer).toBe('timed_out');
  });

  it('gives a provider that is working on the question until the deadline', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, clock } = setUp(bank.answer);
    const onPending = vi.fn();
    const answer = ask({ onPending });
    await settle();
    bank.calls[0]?.onPending?.();
    bank.calls[0]?.onPending?.();
    await clock.advance(15_000);
    bank.resolve(said.match);
    expect(await answer).toEqual(said.match);
    expect(onPending).toHaveBeenCalledTimes(1);
    expect(clock.pending).toBe(0);
  });

  it('and not longer', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, clock } = setUp(bank.answer);
    const answer = ask();
    await settle();
    bank.calls[0]?.onPending?.();
    await clock.advance(20_000);
    expect(await answer).toBe('bank_timeout');
    expect(bank.calls[0]?.signal.aborted).toBe(true);
  });

  it('says that the bank was slow if the provider took the question and never answered', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, clock } = setUp(bank.answer);
    const answer = ask();
    await settle();
    bank.calls[0]?.onAccepted?.();
    await clock.advance(8000);
    expect(await answer).toBe('unanswered');
  });

  it('says so too if the provider’s own timer is a little earlier', async () => {
    const late = new ProviderError('ibantrack', 'timed_out', { status: 200 });
    const { ask } = setUp((_, { onAccepted }) => {
      onAccepted?.();
      return Promise.reject(late);
    });
    expect(await ask()).toBe('unanswered');
  });

  it('is aborted with the check', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, controller, clock } = setUp(bank.answer);
    const answer = ask();
    await settle();
    controller.abort();
    expect(await answer).toBe('aborted');
    expect(bank.calls[0]?.signal.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('is late, and not aborted, if the check’s timer fires a moment before its deadline', async () => {
    const { ask, controller, clock } = setUp((_, { onAccepted }) => {
      onAccepted?.();
      return new Promise(() => {});
    });
    const answer = ask({ answerBy: clock.now() + 20_000 });
    await settle();
    await clock.advance(20_000 - 1);
    controller.abort();
    expect(await answer).toBe('unanswered');
  });

  it('is not called while its circuit is open', async () => {
    const checkName = vi.fn(() => Promise.reject(new ProviderError('ibantrack', 'out_of_credits')));
    const { ask, guarded, metrics } = setUp(checkName);
    expect(await ask()).toBe('out_of_credits');
    expect(guarded.isAvailable()).toBe(false);
    expect(guarded.circuit).toBe('open');
    expect(await ask()).toBe('circuit_open');
    expect(checkName).toHaveBeenCalledTimes(1);
    expect(metrics.circuitChanged.mock.calls).toEqual([
      ['ibantrack', 'closed'],
      ['ibantrack', 'open'],
    ]);
  });

  it('opens its circuit when it hangs', async () => {
    const { ask, guarded, clock } = setUp(() => new Promise(() => undefined));
    const answers = Promise.all(Array.from({ length: 20 }, () => ask()));
    await clock.advance(8000);
    expect(new Set(await answers)).toEqual(new Set(['timed_out']));
    expect(guarded.isAvailable()).toBe(false);
  });

  it('is not to blame for questions that ran out of time while they waited for a call that it allows', async () => {
    let turn = 0;
    const { ask, clock, guarded } = setUp(async (_, context) => {
      turn += 1;
      if (turn > 40) return said.match;
      context.onWaiting?.(true);
      return new Promise(() => undefined);
    });
    const waiting = Array.from({ length: 40 }, () => ask());
    await clock.advance(8000);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['quota_exhausted']));
    expect(guarded.circuit).toBe('closed');
    expect(await ask()).toEqual(said.match);
  });

  it('is slow as soon as it has one', async () => {
    const { ask, clock } = setUp((_, context) => {
      context.onWaiting?.(true);
      context.onWaiting?.(false);
      context.onAccepted?.();
      return new Promise(() => undefined);
    });
    const answer = ask();
    await clock.advance(8000);
    expect(await answer).toBe('unanswered');
  });

  it('has room for those whom a merchant knows, however many slow calls visitors make', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, clock } = setUp(bank.answer, { concurrency: { calls: 10, queue: 10 } });
    const visitors = Array.from({ length: 40 }, () => ask({ claimant: { pool: 'open', owner: 'network' } }));
    await settle();
    expect(bank.calls).toHaveLength(8);
    const customers = [1, 2].map((id) => ask({ claimant: { pool: 'reserved', owner: `customer ${id}` } }));
    await settle();
    expect(bank.calls).toHaveLength(10);
    await clock.advance(20_000);
    await Promise.all([...visitors, ...customers]);
  });

  it('gets no more calls than it can take, and those that wait in vain do not count as its failures', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { ask, clock, guarded } = setUp(bank.answer, { concurrency: { calls: 1, queue: 1 } });
    const first = ask();
    await settle();
    bank.calls[0]?.onPending?.();
    const second = ask();
    expect(await ask()).toBe('overloaded');
    await clock.advance(8000);
    expect(await second).toBe('overloaded');
    bank.resolve(said.match);
    expect(await first).toEqual(said.match);
    expect(bank.calls).toHaveLength(1);
    expect(guarded.circuit).toBe('closed');
  });

  it.each([
    ['is spent', async () => false],
    ['cannot be counted', () => Promise.reject(new Error('store away'))],
  ])('costs nothing once the day’s budget %s', async (_, take) => {
    const checkName = vi.fn(async () => said.match);
    const { ask } = setUp(checkName, { budget: { take } });
    expect(await ask()).toBe('quota_exhausted');
    expect(checkName).not.toHaveBeenCalled();
  });
});
