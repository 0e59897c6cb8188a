import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';

/** A store, and time that passes when a test says so. */
export interface Subject {
  readonly store: Store;
  pass(ms: number): Promise<void>;
}

/** Where every core is taken, Redis may not get its turn within the time that a command has. */
export const BUSY_MACHINE = { retry: 2 };

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
      await store.join('a', 'x', 2, 60_000);
      await store.join('a', 'y', 2, 60_000);
      expect(await store.join('a', 'x', 2, 60_000)).toMatchObject({ allowed: true, added: false, total: 2 });
      expect(await store.join('a', 'z', 2, 60_000)).toMatchObject({ allowed: false, added: false, total: 2 });
      await store.leave('a', 'x');
      expect(await store.join('a', 'z', 2, 60_000)).toMatchObject({ allowed: true, added: true, total: 2 });
      await pass(60_000);
      expect(await store.join('a', 'x', 1, 60_000)).toMatchObject({ allowed: true, added: true, total: 1 });
      expect(await store.join('b', 'x', 0, 60_000)).toMatchObject({ allowed: false, added: false, total: 0 });
    });

    it('lets exactly as many different members in as may be, however many ask at once', async () => {
      const { store } = await open();
      const joined = await Promise.all(
        Array.from({ length: 60 }, (_, index) => store.join('a', `name ${index % 30}`, 10, 60_000)),
      );
      expect(joined.filter(({ added }) => added)).toHaveLength(10);
      expect(joined.filter(({ allowed }) => allowed)).toHaveLength(20);
    });

    it('is not troubled by one who leaves and was never there', async () => {
      const { store } = await open();
      await expect(store.leave('a', 'x')).resolves.toBeUndefined();
      await expect(store.delete('a')).resolves.toBeUndefined();
    });

    it('answers when it is there', async () => {
      const { store } = await open();
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
