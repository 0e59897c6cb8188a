import type { ProviderName } from '@payee-check/shared/contract';

/** One piece of work. It names what is to be asked, and holds nothing of it. */
export interface Job {
  readonly batch: string;
  /** Questions of the batch, by number: one, or as many as a provider takes in one call. */
  readonly questions: readonly number[];
  /** The provider that is asked for all of them in one call; `null`: each is asked on its own. */
  readonly bulk: ProviderName | null;
}

/** Does one job; rejecting has it done again later. */
export type Work = (job: Job, signal: AbortSignal) => Promise<void>;

/**
 * Jobs that wait for their turn, each done by one worker of one instance. A job whose worker has died comes back: whoever
 * does it finds out what was asked already.
 */
export interface BatchQueue {
  /** Where jobs wait, as `/readyz` says it. */
  readonly kind: 'redis' | 'memory';
  /** A job that was added already is not added again. Rejects with `StoreUnavailableError`. */
  add(jobs: readonly Job[]): Promise<void>;
  /** Takes jobs from now on, so many at a time. */
  start(work: Work): void;
  /** Takes no more jobs, and resolves when those at hand are done or have gone back. */
  close(): Promise<void>;
}

export const jobId = ({ batch, questions, bulk }: Job): string => `${batch}-${bulk ?? 'line'}-${questions[0] ?? 0}`;
