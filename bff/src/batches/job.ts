import { type ProviderName, providerName } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { QueueKind } from '../queue/queue.ts';

/** One piece of work. It names what is to be asked, and holds nothing of it. */
export interface Job {
  readonly batch: string;
  /** Questions of the batch, by number: one, or as many as a provider takes in one call. */
  readonly questions: readonly number[];
  /** The provider that is asked for all of them in one call; `null`: each is asked on its own. */
  readonly bulk: ProviderName | null;
}

export const jobId = ({ batch, questions, bulk }: Job): string => `${batch}-${bulk ?? 'line'}-${questions[0] ?? 0}`;

export const batchJobs: QueueKind<Job> = {
  name: 'batches',
  schema: z.object({ batch: z.string(), questions: z.array(z.number().int()), bulk: providerName.nullable() }),
  idOf: jobId,
  // Batches take turns: the first question of each comes before the second of any.
  priorityOf: ({ questions }) => questions[0] ?? 0,
  // As long as a batch lives, a job that could not be done comes back.
  attempts: 100_000,
  againMs: () => 1000,
};
