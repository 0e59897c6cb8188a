import { describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import { describeStore } from '../testing/store.suite.ts';
import { createMemoryStore } from './memory.ts';
import { StoreUnavailableError, storeKey } from './store.ts';

describe('storeKey', () => {
  it('keeps what belongs to one owner on one node of a cluster', () => {
    expect(storeKey('ses_1', 'checks')).toBe('payee-check:{ses_1}:checks');
    expect(storeKey('ses_1', 'names', 'h')).toBe('payee-check:{ses_1}:names:h');
  });
});

describeStore('in memory', async () => {
  const clock = createTestClock();
  return { store: createMemoryStore({ clock }), pass: (ms) => clock.advance(ms) };
});

describe('the store in memory', () => {
  it('drops the oldest disposable values when there is no more room, and refuses what would cost others', async () => {
    const store = createMemoryStore({ maxCharacters: 1500 });
    const text = 'x'.repeat(300);
    await store.set('kept', text, 60_000);
    for (const key of ['a', 'b', 'c']) await store.set(key, text, 60_000, 'disposable');
    expect(await store.get('a')).toBeNull();
    expect(await store.get('c')).not.toBeNull();
    expect(await store.fill()).toBeLessThan(0.5);
    for (const key of ['d', 'e']) await store.set(key, text, 60_000);
    expect(await store.get('c')).toBeNull();
    await expect(store.set('f', text, 60_000)).rejects.toThrow(StoreUnavailableError);
    // Existing values may change, since a running check has to end.
    await store.set('kept', 'y'.repeat(300), 60_000);
    for (const key of ['kept', 'd', 'e']) expect(await store.get(key)).not.toBeNull();
    expect(await store.fill()).toBeGreaterThan(0.8);
  });

  it('has room again when values have expired', async () => {
    const clock = createTestClock();
    const store = createMemoryStore({ maxCharacters: 1000, clock });
    for (let turn = 0; turn < 10; turn += 1) {
      await store.set(`turn ${turn}`, 'x'.repeat(700), 1000);
      await clock.advance(2000);
    }
  });

  it('never makes room by forgetting a counter, a set or a key taken once: it refuses', async () => {
    const store = createMemoryStore({ maxCounters: 3 });
    await store.take('counter', 1, 1, 60_000);
    await store.claim([{ key: 'set', member: 'x', limit: 1, windowMs: 60_000 }]);
    await store.setIfAbsent('once', '1', 60_000);
    await expect(store.take('other', 1, 1, 60_000)).rejects.toThrow(StoreUnavailableError);
    const claim = (key: string, member: string | null) => ({ key, member, limit: 2, windowMs: 60_000 });
    await expect((async () => store.claim([claim('set', 'y')]))()).rejects.toThrow(StoreUnavailableError);
    await expect((async () => store.claim([claim('counter', null), claim('another', null)]))()).rejects.toThrow(
      StoreUnavailableError,
    );
    expect(await store.claim([claim('set', 'x')])).toMatchObject({ made: [{ total: 1, added: false }] });
    for (let value = 0; value < 100; value += 1) await store.set(`value ${value}`, 'x', 60_000, 'disposable');
    expect(await store.take('counter', 1, 1, 60_000)).toMatchObject({ allowed: false });
    expect(await store.setIfAbsent('once', '1', 60_000)).toBe(false);
  });

  it('has room again when counters have expired', async () => {
    const clock = createTestClock();
    const store = createMemoryStore({ maxCounters: 1, clock });
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await store.take(`turn ${turn}`, 1, 1, 1000)).toMatchObject({ allowed: true });
      await clock.advance(2000);
    }
  });
});
