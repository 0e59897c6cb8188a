import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../domain/question.ts';
import { ProviderError } from '../outbound/errors.ts';
import { type GuardedProvider, guardProvider } from '../providers/guard.ts';
import { createMemoryQueue } from '../queue/memory.ts';
import { createKeyring, createSeal } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';
import { sleep } from '../time/clock.ts';
import { createInvestigation } from './investigate.ts';
import { batchJobs, type Job, slicesOf } from './job.ts';
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

/** A batch of this many questions, and the work of one instance on it. */
async function batchOf(
  count: number,
  methods: Partial<GuardedProvider> = {},
  others: readonly GuardedProvider[] = [],
  { clock = createTestClock(), provider = null as GuardedProvider | null } = {},
) {
  const store = createMemoryStore({ clock });
  const keyring = createKeyring(['a secret that is long enough for it']);
  const seal = createSeal(keyring);
  const checkName = vi.fn(async () => said.match);
  const providers = [provider ?? testProvider('ibantrack', { checkName, ...methods }), ...others];
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
    numbers.map((number) => ({ id: `l${number}`, question: number, reference: null, before: null, errors: null })),
    numbers.map((number) => ({ ...question, name: `Jane Doe ${number}` })),
  );
  const add = vi.fn(async (_: readonly Job[]) => undefined);
  const work = createWork({
    records,
    investigation,
    pace,
    room: { execute: (ask) => ask() },
    limits,
    providers,
    add,
    ended: null,
    clock,
    config,
  });
  const { signal } = new AbortController();
  const bulk = methods.bulk === undefined ? null : 'ibantrack';
  const together: Job = { batch: 'bat_1', questions: numbers, bulk };
  /** All in one job. */
  const runSlice = () => work(together, signal);
  const run = async () => {
    const jobs = bulk === null ? slicesOf('bat_1', numbers) : [together];
    await Promise.all(jobs.map((job) => work(job, signal)));
  };
  const result = async () => (await batch.results([0])).get(0)?.check;
  /** The outcomes so far, and `null` for an open question. */
  const outcomes = async () => {
    const found = await batch.results(numbers);
    return numbers.map((number) => {
      const check = found.get(number)?.check;
      return check?.status === 'completed' ? (check.reason ?? check.outcome) : null;
    });
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) await clock.advance(1000);
  };
  return { clock, store, records, work, add, batch, checkName, limits, run, runSlice, result, outcomes, pass, signal };
}

describe('a job', () => {
  it('is done once, however often it comes back', async () => {
    const { run, checkName, result } = await batchOf(1);
    await run();
    await run();
    expect(checkName).toHaveBeenCalledTimes(1);
    expect(await result()).toMatchObject({ outcome: 'match' });
  });

  it('whose question was being asked when an instance died is interrupted, and asks no provider', async () => {
    const { clock, batch, run, checkName, result } = await batchOf(1);
    await batch.mark('line 0');
    const done = run();
    // Whoever marked it may still be working on it until its time is over.
    for (let second = 0; second < 29; second++) await clock.advance(1000);
    expect(await result()).toBeUndefined();
    for (let second = 0; second < 4; second++) await clock.advance(1000);
    await done;
    expect(checkName).not.toHaveBeenCalled();
    expect(await result()).toMatchObject({ outcome: 'unable_to_verify', reason: 'interrupted' });
  });

  it('whose mark was set although the store did not confirm it is done later, by the next worker', async () => {
    const { run, records, batch, checkName, outcomes, pass } = await batchOf(1);
    const open = vi.spyOn(records, 'open').mockResolvedValue({
      ...batch,
      async mark(what, numbers) {
        await batch.mark(what, numbers);
        throw new StoreUnavailableError();
      },
      unmark: vi.fn(batch.unmark).mockRejectedValueOnce(new StoreUnavailableError()),
    });
    await Promise.all([expect(run()).rejects.toBeInstanceOf(StoreUnavailableError), pass(1)]);
    expect(await batch.marked('line 0')).toBeNull();
    expect(checkName).not.toHaveBeenCalled();
    open.mockRestore();
    await Promise.all([run(), pass(1)]);
    expect(await outcomes()).toEqual(['match']);
  });

  it('of a deleted batch asks no provider', async () => {
    const { batch, run, checkName } = await batchOf(1);
    await batch.forget();
    await run();
    expect(checkName).not.toHaveBeenCalled();
  });

  it('of many questions asks the others if one fails, and that one when it comes back', async () => {
    const answers = new Map(Array.from({ length: 12 }, (_, at) => [at, said.match] as const));
    const read = async () => ({ done: true, next: null, answers });
    const submit = vi.fn(async () => 'call');
    const { run, outcomes, limits, pass } = await batchOf(12, { bulk: { most: 500, submit, read } });
    limits.admitBatched.mockRejectedValueOnce(new StoreUnavailableError());
    await Promise.all([expect(run()).rejects.toBeInstanceOf(StoreUnavailableError), pass(5)]);
    expect((await outcomes()).filter((outcome) => outcome === 'match')).toHaveLength(11);
    await Promise.all([run(), pass(5)]);
    expect(await outcomes()).toEqual(Array(12).fill('match'));
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('whose provider does not sell bulk calls becomes one for each question, for any instance', async () => {
    const noBulk = async () => Promise.reject(new ProviderError('ibantrack', 'bad_answer', { status: 404 }));
    const bulk = { most: 500, submit: noBulk, read: noBulk };
    const { run, work, add, signal, checkName, outcomes, pass } = await batchOf(3, { bulk });
    // The store is away at first, and the job comes back.
    add.mockRejectedValueOnce(new StoreUnavailableError());
    await expect(run()).rejects.toBeInstanceOf(StoreUnavailableError);
    await run();
    expect(checkName).not.toHaveBeenCalled();
    const jobs = add.mock.lastCall?.[0] ?? [];
    expect(jobs.map(({ questions, bulk: how }) => [...questions, how])).toEqual([0, 1, 2].map((at) => [at, null]));
    await Promise.all([...jobs.map((job) => work(job, signal)), pass(1)]);
    expect(await outcomes()).toEqual(['match', 'match', 'match']);
    expect(checkName).toHaveBeenCalledTimes(3);
  });
});

describe('a slice of a batch', () => {
  it('interrupts only the line that was being asked when an instance died, and asks the others at once', async () => {
    const { batch, runSlice, checkName, outcomes, pass } = await batchOf(4);
    await batch.mark('line 1', [1]);
    const done = runSlice();
    await pass(2);
    expect(await outcomes()).toEqual(['match', null, 'match', 'match']);
    await pass(31);
    await done;
    expect(await outcomes()).toEqual(['match', 'interrupted', 'match', 'match']);
    expect(checkName).toHaveBeenCalledTimes(3);
  });

  it('gives up its place after some seconds, and what has not begun is asked by the next worker', async () => {
    const { clock, runSlice, work, add, signal, checkName, outcomes, pass } = await batchOf(4);
    checkName.mockImplementation(async () => {
      await sleep(clock, 3000);
      return said.match;
    });
    const done = runSlice();
    await pass(12);
    await done;
    expect(await outcomes()).toEqual(['match', 'match', null, null]);
    expect(add.mock.calls).toEqual([[[{ batch: 'bat_1', questions: [2, 3], bulk: null }]]]);
    const rest = add.mock.lastCall?.[0][0];
    await Promise.all([rest && work(rest, signal), pass(7)]);
    expect(await outcomes()).toEqual(['match', 'match', 'match', 'match']);
    expect(checkName).toHaveBeenCalledTimes(4);
  });

  it('asks nothing more once its batch is cancelled, and takes no turn for it', async () => {
    const quota = { calls: 120, windowMs: 60_000 };
    const { batch, runSlice, checkName, limits, pass } = await batchOf(4, { quota });
    const done = runSlice();
    await pass(1);
    await batch.forget();
    await pass(3);
    await done;
    expect(checkName.mock.calls.length).toBeLessThan(4);
    expect(limits.admitBatched.mock.calls.length).toBe(checkName.mock.calls.length + 1);
  });

  it('has every question once, the first of all slices first', () => {
    const numbers = Array.from({ length: 2000 }, (_, at) => at);
    const slices = slicesOf('bat_1', numbers);
    expect(slices.flatMap(({ questions }) => questions).sort((one, other) => one - other)).toEqual(numbers);
    expect(slices.map(({ questions }) => questions[0])).toEqual(numbers.slice(0, slices.length));
    expect(Math.max(...slices.map(({ questions }) => questions.length))).toBeLessThanOrEqual(20);
    // The number that is asked at the same time.
    expect(slicesOf('bat_1', [3, 4, 5])).toHaveLength(3);
    expect(slicesOf('bat_1', [])).toEqual([]);
  });
});

describe('a job whose provider has no room', () => {
  const stopped = () => Promise.reject(new ProviderError('ibantrack', 'circuit_open'));
  const noRoom = () => Promise.reject(new ProviderError('ibantrack', 'quota_exhausted'));

  it('waits until there is some, however long payers use all of it, and asks once', async () => {
    const { run, checkName, outcomes, pass, batch } = await batchOf(3);
    checkName.mockImplementation(noRoom);
    const done = run();
    await pass(3600);
    expect(await outcomes()).toEqual([null, null, null]);
    // Nothing is marked in the meantime: if this instance died now, another would ask. Nor is anybody being asked.
    expect(await batch.marked('line 0')).toBeNull();
    expect(await batch.states()).toEqual(new Map());
    checkName.mockReset().mockResolvedValue(said.match);
    await pass(16);
    await done;
    expect(await outcomes()).toEqual(['match', 'match', 'match']);
    expect(checkName).toHaveBeenCalledTimes(3);
  });

  it('since it has just failed for others, is waited for, and asked once it may be called again', async () => {
    const { run, checkName, outcomes, pass } = await batchOf(3);
    checkName.mockImplementation(stopped);
    const done = run();
    await pass(60);
    expect(await outcomes()).toEqual([null, null, null]);
    checkName.mockReset().mockResolvedValue(said.match);
    await pass(16);
    await done;
    expect(await outcomes()).toEqual(['match', 'match', 'match']);
  });

  it.each([
    ['line by line', {}],
    ['in bulk', { bulk: { most: 500, submit: stopped, read: stopped } }],
  ])(
    'since it has failed for others for minutes, is no longer waited for, and the lines are reported as not asked: %s',
    async (_, methods) => {
      const { run, checkName, outcomes, result, pass } = await batchOf(1, methods);
      checkName.mockImplementation(stopped);
      await Promise.all([run(), pass(320)]);
      expect(await outcomes()).toEqual(['provider_unavailable']);
      expect(await result()).toMatchObject({ evidence: [] });
    },
  );

  it('in the middle of it keeps the answers so far and continues with the rest', async () => {
    const { run, checkName, outcomes, pass } = await batchOf(4);
    let left = 2;
    checkName.mockImplementation(async () => (left-- > 0 ? said.match : noRoom()));
    const done = run();
    await pass(5);
    expect((await outcomes()).filter((outcome) => outcome === 'match')).toHaveLength(2);
    left = 2;
    await pass(16);
    await done;
    expect(await outcomes()).toEqual(['match', 'match', 'match', 'match']);
  });

  it('ends when the batch is cancelled', async () => {
    const { run, checkName, batch, pass } = await batchOf(1);
    checkName.mockImplementation(noRoom);
    const done = run();
    await pass(60);
    await batch.forget();
    await pass(16);
    await done;
  });

  it('never asks again what was sent, even if the quota did not allow fetching the answer', async () => {
    const checkName: GuardedProvider['checkName'] = async (_, context) => {
      context.onAccepted?.();
      return noRoom();
    };
    const asked = vi.fn(checkName);
    const { run, outcomes } = await batchOf(1, { checkName: asked });
    await run();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await outcomes()).toEqual(['provider_unavailable']);
  });

  it('for a bulk call comes back for it, and submits it once', async () => {
    const submit = vi.fn(noRoom as () => Promise<string>);
    const read = async () => ({
      done: true,
      next: null,
      answers: new Map([0, 1].map((at) => [at, said.match] as const)),
    });
    const { run, outcomes, pass, batch } = await batchOf(2, { bulk: { most: 500, submit, read } });
    const first = expect(run()).rejects.toMatchObject({ code: 'quota_exhausted' });
    await pass(302);
    await first;
    expect(await outcomes()).toEqual([null, null]);
    expect(await batch.marked('bat_1-ibantrack-0')).toBeNull();
    expect(await batch.states()).toEqual(new Map());
    submit.mockReset().mockResolvedValue('call');
    await Promise.all([run(), pass(1)]);
    await run();
    expect(submit).toHaveBeenCalledTimes(1);
    expect(await outcomes()).toEqual(['match', 'match']);
  });
});

describe('a question of a bulk call that stays open', () => {
  const pages = [
    [0, 1],
    [2, 3],
    [4, 5],
  ];
  /** The first question is never answered; the others are, also on later pages. */
  function callWith(finished: number | undefined, openUntil = Number.POSITIVE_INFINITY) {
    let reads = 0;
    return vi.fn(async (_: string, part: number) => {
      const isOpen = ++reads < openUntil;
      const numbers = (pages[part - 1] ?? []).filter((number) => number !== 0 || !isOpen);
      return {
        done: numbers.length === 2,
        next: part < pages.length ? part + 1 : null,
        answers: new Map(numbers.map((number) => [number, said.match] as const)),
        ...(finished !== undefined && { finished }),
      };
    });
  }

  it.each([
    ['says', 5],
    ['does not say', undefined],
    ['says too little of', 0],
  ] as const)('does not hold back those behind it, if the provider %s how many are finished', async (_, finished) => {
    const read = callWith(finished, 8);
    const { run, outcomes, pass } = await batchOf(6, { bulk: { most: 500, submit: async () => 'call', read } });
    const done = run();
    await pass(6);
    expect(await outcomes()).toEqual([null, ...Array(5).fill('match')]);
    await pass(30);
    await done;
    expect(await outcomes()).toEqual(Array(6).fill('match'));
    // Pages that are done are not read again.
    expect(read.mock.calls.filter(([, part]) => part > 1)).toHaveLength(2);
  });

  it('does not make it read further while nothing else is finished', async () => {
    const read = callWith(1);
    const { run, pass, batch } = await batchOf(6, { bulk: { most: 500, submit: async () => 'call', read } });
    const done = run();
    await pass(6);
    expect(read.mock.calls.every(([, part]) => part === 1)).toBe(true);
    await batch.forget();
    await pass(6);
    await done;
  });
});

it('processes the answers of a bulk call one after another, so that payers have their turn in between', async () => {
  const all = Array.from({ length: 30 }, (_, at) => [at, said.match] as const);
  const read = async () => ({ done: true, next: null, answers: new Map(all) });
  const { clock, run, outcomes, pass } = await batchOf(30, { bulk: { most: 500, submit: async () => 'call', read } });
  const done = run();
  await clock.advance(40);
  const soon = (await outcomes()).filter((outcome) => outcome !== null).length;
  expect(soon).toBeGreaterThan(0);
  expect(soon).toBeLessThan(15);
  await pass(1);
  await done;
  expect(await outcomes()).toEqual(Array(30).fill('match'));
});

it('a provider whose quota is used up for the day leaves what it has not accepted to the next one, line by line', async () => {
  const noRoom = () => Promise.reject(new ProviderError('ibantrack', 'quota_exhausted'));
  const first = vi.fn<NonNullable<GuardedProvider['checkName']>>(noRoom);
  const second = vi.fn(async () => said.match);
  const bulk = { most: 500, submit: vi.fn(noRoom), read: vi.fn() };
  const others = [testProvider('banfico', { checkName: second })];
  const { run, work, add, signal, outcomes, pass } = await batchOf(12, { bulk, checkName: first }, others);
  const done = run();
  await pass(302);
  await done;
  const jobs = add.mock.lastCall?.[0] ?? [];
  await Promise.all([...jobs.map((job) => work(job, signal)), pass(2)]);
  expect(await outcomes()).toEqual(Array(12).fill('match'));
  expect(second).toHaveBeenCalledTimes(12);
});

it('a provider that is down for half of a batch costs only that half, and no provider is asked twice', async () => {
  const { run, checkName, outcomes, pass } = await batchOf(6);
  let asked = 0;
  checkName.mockImplementation(async () => {
    asked += 1;
    return asked > 3 ? Promise.reject(new ProviderError('ibantrack', 'server_error')) : said.match;
  });
  await Promise.all([run(), pass(1)]);
  await run();
  expect(asked).toBe(6);
  expect((await outcomes()).sort()).toEqual([...Array(3).fill('match'), ...Array(3).fill('provider_unavailable')]);
});

describe('a provider behind a real circuit', () => {
  /** Behind a real guard, it takes 30 ms and fails for as long as it is down. */
  async function failingBatch(count: number) {
    const clock = createTestClock();
    const bank = { isDown: true, asked: 0 };
    const provider = guardProvider(
      testProvider('ibantrack', {
        async checkName() {
          bank.asked += 1;
          await sleep(clock, 30);
          if (bank.isDown) throw new ProviderError('ibantrack', 'server_error');
          return said.match;
        },
      }),
      {
        clock,
        metrics: { providerCalled: () => undefined, circuitChanged: () => undefined },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        budget: null,
        timeoutMs: 8000,
      },
    );
    const batch = await batchOf(count, {}, [], { clock, provider });
    const queue = createMemoryQueue(batchJobs, { clock, concurrency: 50 });
    batch.add.mockImplementation(async (jobs) => void (await queue.add(jobs)));
    queue.start(batch.work);
    await queue.add(slicesOf('bat_1', [...Array(count).keys()]));
    return { ...batch, bank, queue };
  }

  it('does not get the lines that its circuit stopped, and they wait: only those that it was asked have failed', async () => {
    const { bank, queue, outcomes, pass } = await failingBatch(300);
    await pass(20);
    const failed = (await outcomes()).filter((outcome) => outcome !== null).length;
    expect(failed).toBe(bank.asked);
    expect(failed).toBeLessThan(150);
    bank.isDown = false;
    await pass(60);
    expect(bank.asked).toBe(300);
    expect((await outcomes()).filter((outcome) => outcome === 'match')).toHaveLength(300 - failed);
    await queue.close();
  });
});

it('leaves no listener behind on the signal of its queue, nor on that of a check', async () => {
  const signals: AbortSignal[] = [];
  const checkName: GuardedProvider['checkName'] = async (_, context) => {
    signals.push(context.signal);
    return signals.length % 2 === 0 ? said.match : Promise.reject(new ProviderError('ibantrack', 'quota_exhausted'));
  };
  const { run, pass, signal, outcomes } = await batchOf(9, { checkName, quota: { calls: 600, windowMs: 60_000 } });
  const done = run();
  await pass(60);
  await done;
  expect(await outcomes()).not.toContain(null);
  expect(signals.length).toBeGreaterThan(9);
  for (const one of [signal, ...signals]) expect(getEventListeners(one, 'abort')).toHaveLength(0);
});

it('adds no listener to anything long-lived while it waits to keep many results and the store is away', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  const checkName = async () => {
    asked += 1;
    // Once all have been asked, the store goes away.
    if (asked === 30) {
      get.mockRejectedValue(new StoreUnavailableError());
      answer();
    }
    await answered;
    return said.match;
  };
  const { run, store, outcomes, pass } = await batchOf(30, { checkName });
  const get = vi.spyOn(store, 'get');
  const done = run();
  await pass(2);
  expect(await outcomes()).toEqual(Array(30).fill(null));
  get.mockRestore();
  await pass(2);
  await done;
  expect(await outcomes()).toEqual(Array(30).fill('match'));
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});

describe('2,000 lines of one key', () => {
  it('do not hold up five of another, though the provider takes only thirty a minute for batches', async () => {
    const many = await batchOf(2000, { quota: { calls: 60, windowMs: 60_000 } });
    const numbers = [0, 1, 2, 3, 4];
    const few = await many.records.create(
      'bat_2',
      { ...many.batch.header, owner: 'another key', lines: 5, questions: 5 },
      numbers.map((number) => ({ id: `l${number}`, question: number, reference: null, before: null, errors: null })),
      numbers.map((number) => ({ ...question, name: `Mary Roe ${number}` })),
    );
    const queue = createMemoryQueue(batchJobs, { clock: many.clock, concurrency: 50 });
    many.add.mockImplementation(async (jobs) => {
      await queue.add(jobs);
      return undefined;
    });
    queue.start(many.work);
    await queue.add(
      slicesOf(
        'bat_1',
        Array.from({ length: 2000 }, (_, number) => number),
      ),
    );
    await many.pass(60);
    await queue.add(slicesOf('bat_2', numbers));
    await many.pass(40);
    expect((await few.results(numbers)).size).toBe(5);
    await queue.close();
  });
});
