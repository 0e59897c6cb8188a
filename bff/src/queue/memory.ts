import { setMaxListeners } from 'node:events';
import { type Clock, sleep } from '../time/clock.ts';
import type { Queue, QueueKind, Work } from './queue.ts';

interface Entry<Job> {
  readonly job: Job;
  readonly tries: number;
}

/** Jobs of one process, lost with it: for a single instance without Redis. */
export function createMemoryQueue<Job>(
  { idOf, priorityOf = () => 0, attempts, againMs }: QueueKind<Job>,
  { clock, concurrency }: { readonly clock: Clock; readonly concurrency: number },
): Queue<Job> {
  const waiting = new Map<string, Entry<Job>>();
  /** Ids of running jobs and of those waiting for a retry. */
  const taken = new Set<string>();
  const running = new Set<Promise<void>>();
  const controller = new AbortController();
  const { signal } = controller;
  // By design, as many listeners as running jobs; each job removes its own.
  setMaxListeners(0, signal);
  let work: Work<Job> | null = null;

  async function later(id: string, { job, tries }: Entry<Job>): Promise<void> {
    if (tries < attempts) {
      await sleep(clock, againMs(tries), signal);
      if (!signal.aborted) waiting.set(id, { job, tries });
    }
    taken.delete(id);
    fill();
  }

  async function run(id: string, { job, tries }: Entry<Job>): Promise<void> {
    try {
      await work?.(job, signal, tries);
      taken.delete(id);
    } catch {
      // A job that waits for its retry does not hold up others.
      void later(id, { job, tries: tries + 1 });
    }
  }

  /** Of those with the same priority, the one that has waited longest. */
  function next(): readonly [string, Entry<Job>] | undefined {
    const priority = ([, { job }]: readonly [string, Entry<Job>]) => priorityOf(job);
    return [...waiting].reduce<readonly [string, Entry<Job>] | undefined>(
      (first, one) => (first === undefined || priority(one) < priority(first) ? one : first),
      undefined,
    );
  }

  function fill(): void {
    while (work !== null && !signal.aborted && running.size < concurrency) {
      const first = next();
      if (first === undefined) return;
      const [id, entry] = first;
      waiting.delete(id);
      taken.add(id);
      const done = run(id, entry).finally(() => {
        running.delete(done);
        fill();
      });
      running.add(done);
    }
  }

  return {
    kind: 'memory',
    async add(jobs) {
      for (const job of jobs) {
        const id = idOf(job);
        if (!waiting.has(id) && !taken.has(id)) waiting.set(id, { job, tries: 0 });
      }
      fill();
    },
    start(given) {
      work = given;
      fill();
    },
    async close() {
      controller.abort();
      await Promise.allSettled(running);
    },
  };
}
