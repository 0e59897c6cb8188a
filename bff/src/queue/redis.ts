import { setMaxListeners } from 'node:events';
import { type Job as BullJob, Queue as BullQueue, Worker } from 'bullmq';
import type { Cluster, Redis } from 'ioredis';
import { createClient, createClusterClient } from '../store/redis/client.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { type Clock, startTimer } from '../time/clock.ts';
import type { Queue, QueueKind } from './queue.ts';

export interface RedisQueueOptions {
  readonly url: string;
  /** Whether the URL is that of a node of a Redis Cluster; the queue may be on another node. */
  readonly isClustered?: boolean;
  readonly concurrency: number;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
}

/** The braces keep all keys of the queue on one node of a Redis Cluster. */
const PREFIX = '{payee-check}:queue';

/** A worker that has been silent for this long has died or is cut off; its jobs go to others. */
const LOCK_MS = 15_000;
/** How often that is looked at. */
const STALLED_MS = 5000;
/** A job is retried no matter how often its workers die. */
const MOST_STALLS = 100_000;
/** In a cluster, BullMQ waits for a node as it would for a server. */
const WAITING = { lazyConnect: false, enableOfflineQueue: true };
/** How long adding a job may take. */
const ADDING_MS = 5000;
/**
 * How long BullMQ may take to record what was done and to close its connections. If Redis went away while a worker was
 * connecting, it would wait for ever.
 */
const CLOSING_MS = 2000;
/** BullMQ's largest priority. */
const LOWEST = 2_097_152;

/** BullMQ on Redis: any instance does any job. */
export function createRedisQueue<Job>(
  { name, schema, idOf, priorityOf, attempts, againMs }: QueueKind<Job>,
  { url, isClustered = false, concurrency, clock, log }: RedisQueueOptions,
): Queue<Job> {
  const controller = new AbortController();
  // By design, as many listeners as running jobs; each job removes its own.
  setMaxListeners(0, controller.signal);
  const connect = (maxRetriesPerRequest: number | null) => {
    // BullMQ's workers wait for as long as Redis is away. Not lazily, because BullMQ would then connect only once, and
    // would be unusable for good if Redis were away at that moment.
    const options = { maxRetriesPerRequest, enableReadyCheck: true };
    const connection = isClustered
      ? createClusterClient(createClient(url, { lazyConnect: true }), options, WAITING)
      : createClient(url, options);
    connection.on('error', () => undefined);
    return connection;
  };
  const adding = connect(1);
  let taking: Redis | Cluster | null = null;
  let queue: BullQueue | null = null;
  let worker: Worker | null = null;
  const running = new Set<Promise<void>>();

  function open(): BullQueue {
    const opened = new BullQueue(name, { connection: adding, prefix: PREFIX });
    // Not logged: the messages name a host, and the store reports an outage itself.
    opened.on('error', () => undefined);
    // A connection whose handshake was cut off does not recover: the next job gets a new one.
    opened.waitUntilReady().catch(() => {
      if (queue === opened) queue = null;
    });
    return opened;
  }

  return {
    kind: 'redis',
    async add(jobs) {
      const timer = startTimer(clock, ADDING_MS);
      const late = timer.over.then(() => Promise.reject(new StoreUnavailableError()));
      queue ??= open();
      const added = queue.addBulk(
        jobs.map((job) => ({
          name,
          data: job,
          opts: {
            jobId: idOf(job),
            ...(priorityOf && { priority: Math.min(priorityOf(job) + 1, LOWEST) }),
            attempts,
            backoff: { type: 'custom' },
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
      taking = connect(null);
      const run = (job: BullJob) => {
        const done = work(schema.parse(job.data), controller.signal, job.attemptsMade);
        running.add(done);
        return done.finally(() => running.delete(done));
      };
      worker = new Worker(name, run, {
        connection: taking,
        prefix: PREFIX,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: MOST_STALLS,
        settings: { backoffStrategy: againMs },
      });
      worker.on('error', () => undefined);
      worker.on('stalled', () => log.warn({ queue: name }, 'a job came back: its worker has died'));
    },
    async close() {
      controller.abort();
      const closed = Promise.allSettled([worker?.close(), queue?.close()]);
      while (running.size > 0) await Promise.allSettled(running);
      const timer = startTimer(clock, CLOSING_MS);
      await Promise.race([closed, timer.over]).finally(timer.cancel);
      // The worker waits on a connection of its own.
      worker?.disconnect().catch(() => undefined);
      adding.disconnect();
      taking?.disconnect();
    },
  };
}
