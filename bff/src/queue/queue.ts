import type { z } from 'zod';

/** A kind of work in a queue. A job refers to what is to be done and contains nothing personal. */
export interface QueueKind<Job> {
  readonly name: string;
  readonly schema: z.ZodType<Job>;
  /** A job that is already waiting is not added again. */
  idOf(job: Job): string;
  /** Smaller numbers come first; absent: in the order in which they were added. */
  priorityOf?(job: Job): number;
  /** How many attempts are made before it is given up. */
  readonly attempts: number;
  /** The delay before the next attempt, by the number of attempts so far. */
  againMs(tries: number): number;
}

/**
 * Does one job; if it rejects, the job is retried later.
 *
 * @param tries How often it has failed already.
 */
export type Work<Job> = (job: Job, signal: AbortSignal, tries: number) => Promise<void>;

/**
 * Queued jobs, each done by one worker of one instance. The job of a dead worker is retried, so a worker has to find
 * out what was done already.
 */
export interface Queue<Job> {
  /** Where jobs wait, as `/readyz` says it. */
  readonly kind: 'redis' | 'memory';
  /** Rejects with `StoreUnavailableError`. */
  add(jobs: readonly Job[]): Promise<void>;
  /** Starts taking jobs, this many at a time. */
  start(work: Work<Job>): void;
  /** Takes no more jobs, and resolves when running ones are done or returned to the queue. */
  close(): Promise<void>;
}
