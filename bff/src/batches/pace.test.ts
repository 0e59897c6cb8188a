import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';
import { createPace, pacedProvider, stretchOf } from './pace.ts';

const MINUTE_MS = 60_000;

describe('the share of a quota', () => {
  it.each([
    [60, 0.5, { calls: 1, windowMs: 2000 }],
    [600, 0.5, { calls: 5, windowMs: 1000 }],
    [60, 0.01, { calls: 1, windowMs: 60_000 }],
    [1, 0.5, { calls: 1, windowMs: 60_000 }],
  ])('of %d a minute, %d: spread evenly', (calls, share, stretch) => {
    expect(stretchOf({ calls, windowMs: MINUTE_MS }, share)).toEqual(stretch);
  });

  it('is shared by all who ask, and never exceeded', async () => {
    const clock = createTestClock();
    const store = createMemoryStore({ clock });
    const provider = testProvider('ibantrack', { quota: { calls: 60, windowMs: MINUTE_MS } });
    const paces = [1, 2, 3].map(() => createPace({ store, clock, share: 0.5 }));
    const { signal } = new AbortController();
    let taken = 0;
    for (let index = 0; index < 90; index++) {
      void paces[index % 3]?.next(provider, 'key', signal).then(() => {
        taken += 1;
      });
    }
    for (let second = 0; second < 60; second++) await clock.advance(1000);
    expect(taken).toBeGreaterThan(25);
    expect(taken).toBeLessThanOrEqual(31);
  });

  it('is given to the owners in turn, however many lines of one wait, and within an owner in order of arrival', async () => {
    const clock = createTestClock();
    const provider = testProvider('ibantrack', { quota: { calls: 60, windowMs: MINUTE_MS } });
    const pace = createPace({ store: createMemoryStore({ clock }), clock, share: 0.5 });
    const { signal } = new AbortController();
    const served: string[] = [];
    const wait = (owner: string, line: number) =>
      void pace.next(provider, owner, signal).then(() => served.push(`${owner} ${line}`));
    for (let line = 1; line <= 50; line++) wait('many', line);
    for (let line = 1; line <= 3; line++) wait('few', line);
    for (let second = 0; second < 20; second++) await clock.advance(1000);
    expect(served.slice(0, 8)).toEqual(['many 1', 'many 2', 'few 1', 'many 3', 'few 2', 'many 4', 'few 3', 'many 5']);
  });

  it('rejects callers at once if there is no quota, and none after it has ended', async () => {
    const clock = createTestClock();
    const pace = createPace({ store: createMemoryStore({ clock }), clock, share: 0.5 });
    const over = new AbortController();
    await expect(pace.next(testProvider('banfico'), 'key', over.signal)).resolves.toBe(true);
    over.abort();
    await expect(pace.next(testProvider('banfico'), 'key', over.signal)).resolves.toBe(false);
    const limited = testProvider('ibantrack', { quota: { calls: 1, windowMs: MINUTE_MS } });
    await expect(pace.next(limited, 'key', over.signal)).resolves.toBe(false);
  });
});

describe('a provider that batches ask', () => {
  const signal = new AbortController().signal;
  const question = {
    account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
    name: 'Jane Doe',
    accountType: null,
    identifiers: [],
  } as const;

  async function start(calls: number, share: number) {
    const clock = createTestClock();
    const store = createMemoryStore({ clock });
    const asked: number[] = [];
    const checkName = async () => {
      asked.push(clock.now());
      return said.match;
    };
    const plain = testProvider('ibantrack', { quota: { calls, windowMs: MINUTE_MS }, checkName });
    // Three instances that share the same quota.
    const instances = [1, 2, 3].map(() => {
      const pace = createPace({ store, clock, share });
      return { pace, provider: pacedProvider(plain, pace) };
    });
    const ask = (index: number) => {
      const context = { signal, deadline: clock.now() + 3_600_000 };
      return instances[index % 3]?.provider.checkName?.(question, context);
    };
    return { clock, asked, instances, ask };
  }

  it.each([
    [60, 0.5],
    [600, 0.5],
    [60, 0.1],
    [120, 0.25],
  ])(
    'of %d calls a minute, at a share of %d, gets no more in any minute, and no less over ten',
    async (calls, share) => {
      const { clock, asked, ask } = await start(calls, share);
      const allowed = calls * share;
      for (let index = 0; index < allowed * 12; index++) void ask(index);
      for (let tenth = 0; tenth < 6000; tenth++) await clock.advance(100);
      // The share and, at the start of a period, one call of the next.
      const most = Math.max(...asked.map((from) => asked.filter((at) => at >= from && at < from + MINUTE_MS).length));
      expect(most).toBeLessThanOrEqual(allowed + Math.max(1, allowed / 60));
      expect(asked.length).toBeGreaterThanOrEqual(allowed * 10 * 0.95);
    },
  );

  it('is asked at once by a question that has already waited for its turn', async () => {
    const { clock, asked, instances, ask } = await start(60, 0.5);
    const [first] = instances;
    if (first === undefined) throw new Error('No instance');
    await first.pace.next(first.provider, 'key', signal);
    void ask(0);
    void ask(0);
    await clock.advance(0);
    expect(asked).toHaveLength(1);
    await clock.advance(2000);
    expect(asked).toHaveLength(2);
  });

  it('is not asked if its turn does not come in time', async () => {
    const { clock, asked, instances } = await start(60, 0.5);
    const [first] = instances;
    const over = new AbortController();
    const context = { signal: over.signal, deadline: clock.now() + 1000 };
    await first?.provider.checkName?.(question, context);
    const late = expect(first?.provider.checkName?.(question, context)).rejects.toMatchObject({
      code: 'quota_exhausted',
    });
    over.abort();
    await clock.advance(2000);
    await late;
    expect(asked).toHaveLength(1);
  });
});
