import { describe, expect, it } from 'vitest';
import { type Count, estimateEnd } from './estimate.ts';

const START = 1_000_000;

/** Always the same numbers from 0 to 1. */
function numbers(): () => number {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** This many questions at a time, each taking as long as `answerMs` says: the times at which they are answered. */
function abreast(count: number, places: number, answerMs: (random: number, number: number) => number): number[] {
  const random = numbers();
  const free = new Array<number>(places).fill(START);
  return Array.from({ length: count }, (_, number) => {
    const place = free.indexOf(Math.min(...free));
    const end = (free[place] ?? 0) + answerMs(random(), number);
    free[place] = end;
    return end;
  });
}

/** One after another, at these intervals. */
function apart(count: number, distanceMs: (number: number) => number, from = START): number[] {
  let at = from;
  return Array.from({ length: count }, (_, number) => {
    at += distanceMs(number);
    return at;
  });
}

interface Whole {
  readonly answers: readonly number[];
  /** In a bulk call: the time at which the provider finished each question. */
  readonly finished?: readonly number[];
}

const POLL_MS = 1500;

/** A bulk call whose questions are finished at these times, in any order, and read page by page. */
function bulk(finishedAt: readonly number[]): Whole {
  const answers: number[] = [];
  let at = START;
  for (let from = 0; from < finishedAt.length; from += 100) {
    const page = finishedAt.slice(from, from + 100);
    while (!page.every((finished) => finished <= at)) at += POLL_MS;
    answers.push(...page.map((_, place) => at + (place + 1) * 6));
    at += page.length * 6;
  }
  return { answers, finished: finishedAt };
}

function courseAt({ answers, finished }: Whole, now: number) {
  const counts = (times: readonly number[]): Count[] => {
    const looks = Array.from(
      { length: Math.floor((now - START) / POLL_MS) },
      (_, look) => START + (look + 1) * POLL_MS,
    );
    const all = looks.map((at): Count => [at, times.filter((time) => time <= at).length]);
    return all.filter(([, count], look) => count > (all[look - 1]?.[1] ?? 0));
  };
  return {
    total: answers.length,
    answeredAt: answers.filter((at) => at <= now),
    providerCounts: finished === undefined ? null : counts(finished),
  };
}

const bankMs = (random: number) => 300 + 1200 * random ** 2;

/** Every estimate of a batch, with how far off it was, as a share of the time that the batch took. */
function estimates(...courses: readonly Whole[]) {
  const end = Math.max(...courses.flatMap(({ answers }) => answers));
  const seen = Array.from({ length: 300 }, (_, index) => START + ((end - START) * index) / 300);
  return seen.map((now) => {
    const estimate = estimateEnd(
      courses.map((course) => courseAt(course, now)),
      START,
      now,
    );
    return { now, off: estimate === null ? null : Math.abs(estimate - end) / (end - START) };
  });
}

const known = (all: ReturnType<typeof estimates>) => all.filter(({ off }) => off !== null);
const worst = (all: ReturnType<typeof estimates>) => Math.max(...all.map(({ off }) => off ?? 0));

describe('the estimate of the end', () => {
  it.each<[string, number, Whole[]]>([
    ['one by one, fifty at a time', 0.7, [{ answers: abreast(4000, 50, bankMs) }]],
    [
      'where a bank in fifty takes five seconds',
      0.6,
      [{ answers: abreast(4000, 50, (n) => (n > 0.98 ? 5000 : bankMs(n))) }],
    ],
    ['where half of the banks are slow', 0.6, [{ answers: abreast(2000, 50, (n, at) => (at % 2 ? 5000 : bankMs(n))) }]],
    ['one every two seconds, as a quota has it', 0.9, [{ answers: apart(200, () => 2000) }]],
    ['behind another batch', 0.6, [{ answers: apart(300, () => 1000, START + 60_000) }]],
    ['in bulk, 40 ms a line', 0.4, [bulk(apart(500, () => 40))]],
    ['in bulk, 200 ms a line', 0.8, [bulk(apart(500, () => 200))]],
    ['in bulk, in any order', 0.6, [bulk(abreast(500, 1, () => 100).map((_, at, all) => all[(at * 197) % 500] ?? 0))]],
    ['in bulk, all of a sudden', 0, [bulk(apart(500, () => 0, START + 30_000))]],
    [
      'after three single lines, in four bulk calls that wait for their turns',
      0.5,
      [
        { answers: apart(3, () => 2000) },
        ...[6000, 8000, 10_000, 12_000].map((after) => bulk(apart(500, () => 80, START + after))),
      ],
    ],
    [
      'of a list that is quick at one provider and slow at the other',
      0.8,
      [{ answers: abreast(1000, 50, bankMs) }, { answers: apart(100, () => 2000) }],
    ],
    ['with a bulk call beside single lines', 0.6, [bulk(apart(500, () => 100)), { answers: apart(60, () => 2000) }]],
  ])('is off by a fifth at most %s', (_, share, courses) => {
    const all = estimates(...courses.map((one) => ({ ...one, answers: one.answers.toSorted((a, b) => a - b) })));
    expect(worst(all)).toBeLessThan(0.2);
    expect(known(all).length / all.length).toBeGreaterThanOrEqual(share);
  });

  it('is absent while a circuit is open, and accurate again once the pace after it is known', () => {
    const open = { from: 200, ms: 45_000 };
    const answers = apart(1000, (number) => (number === open.from ? open.ms : 500));
    const opensAt = answers[open.from - 1] ?? 0;
    const all = estimates({ answers });
    const during = all.filter(({ now }) => now > opensAt + 30_000 && now < opensAt + open.ms);
    expect(during.length).toBeGreaterThan(3);
    expect(known(during)).toEqual([]);
    expect(worst(all)).toBeLessThan(0.2);
    expect(known(all.filter(({ now }) => now > opensAt + 5 * open.ms)).length).toBeGreaterThan(80);
  });

  it('is not based on the half of a minute in which payers leave some quota, but on several minutes', () => {
    // For half of each minute there is room for a line every two seconds, and then for none.
    const answers = apart(300, (number) => (number % 15 === 0 && number > 0 ? 32_000 : 2000));
    const all = estimates({ answers });
    expect(worst(all.filter(({ now }) => now > START + 60_000))).toBeLessThan(0.2);
    expect(known(all.filter(({ now }) => now > START + 40_000 && now < START + 120_000))).toEqual([]);
    expect(known(all.filter(({ now }) => now > START + 300_000)).length).toBeGreaterThan(100);
  });

  it('is absent while the pace changes, and then based on the new one', () => {
    const answers = apart(1000, (number) => (number < 500 ? 100 : 400));
    const changesAt = answers[499] ?? 0;
    const after = estimates({ answers }).filter(({ now }) => now > changesAt + 20_000);
    expect(worst(after)).toBeLessThan(0.2);
    expect(known(after).length / after.length).toBeGreaterThan(0.7);
  });

  it('is absent with too little data, in the first ten seconds, for a part that has not begun, and at the end', () => {
    const answeredAt = apart(10, () => 1000);
    const course = { total: 300, answeredAt, providerCounts: null };
    const at = (ms: number, ...courses: readonly (typeof course)[]) => estimateEnd(courses, START, START + ms);
    expect(at(10_000, course)).toBe(START + 300_000);
    expect(at(10_000, { ...course, answeredAt: answeredAt.slice(1) })).toBeNull();
    expect(at(9999, course)).toBeNull();
    expect(at(10_000, course, { ...course, answeredAt: [] })).toBeNull();
    expect(estimateEnd([course, { total: 500, answeredAt: [], providerCounts: [] }], START, START + 10_000)).toBeNull();
    expect(at(10_000, { ...course, total: 10 })).toBeNull();
  });

  it('of a bulk call is based on what the provider has finished, and on what is left to be read', () => {
    const providerCounts = Array.from({ length: 10 }, (_, look): Count => [START + look * 1000, look * 20]);
    const call = { total: 200, answeredAt: [] as number[], providerCounts };
    expect(estimateEnd([call], START, START + 10_000)).toBe(START + 11_400);
    const read = apart(180, () => 50);
    expect(estimateEnd([{ ...call, answeredAt: read }], START, START + 10_000)).toBe(START + 10_000);
    const done = [...providerCounts, [START + 10_000, 200] as const];
    expect(estimateEnd([{ ...call, providerCounts: done }], START, START + 10_000)).toBe(START + 11_400);
  });
});
