import { afterEach, describe, expect, it } from 'vitest';
import type { Claim, Store } from '../store/store.ts';

/** A store, and time that passes when a test says so. */
export interface Subject {
  readonly store: Store;
  pass(ms: number): Promise<void>;
}

/** Where every core is taken, Redis may not get its turn within the time that a command has. */
export const BUSY_MACHINE = { retry: 2 };

const one = (limit: number, key = '{a}one'): Claim => ({ key, member: null, limit, windowMs: 60_000 });
const member = (name: string, limit: number): Claim => ({ key: '{a}set', member: name, limit, windowMs: 60_000 });

/** What every store does, wherever it keeps things. */
export function describeStore(name: string, start: () => Promise<Subject>): void {
  describe(`a store ${name}`, BUSY_MACHINE, () => {
    const opened: Store[] = [];
    afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

    async function open(): Promise<Subject> {
      const subject = await start();
      opened.push(subject.store);
      return subject;
    }

    it('forgets a value when its time is up', async () => {
      const { store, pass } = await open();
      await store.set('a', '1', 60_000);
      await pass(50_000);
      expect(await store.get('a')).toBe('1');
      await pass(10_000);
      expect(await store.get('a')).toBeNull();
    });

    it('keeps a value that was set again beyond its first time', async () => {
      const { store, pass } = await open();
      await store.set('a', '1', 10_000);
      await store.set('a', '2', 100_000);
      await pass(50_000);
      expect(await store.get('a')).toBe('2');
      await store.delete('a');
      expect(await store.get('a')).toBeNull();
    });

    it('takes a time that is no whole number of milliseconds, or hardly one', async () => {
      const { store } = await open();
      await store.set('a', '1', 60_000.5);
      expect(await store.get('a')).toBe('1');
      await expect(store.set('b', '1', 0.2)).resolves.toBeUndefined();
    });

    it('gives back whatever was put in', async () => {
      const { store } = await open();
      const text = `${'x'.repeat(100_000)}"\\ \0 Ünïcödé 漢字 🙂\r\n`;
      await store.set('a', text, 60_000);
      expect(await store.get('a')).toBe(text);
    });

    it('gives a key away once, also to many at a time, and again when its time is up', async () => {
      const { store, pass } = await open();
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.setIfAbsent('a', '1', 60_000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await store.get('a')).toBe('1');
      await pass(60_000);
      expect(await store.setIfAbsent('a', '2', 60_000)).toBe(true);
      expect(await store.get('a')).toBe('2');
      await store.delete('a');
      expect(await store.setIfAbsent('a', '3', 60_000)).toBe(true);
    });

    it('lets exactly the limit through, however many ask at once', async () => {
      const { store } = await open();
      const taken = await Promise.all(Array.from({ length: 60 }, () => store.take('a', 1, 10, 60_000)));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(10);
      expect(await store.take('a', 1, 10, 60_000)).toMatchObject({ allowed: false, total: 10 });
    });

    it('counts in a window that starts with the first use', async () => {
      const { store, pass } = await open();
      await store.take('a', 2, 2, 60_000);
      await pass(50_000);
      expect(await store.take('a', 1, 2, 60_000)).toMatchObject({ allowed: false, total: 2 });
      await pass(10_000);
      expect(await store.take('a', 1, 2, 60_000)).toMatchObject({ allowed: true, total: 1 });
    });

    it('says when the window ends, and does not move it', async () => {
      const { store, pass } = await open();
      const { resetsAt } = await store.take('a', 1, 3, 60_000);
      await pass(30_000);
      await store.take('a', 1, 3, 60_000);
      await store.take('a', -1, 3, 60_000);
      await pass(30_000);
      const next = await store.take('a', 1, 3, 60_000);
      expect(next.total).toBe(1);
      expect(next.resetsAt).toBeGreaterThanOrEqual(resetsAt);
    });

    it('refuses more than the limit at once, and counts nothing of it', async () => {
      const { store } = await open();
      expect(await store.take('a', 3, 2, 60_000)).toMatchObject({ allowed: false, total: 0 });
      expect(await store.take('a', 2, 2, 60_000)).toMatchObject({ allowed: true, total: 2 });
    });

    it('counts beyond any limit where it is told to', async () => {
      const { store } = await open();
      await store.take('a', 1, 1, 60_000);
      expect(await store.take('a', 2, Number.MAX_SAFE_INTEGER, 60_000)).toMatchObject({ allowed: true, total: 3 });
    });

    it('takes back what was taken, and never more', async () => {
      const { store } = await open();
      expect(await store.take('a', -1, 1, 60_000)).toMatchObject({ allowed: true, total: 0 });
      await store.take('a', 1, 1, 60_000);
      await store.take('a', -1, 1, 60_000);
      await store.take('a', -1, 1, 60_000);
      expect(await store.take('a', 1, 1, 60_000)).toMatchObject({ allowed: true, total: 1 });
      expect(await store.take('a', 1, 1, 60_000)).toMatchObject({ allowed: false });
    });

    it('lets known members in when the set is full, and others not', async () => {
      const { store, pass } = await open();
      await store.claim([member('x', 2)]);
      await store.claim([member('y', 2)]);
      expect(await store.claim([member('x', 2)])).toMatchObject({
        allowed: true,
        made: [{ total: 2, added: false }],
      });
      expect(await store.claim([member('z', 2)])).toMatchObject({ allowed: false, refused: { total: 2 } });
      await store.leave('{a}set', 'x');
      expect(await store.claim([member('z', 2)])).toMatchObject({ allowed: true, made: [{ total: 2, added: true }] });
      await pass(60_000);
      expect(await store.claim([member('x', 1)])).toMatchObject({ allowed: true, made: [{ total: 1, added: true }] });
    });

    it('admits no member to a set of size zero, and counts nothing towards a limit of zero', async () => {
      const { store } = await open();
      expect(await store.claim([member('x', 0)])).toMatchObject({ allowed: false, refused: { total: 0 } });
      expect(await store.claim([one(0)])).toMatchObject({ allowed: false, refused: { total: 0 } });
    });

    it('lets exactly as many different members in as may be, however many ask at once', async () => {
      const { store } = await open();
      const claimed = await Promise.all(
        Array.from({ length: 60 }, (_, index) => store.claim([member(`name ${index % 30}`, 10)])),
      );
      expect(claimed.filter((item) => item.allowed && item.made[0]?.added)).toHaveLength(10);
      expect(claimed.filter(({ allowed }) => allowed)).toHaveLength(20);
    });

    it('makes all claims or none, and says which one was refused', async () => {
      const { store } = await open();
      await store.claim([one(5), member('x', 1)]);
      const other = one(9, '{a}other');
      expect(await store.claim([one(5), member('y', 1), other])).toMatchObject({
        allowed: false,
        refused: { key: '{a}set', member: 'y', total: 1 },
        found: [{ total: 1 }, { total: 1 }, { total: 0 }],
      });
      expect(await store.claim([one(5), member('x', 1), other])).toMatchObject({
        allowed: true,
        made: [
          { total: 2, added: true },
          { total: 1, added: false },
          { total: 1, added: true },
        ],
      });
    });

    it('leaves out what is optional and full, and makes the others', async () => {
      const { store } = await open();
      const optional = (name: string) => ({ ...member(name, 1), optional: true }) as const;
      expect(await store.claim([one(5), optional('x')])).toMatchObject({
        made: [{ total: 1 }, { total: 1, added: true }],
      });
      expect(await store.claim([one(5), optional('x')])).toMatchObject({
        made: [{ total: 2 }, { total: 1, added: false }],
      });
      const left = await store.claim([optional('y'), one(5)]);
      expect(left).toMatchObject({ allowed: true, made: [{ key: '{a}one', total: 3 }] });
      expect(left.allowed && left.made.length).toBe(1);
      expect(await store.claim([optional('y'), one(3)])).toMatchObject({
        allowed: false,
        refused: { key: '{a}one', total: 3 },
        found: [{ total: 1 }, { total: 3 }],
      });
    });

    it('lets exactly as many through as the nearest of several limits, however many ask at once', async () => {
      const { store } = await open();
      const claimed = await Promise.all(Array.from({ length: 60 }, () => store.claim([one(10), one(10, '{a}other')])));
      expect(claimed.filter(({ allowed }) => allowed)).toHaveLength(10);
      expect(await store.take('{a}one', -1, 10, 60_000)).toMatchObject({ total: 9 });
    });

    it('keeps the window of a claim where it began', async () => {
      const { store, pass } = await open();
      await store.claim([one(5), member('x', 5)]);
      await pass(30_000);
      await store.claim([one(5), member('y', 5)]);
      await pass(30_000);
      expect(await store.claim([one(5), member('z', 5)])).toMatchObject({ made: [{ total: 1 }, { total: 1 }] });
    });

    it('is not troubled by one who leaves and was never there', async () => {
      const { store } = await open();
      await expect(store.leave('a', 'x')).resolves.toBeUndefined();
      await expect(store.delete('a')).resolves.toBeUndefined();
    });

    it('says how full it is', async () => {
      const { store } = await open();
      await store.set('a', 'x', 60_000);
      expect(await store.fill()).toBeGreaterThanOrEqual(0);
      expect(await store.fill()).toBeLessThan(1);
    });

    it('says for how many checks it has room', async () => {
      const { store } = await open();
      expect(await store.capacity()).toBeGreaterThan(1000);
    });

    it('answers when it is there', async () => {
      const { store } = await open();
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
