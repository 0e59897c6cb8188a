import { describe, expect, it } from 'vitest';
import type { Clock } from '../time/clock.ts';
import { storeKey } from './keys.ts';
import { createMemoryStore } from './memory.ts';
import { StoreUnavailableError } from './store.ts';

function heldClock(): Clock & { pass(ms: number): void } {
  let now = 1_700_000_000_000;
  return {
    now: () => now,
    after: () => () => {},
    pass: (ms) => {
      now += ms;
    },
  };
}

describe('storeKey', () => {
  it('keeps what belongs to one owner on one node of a cluster', () => {
    expect(storeKey('ses_1', 'checks')).toBe('payee-check:{ses_1}:checks');
    expect(storeKey('ses_1', 'names', 'h')).toBe('payee-check:{ses_1}:names:h');
  });
});

describe('the store in memory', () => {
  it('forgets a value when its time is up', async () => {
    const clock = heldClock();
    const store = createMemoryStore({ clock });
    await store.set('a', '1', 1000);
    clock.pass(999);
    expect(await store.get('a')).toBe('1');
    clock.pass(1);
    expect(await store.get('a')).toBeNull();
  });

  it('keeps a value that was set again beyond its first time', async () => {
    const clock = heldClock();
    const store = createMemoryStore({ clock });
    await store.set('a', '1', 1000);
    await store.set('a', '2', 10_000);
    clock.pass(5000);
    expect(await store.get('a')).toBe('2');
    await store.delete('a');
    expect(await store.get('a')).toBeNull();
  });

  it('gives a key away once, also to many at a time, and again when its time is up', async () => {
    const clock = heldClock();
    const store = createMemoryStore({ clock });
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.setIfAbsent('a', '1', 1000)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    clock.pass(1000);
    expect(await store.setIfAbsent('a', '2', 1000)).toBe(true);
    expect(await store.get('a')).toBe('2');
  });

  it('lets exactly the limit through, however many ask at once', async () => {
    const store = createMemoryStore();
    const taken = await Promise.all(Array.from({ length: 60 }, () => store.take('a', 1, 10, 1000)));
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(await store.take('a', 1, 10, 1000)).toMatchObject({ allowed: false, total: 10 });
  });

  it('counts in a window that starts with the first use', async () => {
    const clock = heldClock();
    const store = createMemoryStore({ clock });
    const { resetsAt } = await store.take('a', 2, 2, 1000);
    expect(resetsAt).toBe(clock.now() + 1000);
    clock.pass(999);
    expect(await store.take('a', 1, 2, 1000)).toEqual({ allowed: false, total: 2, resetsAt });
    clock.pass(1);
    expect(await store.take('a', 1, 2, 1000)).toMatchObject({ allowed: true, total: 1 });
  });

  it('takes back what was taken, and never more', async () => {
    const store = createMemoryStore();
    await store.take('a', 1, 1, 1000);
    await store.take('a', -1, 1, 1000);
    await store.take('a', -1, 1, 1000);
    expect(await store.take('a', 1, 1, 1000)).toMatchObject({ allowed: true, total: 1 });
    expect(await store.take('a', 1, 1, 1000)).toMatchObject({ allowed: false });
  });

  it('lets known members in when the set is full, and others not', async () => {
    const store = createMemoryStore();
    await store.join('a', 'x', 2, 1000);
    await store.join('a', 'y', 2, 1000);
    expect(await store.join('a', 'x', 2, 1000)).toMatchObject({ allowed: true, added: false, total: 2 });
    expect(await store.join('a', 'z', 2, 1000)).toMatchObject({ allowed: false, added: false, total: 2 });
    await store.leave('a', 'x');
    expect(await store.join('a', 'z', 2, 1000)).toMatchObject({ allowed: true, added: true, total: 2 });
  });

  it('drops the oldest values when there is no more room', async () => {
    const store = createMemoryStore({ maxCharacters: 1000 });
    for (const key of ['a', 'b', 'c']) await store.set(key, 'x'.repeat(300), 60_000);
    expect(await store.get('a')).toBeNull();
    expect(await store.get('c')).not.toBeNull();
  });

  it('never makes room by forgetting a counter, a set or a key taken once: it refuses', async () => {
    const store = createMemoryStore({ maxGuards: 4 });
    await store.take('counter', 1, 1, 60_000);
    await store.join('set', 'x', 1, 60_000);
    await store.setIfAbsent('once', '1', 60_000);
    await expect(store.take('other', 1, 1, 60_000)).rejects.toThrow(StoreUnavailableError);
    await expect(store.join('set', 'y', 2, 60_000)).rejects.toThrow(StoreUnavailableError);
    for (let value = 0; value < 100; value += 1) await store.set(`value ${value}`, 'x', 60_000);
    expect(await store.take('counter', 1, 1, 60_000)).toMatchObject({ allowed: false });
    expect(await store.setIfAbsent('once', '1', 60_000)).toBe(false);
  });

  it('has room again when counters have run out', async () => {
    const clock = heldClock();
    const store = createMemoryStore({ maxGuards: 1, clock });
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await store.take(`turn ${turn}`, 1, 1, 1000)).toMatchObject({ allowed: true });
      clock.pass(2000);
    }
  });
});
