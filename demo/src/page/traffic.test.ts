import { describe, expect, it } from 'vitest';
import type { RequestLog } from '../sandbox/index.ts';
import { bursts, collected, type Trip, wireReader } from './traffic.ts';

const trip = (start: number, more: Partial<Trip> = {}): Trip => ({
  from: 'BFF',
  to: 'Ibanera',
  method: 'GET',
  path: '/list',
  status: 200,
  start,
  ms: 10,
  ...more,
});

describe('bursts', () => {
  it('splits where nothing happened for a while, in chronological order', () => {
    expect(bursts([trip(5000), trip(0), trip(100)]).map((burst) => burst.map(({ start }) => start))).toEqual([
      [0, 100],
      [5000],
    ]);
  });

  it('does not split during a long request', () => {
    expect(bursts([trip(0, { ms: 7000 }), trip(6000)])).toHaveLength(1);
  });
});

describe('collected', () => {
  it('combines three similar ones, from the first start to the last end', () => {
    expect(collected([trip(0), trip(20), trip(40)])).toEqual([trip(0, { ms: 50, times: 3 })]);
  });

  it('does not combine two similar ones, different ones, or the browser’s', () => {
    const apart = [trip(0), trip(1), trip(2, { status: 500 })];
    expect(collected(apart)).toEqual(apart);
    const browser = [0, 1, 2].map((start) => trip(start, { from: 'browser' }));
    expect(collected(browser)).toEqual(browser);
  });
});

describe('wireReader', () => {
  const none: RequestLog = { total: 0, byStatus: {}, recent: [] };
  const record = { at: '2026-01-01T00:00:01.000Z', method: 'POST', route: '/token', status: 0, elapsedMs: 250 };
  const wire = (total: number) => ({
    shop: none,
    providers: {
      ibantrack: { total, byStatus: {}, recent: Array.from({ length: Math.min(total, 50) }, () => record) },
      banfico: none,
      ibanbic: none,
      ibanity: none,
      ibanera: none,
    },
  });

  it('returns what is new since the last read, and nothing from before the first', () => {
    const read = wireReader();
    expect(read(wire(7))).toEqual([]);
    expect(read(wire(9))).toHaveLength(2);
    expect(read(wire(9))).toEqual([]);
  });

  it('starts again when the server was restarted', () => {
    const read = wireReader();
    read(wire(9));
    expect(read(wire(1))).toEqual([]);
    expect(read(wire(2))).toHaveLength(1);
  });

  it('dates a request from its start, and has no status for one that was aborted', () => {
    const read = wireReader();
    read(wire(0));
    expect(read(wire(1))).toMatchObject([{ start: Date.parse('2026-01-01T00:00:00.750Z'), status: null, ms: 250 }]);
  });
});
