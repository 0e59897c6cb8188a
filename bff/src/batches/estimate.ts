/** Fewer answers say nothing about the rest. */
const FEWEST = 5;

/**
 * When the last question of a batch will be answered, as far as the pace so far tells; `null` where that is too little to
 * say.
 *
 * @param startedAt When the first question was asked; epoch milliseconds, as are the others.
 */
export function estimateEnd(
  {
    answered,
    open,
    startedAt,
  }: { readonly answered: number; readonly open: number; readonly startedAt: number | null },
  now: number,
): number | null {
  if (startedAt === null || open === 0 || answered < FEWEST) return null;
  return now + ((now - startedAt) / answered) * open;
}
