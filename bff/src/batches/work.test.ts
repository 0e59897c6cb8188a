import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../domain/question.ts';
import { createKeyring, createSeal } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
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

/** A batch of one question, and the work of one instance that is about to do it. */
async function batchOfOne() {
  const clock = createTestClock();
  const store = createMemoryStore({ clock });
  const keyring = createKeyring(['a secret that is long enough for it']);
  const seal = createSeal(keyring);
  const checkName = vi.fn(async () => said.match);
  const providers = [testProvider('ibantrack', { checkName })];
  const records = createBatchRecords({ store, seal, clock });
  const receipts = { issue: async () => 'receipt' };
  const metrics = { checkFinished: () => undefined };
  const investigation = createInvestigation({ providers, store, seal, keyring, receipts, metrics, clock, config });
  const admission = {
    claimant: { pool: 'reserved', owner: 'key' } as const,
    mayDisclose: async () => true,
    recordMiss: async () => undefined,
  };
  const limits = { admitBatched: async () => admission };
  const pace = createPace({ store, clock, share: 0.5 });
  const now = clock.now();
  const header = {
    owner: 'key',
    origin: null,
    createdAt: now,
    expiresAt: now + 86_400_000,
    lines: 1,
    questions: 1,
    repeats: [],
    seed: 'seed',
  };
  const line = { id: 'a', question: 0, reference: null, errors: null };
  const batch = await records.create('bat_1', header, [line], [question]);
  const work = createWork({ records, investigation, pace, limits, providers, ended: null, clock, config });
  const { signal } = new AbortController();
  const run = () => work({ batch: 'bat_1', questions: [0], bulk: null }, signal);
  const result = async () => (await batch.results([0])).get(0)?.check;
  return { clock, batch, checkName, run, result };
}

describe('a job', () => {
  it('is done once, however often it comes back', async () => {
    const { run, checkName, result } = await batchOfOne();
    await run();
    await run();
    expect(checkName).toHaveBeenCalledTimes(1);
    expect(await result()).toMatchObject({ outcome: 'match' });
  });

  it('whose question was being asked when somebody died is interrupted, and asks nobody', async () => {
    const { clock, batch, run, checkName, result } = await batchOfOne();
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
    const { batch, run, checkName } = await batchOfOne();
    await batch.forget();
    await run();
    expect(checkName).not.toHaveBeenCalled();
  });
});
