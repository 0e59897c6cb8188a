import type { Batch } from '@payee-check/shared/contract';
import { bulkhead } from 'cockatiel';
import type { Callbacks } from '../callbacks/create.ts';
import type { ChecksConfig } from '../checks/runner.ts';
import { createOwnersOf } from '../limits/address.ts';
import { createCheckLimits } from '../limits/check-limits.ts';
import type { LimitsConfig } from '../limits/config.ts';
import { createKeyLimits } from '../limits/key-limits.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Participants } from '../participants/participants.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import { createQueue } from '../queue/create.ts';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { createSeal, type Keyring } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { createSpacing } from '../time/spacing.ts';
import { DAY_MS } from '../time/units.ts';
import { createInvestigation } from './investigate.ts';
import { batchJobs } from './job.ts';
import { createPace, pacedProvider } from './pace.ts';
import { type BatchRecord, createBatchRecords } from './records.ts';
import { type BatchService, createBatchService } from './service.ts';
import { progressOf } from './shown.ts';
import { createWork } from './work.ts';

/** Batches on this instance: what its routes offer, and its share of the work for the batches of all instances. */
export interface Batches {
  readonly service: BatchService;
  readonly queue: 'redis' | 'memory';
  /** The state of a batch, whoever owns it; `null` if it is no longer kept. */
  progress(id: string): Promise<Batch | null>;
  /** Starts taking work. */
  start(): void;
  /** Takes no more work, and resolves once every call in flight has been answered and stored. */
  close(): Promise<void>;
}

export interface BatchesOptions {
  readonly limits: LimitsConfig;
  readonly checks: ChecksConfig;
  /** How many API keys are configured: only with one can a batch be submitted. */
  readonly keys: number;
  readonly providers: readonly GuardedProvider[];
  readonly store: Store;
  /** Where jobs wait; `null`: in this process. */
  readonly redisUrl: string | null;
  readonly keyring: Keyring;
  readonly receipts: ReceiptIssuer;
  readonly metrics: Metrics;
  /** Which banks take part; `null`: ask every bank. */
  readonly participants: Participants | null;
  /** Where the end of a batch is announced; `null`: nowhere. */
  readonly callbacks: Pick<Callbacks, 'tell'> | null;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** How many calls one instance makes to a provider at a time; batches get a share of them. */
const MAX_CONCURRENT_CALLS = 100;

/** Jobs that start together also read and finish together, and delay payers' checks: their starts are spaced. */
const JOB_SPACING_MS = 10;

export function createBatches(options: BatchesOptions): Batches {
  const { limits, checks, keys, store, redisUrl, keyring, receipts, metrics, callbacks, logger, clock } = options;
  const pace = createPace({ store, clock, share: limits.batchShare });
  const providers = options.providers.map((provider) => pacedProvider(provider, pace));
  const seal = createSeal(keyring);
  const records = createBatchRecords({ store, seal, clock });
  const concurrency = Math.max(1, Math.floor(MAX_CONCURRENT_CALLS * limits.batchShare));
  const queue = createQueue(batchJobs, { redisUrl, concurrency, clock, log: logger });
  const { accountHash } = createCheckLimits({
    store,
    limits,
    keyring,
    ownersOf: createOwnersOf(keyring),
    keys,
    clock,
    metrics,
  });
  const investigation = createInvestigation({
    providers,
    store,
    seal,
    keyring,
    receipts,
    metrics,
    participants: options.participants,
    clock,
    config: checks,
  });
  /**
   * Queued first and recorded second: a crash in between sends the message twice with the same id, but never drops it.
   */
  async function tellEnd({ id }: BatchRecord): Promise<void> {
    const told = storeKey(id, 'told');
    if (callbacks === null || (await store.get(told)) !== null) return;
    await callbacks.tell({ of: 'batch', id });
    await store.set(told, '1', DAY_MS);
  }
  const ended = callbacks === null ? null : tellEnd;
  const work = createWork({
    records,
    investigation,
    pace,
    room: bulkhead(concurrency, Number.POSITIVE_INFINITY),
    limits: createKeyLimits({ store, limits, keyring, accountHash, keys, clock, metrics }),
    providers,
    add: queue.add,
    ended,
    clock,
    config: checks,
  });
  return {
    service: createBatchService({
      store,
      records,
      queue,
      investigation,
      receipts,
      singleUse: createSingleUse(store),
      clock,
      batchesPerKey: limits.batchesPerKey,
      ended,
    }),
    queue: queue.kind,
    async progress(id) {
      const batch = await records.open(id);
      return batch === null ? null : progressOf(batch, clock);
    },
    // Without an API key nobody can submit a batch.
    start() {
      if (keys === 0) return;
      const keepApart = createSpacing(clock, JOB_SPACING_MS);
      queue.start(async (job, signal) => {
        await keepApart(signal);
        return work(job, signal);
      });
    },
    async close() {
      await queue.close();
      await investigation.drain();
    },
  };
}
