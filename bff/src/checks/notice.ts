import type { Clock } from '../time/clock.ts';

/** What others may read of a check that is not done: written down once, and only if the check takes a while. */
export interface Notice {
  /** Resolves when it can be read, or could not be written; never rejects. */
  write(): Promise<void>;
  /** The check is done: nothing is written from now on, and what was being written is. */
  close(): Promise<void>;
}

/**
 * Most checks are over before anybody could ask for them: who asked is still waiting for the first answer. Not to write
 * those down twice spares the store half of its writes.
 *
 * @param save May reject: the answer itself is kept when it comes.
 */
export function createNotice(save: () => Promise<void>, clock: Clock, afterMs: number): Notice {
  let written: Promise<void> | null = null;
  let closed = false;
  const write = () => {
    if (!closed) written ??= save().catch(() => undefined);
    return written ?? Promise.resolve();
  };
  const cancel = clock.after(afterMs, write);
  return {
    write,
    close() {
      closed = true;
      cancel();
      return written ?? Promise.resolve();
    },
  };
}
