import { z } from 'zod';
import type { QueueKind } from '../queue/queue.ts';

/** What a server is notified of, by id; the content is read when the message is sent. */
const callbackJob = z.discriminatedUnion('of', [
  z.object({ of: z.literal('batch'), id: z.string() }),
  /** `owner`: the keyed hash of the API key that it was asked with. */
  z.object({ of: z.literal('check'), id: z.string(), owner: z.string() }),
]);
export type CallbackJob = z.infer<typeof callbackJob>;

const FIRST_MS = 5000;
const LONGEST_MS = 4 * 60 * 60 * 1000;

export const callbackJobs: QueueKind<CallbackJob> = {
  name: 'callbacks',
  schema: callbackJob,
  idOf: ({ of, id }) => `${of}-${id}`,
  // 5 s, 15 s, 45 s … 4 hours: some 24 hours in all, after which nothing is kept of a batch or a check.
  attempts: 14,
  againMs: (tries) => Math.min(FIRST_MS * 3 ** (tries - 1), LONGEST_MS),
};
