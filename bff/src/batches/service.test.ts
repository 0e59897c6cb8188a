import { describe, expect, it, vi } from 'vitest';
import { conclude, summarise } from '../checks/conclude.ts';
import type { Question } from '../domain/question.ts';
import { LimitReachedError } from '../limits/limit.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { createKeyring, createSeal } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import { createRedisStore } from '../store/redis/store.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { testProvider } from '../testing/providers.ts';
import { startRedis } from '../testing/redis.ts';
import { systemClock } from '../time/clock.ts';
import { createBatchRecords } from './records.ts';
import { createBatchService } from './service.ts';

const question: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};
const line = { id: 'a', question: 0, reference: null, before: null, errors: null } as const;
const given = {
  admit: async () => undefined,
  prepare: async () => ({ lines: [line], questions: [question] }),
  origin: null,
  idempotency: null,
};
const once = { ...given, idempotency: { key: 'run-7', body: 'hash' } };

const binding = { audience: null, reference: null, subjectHash: null, salt: '', accountHash: '', nameHash: '' };
const pending = {
  deadline: 0,
  basis: null,
  source: null,
  shown: null,
  binding: { ...binding, identifierHashes: [] },
  check: {
    id: `chk_${'0'.repeat(22)}`,
    status: 'pending' as const,
    account: summarise(question.account),
    pollAfterMs: 1000,
    expiresAt: new Date(0).toISOString(),
  },
};

function start(batchesPerKey = 4, clock: TestClock = createTestClock(), store = createMemoryStore({ clock })) {
  const keyring = createKeyring(['a secret that is long enough for it']);
  const add = vi.fn(async () => undefined);
  const checkName = () => Promise.reject(new Error('Asking is not part of this test'));
  const records = createBatchRecords({ store, seal: createSeal(keyring), clock });
  const issue = vi.fn(async () => 'receipt');
  const service = createBatchService({
    store,
    records,
    queue: { add },
    investigation: { nameCheckers: () => [{ ...testProvider('ibantrack'), checkName }] },
    receipts: { issue },
    singleUse: createSingleUse(store),
    clock,
    batchesPerKey,
    ended: null,
  });
  return { clock, add, issue, records, service };
}

it('runs no more batches of a key at once than allowed, whichever instance receives them, and whatever its clock says', async () => {
  const redis = await startRedis();
  const log = { info: () => undefined, warn: () => undefined };
  const store = createRedisStore({ url: redis.url, log, clock: systemClock });
  await store.ping();
  const now = Date.now();
  const at = (time: number) => start(4, { ...createTestClock(), now: () => time }, store).service;
  const [one, behind] = [at(now), at(now - 1000)];
  const make = (service: typeof one) =>
    service.create('key', given).then(
      (batch) => (batch === null || batch === 'conflict' ? '' : batch.id),
      (error: unknown) => (error instanceof LimitReachedError ? error.limit : 'failed'),
    );
  const made = await Promise.all(Array.from({ length: 20 }, (_, turn) => make(turn < 10 ? one : behind)));
  made.push(await make(behind));
  expect(made.filter((what) => what.startsWith('bat_'))).toHaveLength(4);
  expect(made.filter((what) => what === 'batches-per-key')).toHaveLength(17);
  await one.cancel('key', made.find((what) => what.startsWith('bat_')) ?? '');
  expect(await make(behind)).toMatch(/^bat_/);
  await store.close();
  await redis.close();
});

describe('a batch that is cancelled while it is being worked on', () => {
  const workOn = async (batch: Awaited<ReturnType<ReturnType<typeof start>['records']['open']>>) => {
    await Promise.all([batch?.mark('line 0', [0]), batch?.keepCall('job', 'call')]);
    await batch?.decide(new Map([[0, 'continue_anyway']]));
    await batch?.finish(0, conclude(pending, 'interrupted', 0));
  };

  it('leaves nothing behind in memory', async () => {
    const { records, service } = start();
    const made = await service.create('key', given);
    if (made === null || made === 'conflict') throw new Error('No batch was made');
    const batch = await records.open(made.id);
    await service.cancel('key', made.id);
    await workOn(batch);
    expect([await batch?.marked('line 0'), await batch?.call('job')]).toEqual([null, null]);
    expect([await batch?.states(), await batch?.decisions()]).toEqual([new Map(), new Map()]);
  });

  it('leaves nothing behind in Redis', async () => {
    const redis = await startRedis();
    const log = { info: () => undefined, warn: () => undefined };
    const store = createRedisStore({ url: redis.url, log, clock: systemClock });
    await store.ping();
    const { records, service } = start(4, { ...createTestClock(), now: () => Date.now() }, store);
    const made = await service.create('key', given);
    if (made === null || made === 'conflict') throw new Error('No batch was made');
    const batch = await records.open(made.id);
    await service.cancel('key', made.id);
    await workOn(batch);
    const left = (await redis.keys()).map(({ key }) => key).filter((key) => key.includes(made.id));
    expect(left.map((key) => key.split(':').at(-1)).sort()).toEqual(['cancelled', 'queued']);
    await store.close();
    await redis.close();
  });
});

describe('a queue that becomes unavailable while a batch is made', () => {
  it('refuses it, and the same idempotency key gets it queued, once', async () => {
    const { add, service } = start();
    add.mockRejectedValueOnce(new StoreUnavailableError());
    await expect(service.create('key', once)).rejects.toBeInstanceOf(StoreUnavailableError);
    const batch = await service.create('key', once);
    expect(await service.create('key', once)).toEqual(batch);
    expect(batch).toMatchObject({ status: 'running', counts: { waiting: 1 } });
    expect(add).toHaveBeenCalledTimes(2);
  });

  it('occupies one of its key’s places for a minute at most', async () => {
    const { clock, add, service } = start(1);
    add.mockRejectedValueOnce(new StoreUnavailableError());
    await expect(service.create('key', given)).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(service.create('key', given)).rejects.toMatchObject({ limit: 'batches-per-key' });
    await clock.advance(61_000);
    expect(await service.create('key', given)).toMatchObject({ status: 'running' });
    await clock.advance(61_000);
    await expect(service.create('key', given)).rejects.toMatchObject({ limit: 'batches-per-key' });
  });
});

it('lets other work run while it shows a page of lines, each of which is signed', async () => {
  const { clock, issue, records, service } = start();
  const count = 100;
  const lines = Array.from({ length: count }, (_, at) => ({ ...line, id: String(at), question: at }));
  const made = await service.create('key', {
    ...given,
    prepare: async () => ({ lines, questions: Array(count).fill(question) }),
  });
  if (made === null || made === 'conflict') throw new Error('No batch was made');
  const batch = await records.open(made.id);
  for (let at = 0; at < count; at++) await batch?.finish(at, conclude(pending, 'interrupted', clock.now()));
  issue.mockImplementation(async () => {
    const until = performance.now() + 0.5;
    while (performance.now() < until);
    return 'receipt';
  });
  const signedAtTurns: number[] = [];
  const takeTurn = () => {
    signedAtTurns.push(issue.mock.calls.length);
    if (issue.mock.calls.length < count) setImmediate(takeTurn);
  };
  takeTurn();
  const page = await service.lines('key', made.id, 0, count);
  expect(page?.lines.every(({ status }) => status === 'completed')).toBe(true);
  expect(issue).toHaveBeenCalledTimes(count);
  expect(signedAtTurns.filter((signed) => signed > 0 && signed < count)).not.toEqual([]);
});
