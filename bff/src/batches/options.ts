import type { ChecksConfig } from '../checks/runner.ts';
import type { KeyLimits } from '../limits/key-limits.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { Queue } from '../queue/queue.ts';
import type { Clock } from '../time/clock.ts';
import type { Investigation } from './investigate.ts';
import type { Job } from './job.ts';
import type { Pace } from './pace.ts';
import type { BatchRecord, BatchRecords } from './records.ts';

/** What the work of batches is made from. */
export interface WorkOptions {
  readonly records: BatchRecords;
  readonly investigation: Investigation;
  readonly pace: Pace;
  /** How many questions may be asked at a time; each takes one place. */
  readonly room: { execute<T>(ask: () => Promise<T>): Promise<T> };
  readonly limits: Pick<KeyLimits, 'admitBatched'>;
  readonly providers: readonly GuardedProvider[];
  /** Puts more jobs into the queue. */
  readonly add: Queue<Job>['add'];
  /** Called when the last question has its result; called again if the first call may not have completed. */
  readonly ended: ((batch: BatchRecord) => Promise<void>) | null;
  readonly clock: Clock;
  readonly config: ChecksConfig;
}

/** How soon to retry storing what must not be lost. */
export const KEEP_AGAIN_MS = 250;
/** How long after its deadline an instance may still be storing the answer it received. */
export const GRACE_MS = 10_000;
/** How long to wait for a provider that is down before asking it anyway and getting its refusal. */
export const PATIENCE_MS = 5 * 60_000;
export const PAUSE_MS = 1000;
