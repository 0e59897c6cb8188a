import type { ChecksConfig } from '../checks/runner.ts';
import { createOwnersOf } from '../limits/address.ts';
import { createCheckLimits } from '../limits/check-limits.ts';
import type { LimitsConfig } from '../limits/config.ts';
import { createKeyLimits } from '../limits/key-limits.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Participants } from '../participants/participants.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { createSeal, type Keyring } from '../secrets/keyring.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { createInvestigation } from './investigate.ts';
import { createPace } from './pace.ts';
import { createMemoryQueue } from './queue/memory.ts';
import type { BatchQueue } from './queue/queue.ts';
import { createBatchRecords } from './records.ts';
import { type BatchService, createBatchService } from './service.ts';
import { createWork } from './work.ts';

/** Batches of this instance: what its routes offer, and the work that it does for those of all instances. */
export interface Batches {
  readonly service: BatchService;
  readonly queue: BatchQueue['kind'];
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
  readonly logger: Logger;
  readonly clock: Clock;
}

/** What one instance asks a provider at a time, of which batches have their share. */
const CALLS_ABREAST = 100;

/** BullMQ is loaded where it is used: it takes as long to load as the rest of the BFF. */
function laterOnRedis(url: string, concurrency: number, clock: Clock, log: Logger): BatchQueue {
  let loading: Promise<BatchQueue> | null = null;
  const load = () => {
    loading ??= import('./queue/redis.ts').then(({ createRedisQueue }) =>
      createRedisQueue({ url, concurrency, clock, log }),
    );
    return loading;
  };
  return {
    kind: 'redis',
    add: async (jobs) => (await load()).add(jobs),
    start: (work) => void load().then((queue) => queue.start(work)),
    close: async () => (await loading)?.close(),
  };
}

export function createBatches(options: BatchesOptions): Batches {
  const { limits, checks, hasKeys, providers, store, redisUrl, keyring, receipts, metrics, logger, clock } = options;
  const seal = createSeal(keyring);
  const records = createBatchRecords({ store, seal, clock });
  const concurrency = Math.max(1, Math.floor(CALLS_ABREAST * limits.batchShare));
  const queue =
    redisUrl === null ? createMemoryQueue({ clock, concurrency }) : laterOnRedis(redisUrl, concurrency, clock, logger);
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
  const work = createWork({
    records,
    investigation,
    pace: createPace({ store, clock, share: limits.batchShare }),
    limits: createKeyLimits({ store, limits, keyring, accountHash, metrics }),
    providers,
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
    }),
    queue: queue.kind,
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
