import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../domain/question.ts';
import { ProviderError } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import { createKeyring, createSeal } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';
import { createInvestigation } from './investigate.ts';
import { createPace } from './pace.ts';
import { createBatchRecords } from './records.ts';
import { createWork } from './work.ts';

const question: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};
const config = { waitMs: 5000, deadlineMs: 20_000, providerTimeoutMs: 8000 };

/** A batch of so many questions, and the work of one instance that is about to do it. */
async function batchOf(count: number, methods: Partial<GuardedProvider> = {}) {
  const clock = createTestClock();
  const store = createMemoryStore({ clock });
  const keyring = createKeyring(['a secret that is long enough for it']);
  const seal = createSeal(keyring);
  const checkName = vi.fn(async () => said.match);
  const providers = [testProvider('ibantrack', { checkName, ...methods })];
  const records = createBatchRecords({ store, seal, clock });
  const receipts = { issue: async () => 'receipt' };
  const metrics = { checkFinished: () => undefined };
  const investigation = createInvestigation({ providers, store, seal, keyring, receipts, metrics, clock, config });
  const admission = {
    claimant: { pool: 'reserved', owner: 'key' } as const,
    mayDisclose: async () => true,
    recordMiss: async () => undefined,
  };
  const limits = { admitBatched: vi.fn(async () => admission) };
  const pace = createPace({ store, clock, share: 0.5 });
  const now = clock.now();
  const header = {
    owner: 'key',
    origin: null,
    createdAt: now,
    expiresAt: now + 86_400_000,
    lines: count,
    questions: count,
    repeats: [],
    seed: 'seed',
  };
  const numbers = Array.from({ length: count }, (_, index) => index);
  const batch = await records.create(
    'bat_1',
    header,
    numbers.map((number) => ({ id: `l${number}`, question: number, reference: null, errors: null })),
    numbers.map((number) => ({ ...question, name: `Jane Doe ${number}` })),
  );
  const work = createWork({
    records,
    investigation,
    pace,
    room: { execute: (ask) => ask() },
    limits,
    providers,
    ended: null,
    clock,
    config,
  });
  const { signal } = new AbortController();
  const bulk = methods.bulk === undefined ? null : 'ibantrack';
  const run = () => work({ batch: 'bat_1', questions: numbers, bulk }, signal);
  const result = async () => (await batch.results([0])).get(0)?.check;
  return { clock, batch, checkName, limits, run, result };
}

describe('a job', () => {
  it('is done once, however often it comes back', async () => {
    const { run, checkName, result } = await batchOf(1);
    await run();
    await run();
    expect(checkName).toHaveBeenCalledTimes(1);
    expect(await result()).toMatchObject({ outcome: 'match' });
  });

  it('whose question was being asked when somebody died is interrupted, and asks nobody', async () => {
    const { clock, batch, run, checkName, result } = await batchOf(1);
    await batch.mark('line 0');
    const done = run();
    // Whoever marked it may still be at it until its time is over.
    for (let second = 0; second < 29; second++) await clock.advance(1000);
    expect(await result()).toBeUndefined();
    for (let second = 0; second < 4; second++) await clock.advance(1000);
    await done;
    expect(checkName).not.toHaveBeenCalled();
    expect(await result()).toMatchObject({ outcome: 'unable_to_verify', reason: 'interrupted' });
  });

  it('of a batch that is forgotten asks nobody', async () => {
    const { batch, run, checkName } = await batchOf(1);
    await batch.forget();
    await run();
    expect(checkName).not.toHaveBeenCalled();
  });

  it('of many does the others where one fails, and that one when it comes back', async () => {
    const noBulk = async () => Promise.reject(new ProviderError('ibantrack', 'bad_answer', { status: 404 }));
    const { clock, run, checkName, limits } = await batchOf(12, { bulk: { most: 500, submit: noBulk, read: noBulk } });
    limits.admitBatched.mockRejectedValueOnce(new StoreUnavailableError());
    const failed = expect(run()).rejects.toBeInstanceOf(StoreUnavailableError);
    for (let second = 0; second < 5; second++) await clock.advance(1000);
    await failed;
    expect(checkName).toHaveBeenCalledTimes(11);
    const done = run();
    for (let second = 0; second < 5; second++) await clock.advance(1000);
    await done;
    expect(checkName).toHaveBeenCalledTimes(12);
  });
});
