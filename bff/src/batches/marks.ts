import { type Clock, sleep } from '../time/clock.ts';
import type { BatchRecord } from './records.ts';

/** How soon to try again. */
const AGAIN_MS = 250;

export type Marks = ReturnType<typeof createMarks>;

/** What is marked before it is asked, and its taking back while the store may be away. */
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
    /** As {@link BatchRecord.mark}; where the store does not say whether it was set, it is taken back. */
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
