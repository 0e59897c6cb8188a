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
import { createInvestigation } from './investigate.ts';
import { batchJobs } from './job.ts';
import { createPace, pacedProvider } from './pace.ts';
import { type BatchRecord, createBatchRecords } from './records.ts';
import { type BatchService, createBatchService } from './service.ts';
import { batchOf } from './shown.ts';
import { createWork } from './work.ts';

/** Batches of this instance: what its routes offer, and the work that it does for those of all instances. */
export interface Batches {
  readonly service: BatchService;
  readonly queue: 'redis' | 'memory';
  /** How a batch stands, whosever it is; `null`: nothing is kept of it any more. */
  standing(id: string): Promise<Batch | null>;
  /** Takes work from now on. */
  start(): void;
  /** Takes no more, and resolves when what is being asked is answered and kept. */
  close(): Promise<void>;
}

export interface BatchesOptions {
  readonly limits: LimitsConfig;
  readonly checks: ChecksConfig;
  /** Whether there is a key to hand a batch in with. */
  readonly hasKeys: boolean;
  readonly providers: readonly GuardedProvider[];
  readonly store: Store;
  /** Where jobs wait; `null`: in this process. */
  readonly redisUrl: string | null;
  readonly keyring: Keyring;
  readonly receipts: ReceiptIssuer;
  readonly metrics: Metrics;
  /** Which banks take part; `null`: every bank is asked. */
  readonly participants: Participants | null;
  /** Where the end of a batch is told; `null`: nowhere. */
  readonly callbacks: Pick<Callbacks, 'tell'> | null;
  readonly logger: Logger;
  readonly clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What one instance asks a provider at a time, of which batches have their share. */
const CALLS_ABREAST = 100;

export function createBatches(options: BatchesOptions): Batches {
  const { limits, checks, hasKeys, store, redisUrl, keyring, receipts, metrics, callbacks, logger, clock } = options;
  const pace = createPace({ store, clock, share: limits.batchShare });
  const providers = options.providers.map((provider) => pacedProvider(provider, pace));
  const seal = createSeal(keyring);
  const records = createBatchRecords({ store, seal, clock });
  const concurrency = Math.max(1, Math.floor(CALLS_ABREAST * limits.batchShare));
  const queue = createQueue(batchJobs, { redisUrl, concurrency, clock, log: logger });
  const { accountHash } = createCheckLimits({
    store,
    limits,
    keyring,
    ownersOf: createOwnersOf(keyring),
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
  /** Queued first and noted then: whoever dies between has it told twice, under one id, and never not at all. */
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
    limits: createKeyLimits({ store, limits, keyring, accountHash, metrics }),
    providers,
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
      keyring,
      clock,
      batchesPerKey: limits.batchesPerKey,
      ended,
    }),
    queue: queue.kind,
    async standing(id) {
      const batch = await records.open(id);
      return batch === null ? null : batchOf(id, batch.header, await batch.states(), clock.now());
    },
    // Where there is no key nobody hands a batch in.
    start() {
      if (hasKeys) queue.start(work);
    },
    async close() {
      await queue.close();
      await investigation.drain();
    },
  };
}
