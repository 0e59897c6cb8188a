import { type Clock, sleep } from '../time/clock.ts';
import type { BatchRecord } from './records.ts';

/** How soon to try again. */
const AGAIN_MS = 250;

export type Marks = ReturnType<typeof createMarks>;

/** Marks questions before they are asked, and removes marks even if the store is away for a while. */
export function createMarks(clock: Clock) {
  /** Because nobody was asked after all; left behind, a mark says that somebody may have been. */
  async function withdraw(
    batch: BatchRecord,
    what: string,
    numbers: readonly number[],
    signal: AbortSignal,
  ): Promise<void> {
    while (clock.now() < batch.header.expiresAt && !signal.aborted) {
      try {
        return await batch.unmark(what, numbers);
      } catch {
        await sleep(clock, AGAIN_MS, signal);
      }
    }
  }

  return {
    withdraw,
    /** Like {@link BatchRecord.mark}; if the store does not say whether the mark was set, it is removed. */
    async mark(batch: BatchRecord, what: string, numbers: readonly number[], signal: AbortSignal) {
      try {
        return await batch.mark(what, numbers);
      } catch (error) {
        await withdraw(batch, what, numbers, signal);
        throw error;
      }
    },
  };
}
