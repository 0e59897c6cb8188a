import { type ProviderName, providerName } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { QueueKind } from '../queue/queue.ts';

/** One unit of work. It refers to the questions but contains nothing of them. */
export interface Job {
  readonly batch: string;
  /** Numbers of the batch's questions: one, or as many as a provider accepts in a bulk call. */
  readonly questions: readonly number[];
  /** The provider that is asked for all of them in one bulk call; `null`: ask them one by one. */
  readonly bulk: ProviderName | null;
}

export const jobId = ({ batch, questions, bulk }: Job): string => `${batch}-${bulk ?? 'line'}-${questions[0] ?? 0}`;

export const batchJobs: QueueKind<Job> = {
  name: 'batches',
  schema: z.object({ batch: z.string(), questions: z.array(z.number().int()), bulk: providerName.nullable() }),
  idOf: jobId,
  // Batches take turns: the first question of every batch comes before the second question of any.
  priorityOf: ({ questions }) => questions[0] ?? 0,
  // A job that could not be done is retried for as long as its batch lives.
  attempts: 100_000,
  againMs: () => 1000,
};
