import { type ProviderName, providerName } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { QueueKind } from '../queue/queue.ts';

/** One unit of work. It refers to the questions but contains nothing of them. */
export interface Job {
  readonly batch: string;
  /** Numbers of the batch's questions: a slice that is asked one by one, or as many as a provider accepts in a bulk call. */
  readonly questions: readonly number[];
  /** The provider that is asked for all of them in one bulk call; `null`: ask them one by one. */
  readonly bulk: ProviderName | null;
  /** Number of the way in which they are asked; absent from jobs of an earlier version. */
  readonly way?: number | undefined;
}

export const jobId = ({ batch, questions, bulk }: Job): string => `${batch}-${bulk ?? 'line'}-${questions[0] ?? 0}`;

/** Fewer jobs cost less; more jobs are distributed more evenly among instances. */
const MOST_IN_SLICE = 20;
const FEWEST_SLICES = 50;

/**
 * Questions that are asked one by one, as jobs of several. A slice has every n-th question, so that results come
 * roughly in line order.
 */
export function slicesOf(batch: string, questions: readonly number[], way?: number): Job[] {
  const count = Math.max(Math.min(questions.length, FEWEST_SLICES), Math.ceil(questions.length / MOST_IN_SLICE));
  const slices = Array.from({ length: count }, (): number[] => []);
  for (const [at, question] of questions.entries()) slices[at % count]?.push(question);
  return slices.map((slice) => ({ batch, questions: slice, bulk: null, way }));
}

export const batchJobs: QueueKind<Job> = {
  name: 'batches',
  schema: z.object({
    batch: z.string(),
    questions: z.array(z.number().int()),
    bulk: providerName.nullable(),
    way: z.number().int().optional(),
  }),
  idOf: jobId,
  // Batches take turns: the first questions of every batch come before the later ones of any.
  priorityOf: ({ questions }) => questions[0] ?? 0,
  // A job that could not be done is retried for as long as its batch lives.
  attempts: 100_000,
  againMs: () => 1000,
};
