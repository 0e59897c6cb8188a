import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { createRedisStore } from '../store/redis/store.ts';
import type { Store } from '../store/store.ts';
import { createTestClock } from '../testing/clock.ts';
import { startRedis } from '../testing/redis.ts';
import { systemClock } from '../time/clock.ts';
import { createTablePairs, createTables } from './table.ts';

async function onRedis() {
  const redis = await startRedis();
  const store = createRedisStore({ url: redis.url, log: { info: () => undefined, warn: () => undefined } });
  return { store, close: () => Promise.all([store.close(), redis.close()]) };
}
const inMemory = async () => ({ store: createMemoryStore({}), close: async () => undefined });

describe.each<[string, () => Promise<{ store: Store; close(): Promise<unknown> }>]>([
  ['in memory', inMemory],
  ['on Redis', onRedis],
])('a pair of tables %s', (_, start) => {
  it('is written as one, once, and only while what it belongs to exists', async () => {
    const { store, close } = await start();
    const { open } = createTables(store, systemClock);
    const { take } = createTablePairs(store, open);
    const read = (field: string) => Promise.all(['{b}:marks', '{b}:asked'].map((key) => open(key, 0).get(field)));
    const expiresAt = Date.now() + 60_000;
    const step = (value: string) =>
      take({
        onlyWith: '{b}:header',
        first: { key: '{b}:marks', field: '7', value },
        also: { key: '{b}:asked', fields: new Map([value, 'other'].map((text, at) => [String(at + 7), text])) },
        expiresAt,
      });
    expect(await step('too early')).toEqual({ taken: 'gone', count: 0 });
    expect(await read('7')).toEqual([null, null]);
    await store.set('{b}:header', 'x', 60_000);
    expect(await step('first')).toEqual({ taken: 'now', count: 2 });
    expect(await step('second')).toEqual({ taken: 'before', count: 2 });
    expect(await read('7')).toEqual(['first', 'first']);
    expect(await read('8')).toEqual([null, 'other']);
    await close();
  });

  it('removes a field of a third one in the same step, and only then', async () => {
    const { store, close } = await start();
    const { open } = createTables(store, systemClock);
    const { take } = createTablePairs(store, open);
    const expiresAt = Date.now() + 60_000;
    const asked = open('{b}:asked', expiresAt);
    await store.set('{b}:header', 'x', 60_000);
    const finish = () =>
      take({
        onlyWith: '{b}:header',
        first: { key: '{b}:results', field: '7', value: 'a result' },
        also: { key: '{b}:ended', fields: new Map([['7', 'match 1']]) },
        instead: { key: '{b}:asked', field: '7' },
        expiresAt,
      });
    await asked.put(new Map([7, 8].map((number) => [String(number), '1'])));
    expect(await finish()).toEqual({ taken: 'now', count: 1 });
    expect(await asked.all()).toEqual(new Map([['8', '1']]));
    expect(await open('{b}:ended', expiresAt).all()).toEqual(new Map([['7', 'match 1']]));
    await asked.put(new Map([['7', '2']]));
    expect(await finish()).toEqual({ taken: 'before', count: 1 });
    expect(await asked.get('7')).toBe('2');
    await close();
  });

  it('are read as a whole, however many fields they have, even none', async () => {
    const { store, close } = await start();
    const { open } = createTables(store, systemClock);
    const table = open('{b}:ended', Date.now() + 60_000);
    expect(await table.all()).toEqual(new Map());
    const fields = new Map(Array.from({ length: 2000 }, (_, at) => [String(at), `close_match ${at}`]));
    await table.put(fields);
    expect(await table.all()).toEqual(fields);
    await close();
  });
});

describe('tables in memory', () => {
  it('have a size limit: beyond it nothing is written until something has been removed or has expired', async () => {
    const clock = createTestClock();
    const { open, fill } = createTables(createMemoryStore({ clock }), clock, 10_000);
    const value = 'x'.repeat(2000);
    const table = (key: string) => open(key, clock.now() + 60_000);
    for (const key of ['a', 'b', 'c', 'd']) await table(key).put(new Map([['1', value]]));
    expect(fill()).toBeGreaterThan(0.8);
    const two = new Map([1, 2].map((field): [string, string] => [String(field), value]));
    await expect(table('e').put(two)).rejects.toThrow('store');
    await expect(table('a').putIfAbsent('2', value)).rejects.toThrow('store');
    // None of it was written, and existing values can still be overwritten.
    expect(await table('e').count()).toBe(0);
    await table('a').put(new Map([['1', value]]));
    await table('b').remove();
    await table('c').dropIf('1', value);
    await table('e').put(two);
    await clock.advance(60_000);
    expect(await table('a').count()).toBe(0);
    expect(fill()).toBe(0);
  });
});
