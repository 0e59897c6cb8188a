/** With fewer answers there is no basis for an estimate. */
const FEWEST = 5;
/**
 * From this many on, only the second half of the elapsed time determines the pace: the first half includes the wait for
 * the first answers.
 */
const FEWEST_RECENT = 10;

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
  if (open === 0 || endedAt.length < FEWEST) return null;
  const half = startedAt + (now - startedAt) / 2;
  const recent = endedAt.filter((at) => at > half).length;
  const msForEach = recent >= FEWEST_RECENT ? (now - half) / recent : (now - startedAt) / endedAt.length;
  return now + msForEach * open;
}
