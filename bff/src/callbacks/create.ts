import type { Batch, Check } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Metrics } from '../metrics/metrics.ts';
import type { ProxyOptions } from '../outbound/proxy.ts';
import { createQueue } from '../queue/create.ts';
import type { QueueKind } from '../queue/queue.ts';
import { type Clock, sleep } from '../time/clock.ts';
import type { CallbacksConfig } from './config.ts';
import { createDelivery, type Message } from './deliver.ts';

/** What a server is notified of, by id; the content is read when the message is sent. */
const callbackJob = z.discriminatedUnion('of', [
  z.object({ of: z.literal('batch'), id: z.string() }),
  /** `owner`: the keyed hash of the API key that it was asked with. */
  z.object({ of: z.literal('check'), id: z.string(), owner: z.string() }),
]);
type CallbackJob = z.infer<typeof callbackJob>;

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

/** Sends late answers to a merchant's server, at least once each. */
export interface Callbacks {
  /** Rejects with `StoreUnavailableError`. */
  tell(job: CallbackJob): Promise<void>;
  start(sources: CallbackSources): void;
  close(): Promise<void>;
}

/** Reads what the message is about; `null` if it is no longer kept. */
interface CallbackSources {
  batch(id: string): Promise<Batch | null>;
  check(owner: string, id: string): Promise<Check | null>;
}

export interface CallbacksOptions {
  readonly config: CallbacksConfig;
  /** `null`: the receiver is asked directly. */
  readonly proxy: ProxyOptions | null;
  readonly redisUrl: string | null;
  readonly metrics: Pick<Metrics, 'callbackSent'>;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  readonly clock: Clock;
}

/** Most jobs are waiting for their check. */
const CONCURRENCY = 100;
const LOOK_MS = 1000;

/** Nothing about the people concerned, only ids, counts and outcomes. */
type Told = { readonly at: string; readonly data: object } | null;

export function createCallbacks({ config, proxy, redisUrl, metrics, log, clock }: CallbacksOptions): Callbacks {
  const queue = createQueue(callbackJobs, { redisUrl, concurrency: CONCURRENCY, clock, log });
  const delivery = createDelivery(config, proxy, clock);

  async function batchTold(id: string, { batch: read }: CallbackSources): Promise<Told> {
    const batch = await read(id);
    return batch === null || batch.completedAt === null ? null : { at: batch.completedAt, data: { batch } };
  }

  /** Waits until it has finished; a check ends within seconds. */
  async function checkTold(
    { owner, id }: CallbackJob & { of: 'check' },
    { check: read }: CallbackSources,
    signal: AbortSignal,
  ): Promise<Told> {
    for (;;) {
      const check = await read(owner, id);
      if (check === null) return null;
      if (check.status === 'completed') {
        const { outcome, reason, checkedAt } = check;
        return { at: checkedAt, data: { check: { id, outcome, reason, checkedAt } } };
      }
      await sleep(clock, LOOK_MS, signal);
      signal.throwIfAborted();
    }
  }

  return {
    tell: (job) => queue.add([job]),
    start(sources) {
      queue.start(async (job, signal, tries) => {
        const told = await (job.of === 'batch' ? batchTold(job.id, sources) : checkTold(job, sources, signal));
        if (told === null) return;
        const type = `${job.of}.completed`;
        const message: Message = {
          id: `msg_${job.id}`,
          body: JSON.stringify({ type, timestamp: told.at, data: told.data }),
        };
        const { result, status } = await delivery.send(message, signal);
        const isLast = result === 'failed' && tries + 1 >= callbackJobs.attempts;
        const fields = { callback: type, message: message.id, status, tries: tries + 1 };
        metrics.callbackSent(type, isLast ? 'given_up' : result);
        if (result === 'delivered') log.info(fields, 'a callback was delivered');
        else if (result === 'gone') log.warn(fields, 'a callback was refused with 410, and is not sent again');
        else if (isLast) log.warn(fields, 'a callback was not delivered, and is given up');
        else {
          log.warn(fields, 'a callback was not delivered, and is sent again later');
          throw new Error('The callback was not delivered');
        }
      });
    },
    async close() {
      await queue.close();
      await delivery.close();
    },
  };
}
