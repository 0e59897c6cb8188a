/** With fewer answers there is no basis for an estimate. */
const FEWEST = 5;
/** Sooner, the wait for the first answers, and what a bulk call's polling makes of their times, is most of what is known. */
const EARLIEST_MS = 10_000;
/** From this many on, only the second half of the elapsed time determines the pace. */
const FEWEST_RECENT = 10;

/** The time between two answers, and the middle of their times and of their numbers. */
interface Pace {
  readonly msForEach: number;
  readonly middleAt: number;
  readonly middleNumber: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The line through the answers by least squares: those of a bulk call come a hundred at a time, and where the last of them
 * were just read or are just about to be, it makes little difference. `null` if all came at once.
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
 * When the last question of a batch will be answered at the present pace; `null` while there is too little to go by.
 *
 * @param endedAt When each answer came, in any order; epoch milliseconds, as are the others.
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
  // Where nothing comes any more, the estimate moves on with the clock.
  if (pace === null || isStalled) return now + ((now - startedAt) / all.length) * open;
  return Math.max(now, pace.middleAt + (all.length + open - pace.middleNumber) * pace.msForEach);
}
