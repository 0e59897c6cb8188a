import { describe, expect, it } from 'vitest';
import { estimateEnd } from './estimate.ts';

const START = 1_000_000;

/** Always the same numbers from 0 to 1. */
function numbers(): () => number {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** So many questions at a time, each for as long as `answerMs` says: when each is answered. */
function abreast(count: number, places: number, answerMs: (random: number) => number): number[] {
  const random = numbers();
  const free = new Array<number>(places).fill(START);
  return Array.from({ length: count }, () => {
    const place = free.indexOf(Math.min(...free));
    const end = (free[place] ?? 0) + answerMs(random());
    free[place] = end;
    return end;
  });
}

/** Four bulk calls of 500 questions that are read every 1.5 seconds, a hundred to a page. */
function inBulk(itemMs: number): number[] {
  return [0, 30, 60, 90].flatMap((after) => {
    const handedIn = START + 300 + after;
    const times: number[] = [];
    for (let at = handedIn; times.length < 500; ) {
      const done = Math.floor((at - handedIn) / itemMs);
      const page = (Math.floor(times.length / 100) + 1) * 100;
      const answered = Math.min(done, page) - times.length;
      times.push(...Array.from({ length: answered }, (_, index) => at + 5 + index * 4));
      at += 10 + answered * 4 + (done >= page ? 0 : 1500);
    }
    return times;
  });
}

const bankMs = (random: number) => 300 + 1200 * random ** 2;

describe('the estimate of the end', () => {
  it.each<[string, number[]]>([
    ['one by one, fifty at a time', abreast(2000, 50, bankMs)],
    ['where a bank in fifty takes five seconds', abreast(2000, 50, (item) => (item > 0.98 ? 5000 : bankMs(item)))],
    ['one every two seconds, as a quota has it', Array.from({ length: 200 }, (_, index) => START + index * 2000 + 900)],
    [
      'in bulk, a hundred at a time after three seconds',
      Array.from({ length: 2000 }, (_, index) => START + 3000 + Math.floor(index / 100) * 900 + (index % 100)),
    ],
    ['in bulk, slowly', Array.from({ length: 500 }, (_, index) => START + 4000 + Math.floor(index / 100) * 4000)],
    ['in bulk, 20 ms a line', inBulk(20)],
    ['in bulk, 40 ms a line', inBulk(40)],
    ['in bulk, 200 ms a line', inBulk(200)],
    ['behind another batch', Array.from({ length: 300 }, (_, index) => START + 60_000 + index * 1000)],
  ])('holds within a fifth %s', (_, given) => {
    const endedAt = given.toSorted((one, other) => one - other);
    const last = endedAt.at(-1) ?? 0;
    const seen = Array.from({ length: 400 }, (_, index) => START + ((last - START) * index) / 400);
    for (const now of seen) {
      const known = endedAt.filter((at) => at <= now);
      const open = endedAt.length - known.length;
      if (open === 0) continue;
      const estimate = estimateEnd({ endedAt: known, open, startedAt: START }, now);
      if (estimate !== null) expect(Math.abs(estimate - last) / (last - START), `at ${now}`).toBeLessThan(0.2);
      else expect(now < START + 10_000 || known.length < 5, `at ${now}`).toBe(true);
    }
  });

  it('says nothing of too little, and nothing at the end', () => {
    const endedAt = [2, 4, 6, 8].map((second) => START + second * 1000);
    expect(estimateEnd({ endedAt, open: 300, startedAt: START }, START + 10_000)).toBeNull();
    expect(
      estimateEnd({ endedAt: [...endedAt, START + 10_000], open: 0, startedAt: START }, START + 10_000),
    ).toBeNull();
    expect(estimateEnd({ endedAt: [...endedAt, START + 10_000], open: 5, startedAt: START }, START + 10_000)).toBe(
      START + 20_000,
    );
  });

  it('says nothing in the first ten seconds', () => {
    const endedAt = Array.from({ length: 900 }, (_, index) => START + index * 10);
    expect(estimateEnd({ endedAt, open: 300, startedAt: START }, START + 9999)).toBeNull();
  });

  it('moves on while no more answers come', () => {
    const endedAt = Array.from({ length: 100 }, (_, index) => START + index * 100);
    const at = (ms: number) => estimateEnd({ endedAt, open: 100, startedAt: START }, START + ms) ?? 0;
    expect(at(10_000)).toBeLessThan(START + 21_000);
    expect(at(30_000)).toBe(START + 60_000);
    expect(at(60_000)).toBe(START + 120_000);
  });
});
