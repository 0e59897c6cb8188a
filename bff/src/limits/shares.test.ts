import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQuota } from '../outbound/quota.ts';
import { createMemoryStore } from '../store/memory.ts';
import { createRedisStore } from '../store/redis/store.ts';
import type { Store } from '../store/store.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { type Claimant, createProviderCallBudget, mayTake } from './shares.ts';

const SECOND = 1000;

describe('a share', () => {
  const situation = {
    left: 30,
    size: 30,
    timeLeft: 1,
    forLatecomers: 15,
    lately: 0,
    alone: false,
    othersWait: false,
  };
  it.each([
    ['half goes to whoever comes first', { left: 16 }, true],
    ['the other half is spread over the window, for whoever comes later', { left: 14 }, false],
    ['so that there is always one for whoever asks for the first time', { left: 14, timeLeft: 0.9 }, true],
    ['and not when there is none', { left: 0, timeLeft: 0 }, false],
    ['nobody has more than a tenth of what is left', { left: 29, lately: 2 }, false],
    ['but that much', { left: 29, lately: 1 }, true],
    ['or what the rest of the window does not need', { left: 15, timeLeft: 0.5, lately: 9 }, true],
    ['and no more of it', { left: 14, timeLeft: 0.5, lately: 9 }, false],
    ['which belongs to those who wait', { left: 15, timeLeft: 0.5, lately: 9, othersWait: true }, false],
    ['or, where nobody else has come, half', { left: 16, lately: 14, alone: true }, true],
    ['and no more than half', { left: 15, lately: 15, alone: true }, false],
  ])('%s', (_, change, allowed) => expect(mayTake({ ...situation, ...change })).toBe(allowed));
});

/** A store whose time is set by the test. */
interface Subject {
  readonly clock: TestClock;
  readonly store: Store;
  pass(ms: number): Promise<void>;
}

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const inMemory = async (): Promise<Subject> => {
  const clock = createTestClock();
  return { clock, store: createMemoryStore({ clock }), pass: (ms) => clock.advance(ms) };
};

const inRedis = async (): Promise<Subject> => {
  await redis.clear();
  const clock = createTestClock();
  const log = { info: () => undefined, warn: () => undefined };
  // The time limit of commands uses the machine's clock, counters use the test's.
  const store = createRedisStore({ url: redis.url, log, clock: { ...clock, after: () => () => undefined } });
  await store.ping();
  return {
    clock,
    store,
    async pass(ms) {
      await redis.pass(ms);
      await clock.advance(ms);
      // Everyone who was woken has asked Redis, and has its answer.
      for (let turn = 0; turn < 5; turn += 1) await redis.client.ping();
    },
  };
};

const open = (owner: string): Claimant => ({ pool: 'open', owner });
const reserved = (owner: string): Claimant => ({ pool: 'reserved', owner });

describe.each([
  ['in memory', inMemory],
  ['in Redis', inRedis],
])('a provider’s quota, counted %s', (_, start) => {
  /** Asks for one call that may be waited for, and records what happened to it. */
  function asking({ clock, store }: Subject, limit = 60) {
    const options = { provider: 'ibantrack', operation: 'posts', limit, windowMs: 60 * SECOND } as const;
    const quota = createQuota(options, { store, clock, reserve: 0.5 });
    return (claimant: Claimant, waitMs = 8 * SECOND) =>
      quota.take(clock.now() + waitMs, new AbortController().signal, claimant).then(
        () => true,
        () => false,
      );
  }

  it.each([
    ['all at once', 10],
    ['one question each', 1],
  ])(
    'is there for minted customers and for other payers from the first second on while thirty networks attack it, %s',
    async (_how, atFirst) => {
      const subject = await start();
      const ask = asking(subject);
      const served: Record<string, Promise<boolean>[]> = { attackers: [], customers: [], payers: [] };
      for (let second = 0; second < 300; second += 2) {
        for (let network = 0; network < 30; network += 1) {
          // Everything that an address may ask in a minute, at once, or one question, as from an honest payer.
          const questions = second === 0 ? atFirst : 1;
          for (let question = 0; question < questions; question += 1) {
            served.attackers?.push(ask(open(`attacker ${network}`), 20 * SECOND));
          }
        }
        // Time passes only once all of them have been answered: one after the other.
        if (second === 0) await ask(reserved('the last'), 0);
        // Ten customers a minute, and ten payers from networks of their own.
        if (second % 6 === 0) served.customers?.push(ask(reserved(`customer ${second % 90}`), 20 * SECOND));
        if (second % 6 === 4) served.payers?.push(ask(open(`payer ${second}`), 20 * SECOND));
        await subject.pass(2 * SECOND);
      }
      for (let rest = 0; rest < 10; rest += 1) await subject.pass(2 * SECOND);
      const share = (answers: readonly boolean[]) => answers.filter(Boolean).length / answers.length;
      expect(share(await Promise.all(served.customers ?? []))).toBe(1);
      expect(share(await Promise.all(served.payers ?? []))).toBe(1);
      expect(share(await Promise.all(served.attackers ?? []))).toBeLessThan(0.1);
    },
    60_000,
  );

  it('gives a single owner half at once, and the rest evenly', async () => {
    const subject = await start();
    const ask = asking(subject);
    const atOnce = await Promise.all(Array.from({ length: 40 }, () => ask(reserved('key'), 0)));
    expect(atOnce.filter(Boolean).length).toBeGreaterThanOrEqual(30);
    await subject.pass(50 * SECOND);
    expect(await ask(reserved('key'), 0)).toBe(true);
  });

  it('asks the store once for small simultaneous requests from one caller', async () => {
    const { clock, store } = await start();
    let asked = 0;
    const counting: Store = {
      ...store,
      claim(claims) {
        asked += 1;
        return store.claim(claims);
      },
      take(...call) {
        asked += 1;
        return store.take(...call);
      },
    };
    const ask = asking({ clock, store: counting, pass: async () => undefined }, 10_000);
    await ask(open('network'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(open('network'))));
    expect(answers.filter(Boolean)).toHaveLength(50);
    expect(asked).toBe(51);
    const reading = await store.take('payee-check:{ibantrack}:quota:posts:owner:network', 0, 1, SECOND);
    expect(reading.total).toBe(51);
  });

  it('never gives more than it has, however many ask at once', async () => {
    const subject = await start();
    const ask = asking(subject, 20);
    const answers = await Promise.all([
      ...Array.from({ length: 40 }, (_none, index) => ask(open(`network ${index}`), 0)),
      ...Array.from({ length: 40 }, (_none, index) => ask(reserved(`customer ${index}`), 0)),
    ]);
    // Of the half that visitors may have, what is not reserved for those who come later.
    expect(answers.slice(0, 40).filter(Boolean)).toHaveLength(6);
    expect(answers.filter(Boolean)).toHaveLength(20);
  });

  it('of a day’s calls keeps the reserve from those who open the page, and a share from each of them', async () => {
    const { clock, store, pass } = await start();
    const budget = createProviderCallBudget({ limit: 100, reserve: 0.5 }, { store, clock });
    const ask = async (claimant: Claimant, times: number) => {
      let taken = 0;
      for (let time = 0; time < times; time += 1) if (await budget.take(claimant)) taken += 1;
      return taken;
    };
    expect(await ask(open('attacker'), 100)).toBeLessThanOrEqual(25);
    expect(await ask(open('payer'), 1)).toBe(1);
    let taken = 0;
    for (let network = 0; network < 100; network += 1) taken += await ask(open(`network ${network}`), 5);
    expect(taken).toBeLessThanOrEqual(25);
    await pass(2 * 60 * 60 * SECOND);
    expect(await ask(open('another payer'), 1)).toBe(1);
    expect(await ask(reserved('customer'), 3)).toBe(3);
  });

  it('is not shared out if it is less than ten calls', async () => {
    const subject = await start();
    const ask = asking(subject, 3);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(open('one'), 0)));
    expect(answers.filter(Boolean)).toHaveLength(3);
  });
});
