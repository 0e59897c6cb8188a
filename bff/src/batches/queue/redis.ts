import { providerName } from '@payee-check/shared/contract';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { StoreUnavailableError } from '../../store/store.ts';
import { type Clock, startTimer } from '../../time/clock.ts';
import { type BatchQueue, type Job, jobId } from './queue.ts';

export interface RedisQueueOptions {
  readonly url: string;
  readonly concurrency: number;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
}

/** The braces keep all keys of the queue on one node of a Redis Cluster. */
const PREFIX = '{payee-check}:queue';
const NAME = 'batches';

/** A worker that has not been heard of for so long has died, or cannot say that it lives: its jobs go to others. */
const LOCK_MS = 15_000;
/** How often that is looked at. */
const STALLED_MS = 5000;
/** As long as a batch lives, a job that could not be done comes back. */
const ATTEMPTS = 100_000;
const AGAIN_MS = 1000;
/** How long whoever hands a batch in waits for its jobs to be added. */
const ADDING_MS = 5000;
/** BullMQ's largest priority. */
const LOWEST = 2_097_152;

const data = z.object({ batch: z.string(), questions: z.array(z.number().int()), bulk: providerName.nullable() });

/** BullMQ on Redis: any instance does any job. */
export function createRedisQueue({ url, concurrency, clock, log }: RedisQueueOptions): BatchQueue {
  const controller = new AbortController();
  const connect = (maxRetriesPerRequest: number | null) => {
    // BullMQ's workers wait for as long as Redis is away.
    const connection = new Redis(url, { maxRetriesPerRequest, enableReadyCheck: true, lazyConnect: true });
    connection.on('error', () => undefined);
    return connection;
  };
  const [adding, taking] = [connect(1), connect(null)];
  const queue = new Queue<Job>(NAME, { connection: adding, prefix: PREFIX });
  // Their messages name a host: what is away, the store says itself.
  queue.on('error', () => undefined);
  let worker: Worker<Job> | null = null;

  return {
    kind: 'redis',
    async add(jobs) {
      const timer = startTimer(clock, ADDING_MS);
      const late = timer.over.then(() => Promise.reject(new StoreUnavailableError()));
      const added = queue.addBulk(
        jobs.map((job) => ({
          name: 'ask',
          data: job,
          opts: {
            jobId: jobId(job),
            // Batches take turns: the first question of each comes before the second of any.
            priority: Math.min((job.questions[0] ?? 0) + 1, LOWEST),
            attempts: ATTEMPTS,
            backoff: { type: 'fixed', delay: AGAIN_MS },
            removeOnComplete: true,
            removeOnFail: true,
          },
        })),
      );
      await Promise.race([added, late])
        .catch(() => Promise.reject(new StoreUnavailableError()))
        .finally(timer.cancel);
    },
    start(work) {
      worker = new Worker<Job>(NAME, (job) => work(data.parse(job.data), controller.signal), {
        connection: taking,
        prefix: PREFIX,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: ATTEMPTS,
      });
      worker.on('error', () => undefined);
      worker.on('stalled', () => log.warn({}, 'a job of a batch came back: its worker has died'));
    },
    async close() {
      controller.abort();
      await worker?.close();
      await queue.close();
      adding.disconnect();
      taking.disconnect();
    },
  };
}
