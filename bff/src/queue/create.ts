import { createMemoryQueue } from './memory.ts';
import type { Queue, QueueKind } from './queue.ts';
import type { RedisQueueOptions } from './redis.ts';

export interface QueueOptions extends Omit<RedisQueueOptions, 'url'> {
  /** `null`: jobs wait in this process. */
  readonly redisUrl: string | null;
}

/** BullMQ is loaded where it is used: it takes as long to load as the rest of the BFF. */
export function createQueue<Job>(kind: QueueKind<Job>, { redisUrl: url, ...options }: QueueOptions): Queue<Job> {
  if (url === null) return createMemoryQueue(kind, options);
  let loading: Promise<Queue<Job>> | null = null;
  const load = () => {
    loading ??= import('./redis.ts').then(({ createRedisQueue }) => createRedisQueue(kind, { url, ...options }));
    return loading;
  };
  return {
    kind: 'redis',
    add: async (jobs) => (await load()).add(jobs),
    start: (work) => void load().then((queue) => queue.start(work)),
    close: async () => (await loading)?.close(),
  };
}
