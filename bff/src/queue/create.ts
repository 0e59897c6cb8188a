import { isClustered } from '../store/redis/client.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { createMemoryQueue } from './memory.ts';
import type { Queue, QueueKind, Work } from './queue.ts';
import type { RedisQueueOptions } from './redis.ts';

export interface QueueOptions extends Omit<RedisQueueOptions, 'url' | 'isClustered'> {
  /** `null`: jobs wait in this process. */
  readonly redisUrl: string | null;
}

/** How long to wait after a failure before asking Redis again whether it is a cluster. */
const AGAIN_MS = 500;

/** BullMQ is loaded only if it is used, because loading it takes as long as loading the rest of the BFF. */
export function createQueue<Job>(kind: QueueKind<Job>, { redisUrl: url, ...options }: QueueOptions): Queue<Job> {
  if (url === null) return createMemoryQueue(kind, options);
  const { clock } = options;
  let loading: Promise<Queue<Job>> | null = null;
  let closed = false;
  let cancel = () => {};

  async function open(url: string): Promise<Queue<Job>> {
    const [{ createRedisQueue }, clustered] = await Promise.all([import('./redis.ts'), isClustered(url)]);
    return createRedisQueue(kind, { url, isClustered: clustered, ...options });
  }

  function load(): Promise<Queue<Job>> {
    loading ??= open(url ?? '').catch(() => {
      loading = null;
      throw new StoreUnavailableError();
    });
    return loading;
  }

  async function start(work: Work<Job>): Promise<void> {
    const queue = await load().catch(() => null);
    if (closed) return;
    if (queue) queue.start(work);
    else cancel = clock.after(AGAIN_MS, () => void start(work));
  }

  return {
    kind: 'redis',
    add: async (jobs) => (await load()).add(jobs),
    start: (work) => void start(work),
    async close() {
      closed = true;
      cancel();
      await (await loading?.catch(() => null))?.close();
    },
  };
}
