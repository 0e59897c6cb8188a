import type { z } from 'zod';

/** What kind of work waits in a queue. A job names what is to be done, and holds nothing personal of it. */
export interface QueueKind<Job> {
  readonly name: string;
  readonly schema: z.ZodType<Job>;
  /** A job that waits already is not added again. */
  idOf(job: Job): string;
  /** Smaller comes first; absent: in the order in which they were added. */
  priorityOf?(job: Job): number;
  /** How often it is tried before it is given up. */
  readonly attempts: number;
  /** How long after so many tries it is tried again. */
  againMs(tries: number): number;
}

/**
 * Does one job; rejecting has it done again later.
 *
 * @param tries How often it has failed already.
 */
export type Work<Job> = (job: Job, signal: AbortSignal, tries: number) => Promise<void>;

/**
 * Jobs that wait for their turn, each done by one worker of one instance. A job whose worker has died comes back: whoever
 * does it finds out what was done already.
 */
export interface Queue<Job> {
  /** Where jobs wait, as `/readyz` says it. */
  readonly kind: 'redis' | 'memory';
  /** Rejects with `StoreUnavailableError`. */
  add(jobs: readonly Job[]): Promise<void>;
  /** Takes jobs from now on, so many at a time. */
  start(work: Work<Job>): void;
  /** Takes no more jobs, and resolves when those at hand are done or have gone back. */
  close(): Promise<void>;
}
