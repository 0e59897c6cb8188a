/** With fewer answers there is no basis for an estimate. */
const FEWEST = 5;
/** Before that, the times mostly reflect the wait for the first answers and how often a bulk call is polled. */
const EARLIEST_MS = 10_000;
/** From this many on, only the second half of the elapsed time determines the pace. */
const FEWEST_RECENT = 10;

/** The time between two answers, the mean of their times, and the mean of their numbers. */
interface Pace {
  readonly msForEach: number;
  readonly middleAt: number;
  readonly middleNumber: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The line through the answers by least squares: a bulk call's answers come a hundred at a time, and it makes little
 * difference whether the last hundred have just been read or are about to be. `null` if all came at once.
 *
 * @param before How many answers came before these.
 */
function paceOf(times: readonly number[], before: number): Pace | null {
  const middleAt = mean(times);
  const middleNumber = before + (times.length + 1) / 2;
  let spread = 0;
  let rise = 0;
  for (const [index, at] of times.entries()) {
    spread += (at - middleAt) ** 2;
    rise += (at - middleAt) * (before + index + 1 - middleNumber);
  }
  return rise > 0 ? { msForEach: spread / rise, middleAt, middleNumber } : null;
}

/**
 * When the last question of a batch will be answered at the present pace; `null` while too little is known.
 *
 * @param endedAt When each answer came, in any order; epoch milliseconds, like the other times.
 * @param startedAt When the batch was made.
 */
export function estimateEnd(
  {
    endedAt,
    open,
    startedAt,
  }: { readonly endedAt: readonly number[]; readonly open: number; readonly startedAt: number },
  now: number,
): number | null {
  if (open === 0 || endedAt.length < FEWEST || now - startedAt < EARLIEST_MS) return null;
  const all = endedAt.toSorted((one, other) => one - other);
  const half = startedAt + (now - startedAt) / 2;
  const recent = all.filter((at) => at > half);
  const latest = recent.length < FEWEST_RECENT ? all.slice(-FEWEST_RECENT) : recent;
  // All of the latest may have been read at once.
  const used = latest.at(0) === latest.at(-1) ? all : latest;
  const pace = paceOf(used, all.length - used.length);
  const longestGap = Math.max(0, ...used.slice(1).map((at, index) => at - (used[index] ?? at)));
  const isStalled = now - (all.at(-1) ?? now) > 2 * Math.max(longestGap, 1000);
  // If no more answers come, the estimate moves on with the clock.
  if (pace === null || isStalled) return now + ((now - startedAt) / all.length) * open;
  return Math.max(now, pace.middleAt + (all.length + open - pace.middleNumber) * pace.msForEach);
}
