import { describe, expect, it, vi } from 'vitest';
import type { Customer, Question } from '../domain/question.ts';
import { ProviderError } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';
import { createTestClock } from '../testing/clock.ts';
import { heldBack, said, testProvider } from '../testing/providers.ts';
import { type CollectOptions, collect, GRACE_MS, makePlan } from './collect.ts';

const QUESTION: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};
const CUSTOMER: Customer = { subject: 'c-1', subjects: {} };

function setUp(providers: readonly GuardedProvider[], details?: CollectOptions['details']) {
  const clock = createTestClock();
  const controller = new AbortController();
  const onPending = vi.fn();
  const run = () =>
    collect(
      makePlan(providers, QUESTION.account, { minted: true, customer: CUSTOMER, history: 'month' }),
      QUESTION,
      CUSTOMER,
      { signal: controller.signal, deadline: clock.now() + 20_000, onPending },
      { clock, timeoutMs: 8000, details: details ?? (() => Promise.resolve(null)) },
    );
  return { clock, controller, onPending, run };
}

const bankTimeout = () => Promise.reject(new ProviderError('ibantrack', 'bank_timeout'));

describe('the name check', () => {
  it.each([
    ['match', said.match],
    ['close match', said.closeMatch],
    ['no match', said.noMatch],
    ['account not found', said.notFound],
    ['an account that is closed, whatever else was said', { ...said.bankTimeout, accountStatus: 'closed' as const }],
  ])('%s is final: nobody else is asked', async (_, answer) => {
    const second = vi.fn(async () => said.match);
    const { run } = setUp([
      testProvider('ibantrack', { checkName: async () => answer }),
      testProvider('banfico', { checkName: second }),
    ]);
    expect((await run()).nameChecks).toHaveLength(1);
    expect(second).not.toHaveBeenCalled();
  });

  it.each([
    ['a failure of the provider', () => Promise.reject(new ProviderError('ibantrack', 'server_error'))],
    ['a failure that is not even coded', () => Promise.reject(new Error('a bug'))],
    ['a bank that is late', bankTimeout],
    ['a bank that is late, as an answer', async () => said.bankTimeout],
    ['a bank that is away', () => Promise.reject(new ProviderError('ibantrack', 'bank_unavailable'))],
    ['a bank out of scope', () => Promise.reject(new ProviderError('ibantrack', 'unsupported'))],
    ['a quota used up', () => Promise.reject(new ProviderError('ibantrack', 'quota_exhausted'))],
  ])('%s: the next is asked', async (_, checkName) => {
    const { run } = setUp([
      testProvider('ibantrack', { checkName }),
      testProvider('banfico', { checkName: async () => said.noMatch }),
    ]);
    const { nameChecks } = await run();
    expect(nameChecks.map((check) => check.provider)).toEqual(['ibantrack', 'banfico']);
    expect(nameChecks.at(-1)).toMatchObject({ kind: 'answered', answer: said.noMatch });
  });

  it('skips a provider whose circuit is open', async () => {
    const first = vi.fn(async () => said.match);
    const { run } = setUp([
      testProvider('ibantrack', { checkName: first, isAvailable: () => false }),
      testProvider('banfico', { checkName: async () => said.noMatch }),
    ]);
    expect((await run()).nameChecks.map((check) => check.provider)).toEqual(['banfico']);
    expect(first).not.toHaveBeenCalled();
  });

  it('does not list a provider as asked if its circuit opened at the last moment', async () => {
    const first = () => Promise.reject(new ProviderError('ibantrack', 'circuit_open'));
    const { run } = setUp([testProvider('ibantrack', { checkName: first })]);
    expect((await run()).nameChecks).toEqual([]);
  });

  it('gives a single provider all of the time', async () => {
    const only = heldBack<NameCheckAnswer>();
    const { run, clock } = setUp([testProvider('ibantrack', { checkName: only.answer })]);
    const start = clock.now();
    const done = run();
    expect(only.calls[0]).toMatchObject({ answerBy: start + 20_000, deadline: start + 20_000 });
    only.resolve(said.match);
    await done;
  });

  it('gives it half of the remaining time while another could still be asked', async () => {
    const first = heldBack<NameCheckAnswer>();
    const second = heldBack<NameCheckAnswer>();
    const third = heldBack<NameCheckAnswer>();
    const { run, clock } = setUp([
      testProvider('ibantrack', { checkName: first.answer }),
      testProvider('banfico', { checkName: second.answer }),
      testProvider('ibanity', { checkName: third.answer, isAvailable: () => false }),
    ]);
    const start = clock.now();
    const done = run();
    expect(first.calls[0]).toMatchObject({ answerBy: start + 8000, deadline: start + 10_000 });
    await clock.advance(10_000);
    first.reject(new ProviderError('ibantrack', 'timed_out'));
    await clock.advance(0);
    // The third is not available, so the second has all the time that is left.
    expect(second.calls[0]).toMatchObject({ answerBy: start + 20_000, deadline: start + 20_000 });
    second.resolve(said.match);
    await done;
  });

  it('asks no provider once the time is up', async () => {
    const second = vi.fn(async () => said.match);
    const first = heldBack<NameCheckAnswer>();
    const { run, clock } = setUp([
      testProvider('ibantrack', { checkName: first.answer }),
      testProvider('banfico', { checkName: second }),
    ]);
    const done = run();
    await clock.advance(19_990);
    first.reject(new ProviderError('ibantrack', 'timed_out'));
    expect((await done).nameChecks).toHaveLength(1);
    expect(second).not.toHaveBeenCalled();
  });
});

describe('what runs in parallel with it', () => {
  const owner: OwnershipAnswer = { relation: 'owner', nameComparison: null, reference: null };
  const paid: HistoryAnswer = { paidBefore: true, lastPaidAt: null, nameConsistency: 'match', reference: null };

  it('is a sandbox’s if the answer says so, wherever the provider is asked', async () => {
    const { run, clock } = setUp([
      testProvider('ibanity', { ownership: async () => ({ ...owner, environment: 'sandbox' }) }),
    ]);
    const findings = run();
    await clock.advance(0);
    expect((await findings).ownership).toMatchObject({ environment: 'sandbox' });
  });

  it('gets 400 ms after the verdict, and is then cut off', async () => {
    const ownership = heldBack<OwnershipAnswer>();
    const history = heldBack<HistoryAnswer>();
    const { run, clock } = setUp([
      testProvider('ibantrack', { checkName: async () => said.match }),
      testProvider('ibanity', { ownership: ownership.answer }),
      testProvider('ibanera', { history: history.answer }),
    ]);
    let done = false;
    const findings = run().finally(() => {
      done = true;
    });
    await clock.advance(GRACE_MS - 1);
    expect(done).toBe(false);
    history.resolve(paid);
    await clock.advance(1);
    expect(await findings).toMatchObject({
      ownership: { kind: 'failed', reason: 'provider_unavailable' },
      history: [{ kind: 'answered', answer: paid, elapsedMs: GRACE_MS - 1 }],
    });
    expect(ownership.calls[0]?.signal.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('does not delay a verdict once it is done', async () => {
    const { run, clock } = setUp([
      testProvider('ibantrack', { checkName: async () => said.match }),
      testProvider('ibanity', { ownership: async () => owner }),
    ]);
    expect((await run()).ownership).toMatchObject({ kind: 'answered' });
    expect(clock.pending).toBe(0);
  });

  it('starts with the name check, not after it', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const ownership = vi.fn(async () => owner);
    const { run } = setUp([
      testProvider('ibantrack', { checkName: bank.answer }),
      testProvider('ibanity', { ownership }),
    ]);
    const findings = run();
    expect(ownership).toHaveBeenCalledTimes(1);
    bank.resolve(said.match);
    await findings;
  });

  it('never makes the check fail', async () => {
    const broken = () => Promise.reject(new Error('a bug'));
    const { run } = setUp([
      testProvider('ibantrack', { checkName: async () => said.match }),
      testProvider('ibanity', { ownership: broken, history: broken }),
    ]);
    expect((await run()).nameChecks[0]).toMatchObject({ kind: 'answered', answer: said.match });
  });

  it('ownership is waited for if no bank settles the question', async () => {
    const ownership = heldBack<OwnershipAnswer>();
    const { run, clock } = setUp([
      testProvider('ibantrack', { checkName: bankTimeout }),
      testProvider('ibanity', { ownership: ownership.answer }),
    ]);
    const findings = run();
    await clock.advance(5000);
    ownership.resolve(owner);
    expect((await findings).ownership).toMatchObject({ kind: 'answered', elapsedMs: 5000 });
  });

  it('ownership tells the payer that it takes longer only if it is the only source', async () => {
    const slowly = async (_: unknown, __: unknown, context: { onPending?: () => void }) => {
      context.onPending?.();
      return owner;
    };
    const alone = setUp([testProvider('ibanity', { ownership: slowly })]);
    await alone.run();
    expect(alone.onPending).toHaveBeenCalledTimes(1);
    const beside = setUp([
      testProvider('ibantrack', { checkName: async () => said.match }),
      testProvider('ibanity', { ownership: slowly }),
    ]);
    await beside.run();
    expect(beside.onPending).not.toHaveBeenCalled();
  });

  it('ends when the check is given up', async () => {
    const ownership = heldBack<OwnershipAnswer>();
    const { run, controller, clock } = setUp([testProvider('ibanity', { ownership: ownership.answer })]);
    const findings = run();
    controller.abort();
    expect((await findings).ownership).toMatchObject({ kind: 'failed' });
    await clock.advance(GRACE_MS);
    expect(clock.pending).toBe(0);
  });
});
