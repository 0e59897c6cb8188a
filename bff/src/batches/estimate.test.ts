import { describe, expect, it } from 'vitest';
import { estimateEnd } from './shown.ts';

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
    ['behind another batch', Array.from({ length: 300 }, (_, index) => START + 60_000 + index * 1000)],
  ])('holds within a fifth %s', (_, given) => {
    const endedAt = given.toSorted((one, other) => one - other);
    const last = endedAt.at(-1) ?? 0;
    for (const part of [0.4, 0.5, 0.6, 0.75, 0.9]) {
      const now = endedAt[Math.floor(endedAt.length * part)] ?? 0;
      const known = endedAt.filter((at) => at <= now);
      const open = endedAt.length - known.length;
      if (open === 0) continue;
      const estimate = estimateEnd({ endedAt: known, open, startedAt: START }, now) ?? 0;
      expect(Math.abs(estimate - last) / (last - START), `at ${part}`).toBeLessThan(0.2);
    }
  });

  it('says nothing of too little, and nothing at the end', () => {
    const endedAt = [1, 2, 3, 4].map((second) => START + second * 1000);
    expect(estimateEnd({ endedAt, open: 300, startedAt: START }, START + 5000)).toBeNull();
    expect(estimateEnd({ endedAt: [...endedAt, START + 5000], open: 0, startedAt: START }, START + 5000)).toBeNull();
    expect(estimateEnd({ endedAt: [...endedAt, START + 5000], open: 5, startedAt: START }, START + 5000)).toBe(
      START + 10_000,
    );
  });
});
