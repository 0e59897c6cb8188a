/** Before that, the times mostly reflect the wait for the first answers. */
const MIN_AGE_MS = 10_000;
/** With fewer answers there is no basis for an estimate. */
const MIN_ANSWERS = 10;
/**
 * What is observed has to be this many times as long as the longest pause so far. Another pause like it then delays the
 * end by no more than a fifth of the time.
 */
const MIN_SPAN_IN_PAUSES = 4;
/** By how much the first and the second half of what is observed may differ in pace. */
const STEADY = 0.75;
/** The window observed: all of the time or, if the pace has changed, the last half or quarter of it. */
const WINDOW_FRACTIONS = [1, 2, 4];
/** How long an answer of a bulk call takes from the provider into the batch; measured with 500 to 2,000 lines. */
const READ_MS = 7;

/** How many answers there were at a time, in epoch milliseconds. */
export type Count = readonly [at: number, count: number];

/** Questions that are asked in the same way. */
export interface AnswerSeries {
  readonly total: number;
  /** When each of its answers came, in any order. */
  readonly answeredAt: readonly number[];
  /** In a bulk call: how many the provider had finished, as it told. `null`: they are asked one by one. */
  readonly providerCounts: readonly Count[] | null;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** When the count reaches the total, by linear regression. */
function extrapolate(counts: readonly Count[], total: number): number {
  const middleAt = mean(counts.map(([at]) => at));
  const middle = mean(counts.map(([, count]) => count));
  let spread = 0;
  let rise = 0;
  for (const [at, count] of counts) {
    spread += (at - middleAt) ** 2;
    rise += (at - middleAt) * (count - middle);
  }
  return middleAt + ((total - middle) * spread) / rise;
}

/** Whether the counts are many enough, over long enough, and rise in the second half as in the first. */
function isSteady(counts: readonly Count[], longestPause: number): boolean {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined || last[1] - first[1] < MIN_ANSWERS - 1) return false;
  const span = last[0] - first[0];
  if (span === 0 || span < MIN_SPAN_IN_PAUSES * longestPause) return false;
  const half = first[0] + span / 2;
  const away = ([at]: Count) => Math.abs(at - half);
  const middle = counts.reduce((nearest, one) => (away(one) < away(nearest) ? one : nearest));
  const paces = [
    (middle[1] - first[1]) / (middle[0] - first[0]),
    (last[1] - middle[1]) / (last[0] - middle[0]),
  ] as const;
  return Math.min(...paces) >= STEADY * Math.max(...paces);
}

/**
 * When the counts will reach the total; `null` unless they rise at a steady pace.
 *
 * @param counts In ascending order.
 */
function endOf(counts: readonly Count[], total: number, now: number): number | null {
  const startedAt = counts[0]?.[0] ?? now;
  const pauses = counts.map(([at], index) => (counts[index + 1]?.[0] ?? now) - at);
  const longestPause = Math.max(0, ...pauses);
  for (const part of WINDOW_FRACTIONS) {
    const from = now - (now - startedAt) / part;
    const observed = counts.filter(([at]) => at >= from);
    if (isSteady(observed, longestPause)) return Math.max(now, extrapolate(observed, total));
  }
  return null;
}

function endOfSeries({ total, answeredAt, providerCounts }: AnswerSeries, now: number): number | null {
  const answers = answeredAt.toSorted((one, other) => one - other).map((at, index): Count => [at, index + 1]);
  if (providerCounts === null) return endOf(answers, total, now);
  const [toldAt, finished] = providerCounts.at(-1) ?? [now, 0];
  // While pages are read in order, the provider may already have finished questions on later ones.
  if (finished < total) {
    const end = endOf(providerCounts, total, now);
    return end === null ? null : end + READ_MS * total * (1 - Math.min(1, answers.length / finished));
  }
  if (now - toldAt < 2 * READ_MS * total) return now + READ_MS * (total - answers.length);
  // Reading takes longer than usual: perhaps other providers have to be asked as well.
  return endOf(answers, total, now);
}

/**
 * When the last question of a batch will be answered if the pace stays what it is; `null` while too little is known to
 * say so: a part has not begun, or its pace changes, or nothing comes at the moment.
 *
 * @param startedAt When the batch was made; epoch milliseconds, like the other times.
 */
export function estimateEnd(series: readonly AnswerSeries[], startedAt: number, now: number): number | null {
  const open = series.filter(({ total, answeredAt }) => answeredAt.length < total);
  if (open.length === 0 || now - startedAt < MIN_AGE_MS) return null;
  let latest = now;
  for (const one of open) {
    const end = endOfSeries(one, now);
    if (end === null) return null;
    latest = Math.max(latest, end);
  }
  return latest;
}
