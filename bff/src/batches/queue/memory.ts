import { type Clock, sleep } from '../../time/clock.ts';
import { type BatchQueue, type Job, jobId, type Work } from './queue.ts';

/** A job that could not be done is tried again so much later. */
const AGAIN_MS = 1000;

/** Jobs of one process, gone with it: for one instance without Redis. */
export function createMemoryQueue({ clock, concurrency }: { clock: Clock; concurrency: number }): BatchQueue {
  const waiting = new Map<string, Job>();
  const running = new Set<Promise<void>>();
  const controller = new AbortController();
  let work: Work | null = null;

  async function run(id: string, job: Job): Promise<void> {
    try {
      await work?.(job, controller.signal);
    } catch {
      await sleep(clock, AGAIN_MS, controller.signal);
      if (!controller.signal.aborted) waiting.set(id, job);
    }
  }

  function fill(): void {
    for (const [id, job] of waiting) {
      if (work === null || controller.signal.aborted || running.size >= concurrency) return;
      waiting.delete(id);
      const done = run(id, job).finally(() => {
        running.delete(done);
        fill();
      });
      running.add(done);
    }
  }

  return {
    kind: 'memory',
    async add(jobs) {
      for (const job of jobs) waiting.set(jobId(job), job);
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
