/** Fewer answers say nothing about the rest. */
const FEWEST = 5;
/** From this many on, the second half of the time so far tells the pace: the first waits for the first answers. */
const FEWEST_RECENT = 10;

/**
 * When the last question of a batch will be answered, as far as the pace so far tells; `null` where that is too little to
 * say.
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
