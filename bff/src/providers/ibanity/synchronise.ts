import { z } from 'zod';
import { ProviderError } from '../../outbound/errors.ts';
import { type Store, storeKey } from '../../store/store.ts';
import { type Clock, limitTime, sleep } from '../../time/clock.ts';
import { isStumble } from '../answers.ts';
import type { CallContext } from '../provider.ts';
import { waitFor } from '../wait-for.ts';
import { type IbanityClient, idSegment } from './client.ts';
import { synchronizationDocument } from './schema.ts';

/** `stale`: the data is old. `missing`: an account is not there, and may have been connected a moment ago. */
export type Why = 'stale' | 'missing';

/** Fetches a customer's accounts and transactions from the bank; resolves when they are there. */
export type Synchronise = (customer: string, why: Why, context: CallContext) => Promise<void>;

export interface SynchroniseDependencies {
  readonly client: IbanityClient;
  readonly store: Store;
  /** The customer's key in the store. */
  readonly hash: (customer: string) => string;
  readonly clock: Clock;
}

/** A customer's last synchronization, as every instance knows it. */
const synchronization = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** Epoch milliseconds at which it reached that state. */
  since: z.number(),
});
type Synchronization = z.infer<typeof synchronization>;

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 1600;
/** How many polls may fail: the bank is asked few times a day, so a synchronization under way is not thrown away. */
const MOST_STUMBLES = 2;
/** With less time than this left, no answer would arrive. */
const ROUND_TRIP_MS = 100;
/** If the bank answers within this time, no check becomes "pending". */
const PROMPT_MS = 1000;
/** Triggering serves everybody who waits, so it has its own time limit and outlives whoever asked first. */
const TRIGGER_TIMEOUT_MS = 8000;
/** Longer than triggering can take: by then, the holder of the claim has either triggered or died. */
const CLAIM_MS = 10_000;
const LOOK_AGAIN_MS = 50;
const KEPT_MS = 60 * 60 * 1000;

/** One whose end nobody has seen for this long is no longer waited for. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;
/** If the data is still old after one, another will not help soon: the customer has to consent again. */
const STALE_AGAIN_AFTER_MS = KEPT_MS;
/** Typing many accounts does not cause more of them; and somebody who connects an account need not wait for long. */
const MISSING_AGAIN_AFTER_MS = 5 * 60 * 1000;
/** A bank that is down is not asked with every check. */
const FAILED_AGAIN_AFTER_MS = 2 * 60 * 1000;

/**
 * Triggers a synchronization and polls it until it is `done`. Banks allow few of them a day without the customer at
 * hand (PSD2: four), so each customer has only one under way at a time across all instances, everybody waits for that
 * one, and the next one follows an hour later at the earliest for stale data, and five minutes later for missing data.
 *
 * Rejects with `bank_unavailable` when it `failed` ("we couldn't connect to the financial institution"), also a moment
 * ago, and with `bank_timeout` when its end would come too late. Calls `onPending` when it takes more than a moment.
 */
export function createSynchronise({ client, store, hash, clock }: SynchroniseDependencies): Synchronise {
  /** What this instance is about to look up or trigger. */
  const joining = new Map<string, Promise<Synchronization>>();
  const placeOf = (customer: string) => storeKey(hash(customer), 'synchronization');

  /** A limit that cannot be kept must not be tried: without the store nothing is triggered. */
  const away = () => {
    throw new ProviderError('ibanity', 'quota_exhausted');
  };

  async function read(customer: string): Promise<Synchronization | null> {
    const text = await store.get(placeOf(customer)).catch(away);
    return text === null ? null : (synchronization.safeParse(JSON.parse(text)).data ?? null);
  }

  async function remember(customer: string, id: string, state: Synchronization['state']): Promise<Synchronization> {
    const entry = { id, state, since: clock.now() };
    await store.set(placeOf(customer), JSON.stringify(entry), KEPT_MS).catch(() => undefined);
    return entry;
  }

  function isGood({ state, since }: Synchronization, why: Why): boolean {
    const age = clock.now() - since;
    if (state === 'running') return age < FORGOTTEN_AFTER_MS;
    if (state === 'failed') return age < FAILED_AGAIN_AFTER_MS;
    return age < (why === 'stale' ? STALE_AGAIN_AFTER_MS : MISSING_AGAIN_AFTER_MS);
  }

  async function trigger(customer: string): Promise<Synchronization> {
    const deadline = clock.now() + TRIGGER_TIMEOUT_MS;
    const time = limitTime(clock, deadline);
    const path = `/customers/${customer}/synchronizations`;
    const { data } = await client
      .call({ method: 'POST', path, answer: synchronizationDocument }, { signal: time.signal, deadline })
      .finally(time.end);
    return remember(customer, idSegment(data.id), 'running');
  }

  /** The last synchronization, if it serves the purpose; otherwise a new one, which one instance triggers. */
  async function find(customer: string, why: Why): Promise<Synchronization> {
    const claim = storeKey(hash(customer), 'synchronization-claim');
    for (const since = clock.now(); ; await sleep(clock, LOOK_AGAIN_MS)) {
      const isMine = await store.setIfAbsent(claim, '1', CLAIM_MS).catch(away);
      try {
        // Read only now, because whoever held the claim has stored what it triggered.
        const known = await read(customer);
        if (known !== null && isGood(known, why)) return known;
        if (isMine) return await trigger(customer);
      } finally {
        if (isMine) await store.delete(claim).catch(() => undefined);
      }
      if (clock.now() - since > CLAIM_MS) throw new ProviderError('ibanity', 'bank_timeout');
    }
  }

  function join(customer: string, why: Why): Promise<Synchronization> {
    const key = `${why} ${customer}`;
    const underWay = joining.get(key);
    if (underWay !== undefined) return underWay;
    const found = find(customer, why).finally(() => joining.delete(key));
    // By the time it fails, nobody may be waiting any more.
    found.catch(() => undefined);
    joining.set(key, found);
    return found;
  }

  async function untilDone(customer: string, id: string, context: CallContext): Promise<void> {
    const { signal } = context;
    const deadline = context.deadline - ROUND_TRIP_MS;
    let stumbles = 0;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const state = await poll(id, { signal, deadline }).catch((error: unknown) => {
        if (!isStumble(error) || ++stumbles > MOST_STUMBLES) throw error;
        return 'running' as const;
      });
      if (state === 'done' || state === 'failed') await remember(customer, id, state);
      if (state === 'done') return;
      if (state === 'failed') throw new ProviderError('ibanity', 'bank_unavailable');
      if (clock.now() + pause > deadline) throw new ProviderError('ibanity', 'bank_timeout');
      await sleep(clock, pause, signal);
      if (signal.aborted) throw new ProviderError('ibanity', 'aborted');
    }
  }

  /** According to the documentation this is long polling: a poll that is held until it is given up means "not yet". */
  async function poll(id: string, context: CallContext) {
    try {
      const path = `/synchronizations/${id}`;
      const { data } = await client.call({ method: 'GET', path, answer: synchronizationDocument }, context);
      return data.attributes.status;
    } catch (error) {
      if (error instanceof ProviderError && error.code === 'timed_out') return 'running';
      throw error;
    }
  }

  return async (customer, why, context) => {
    const { signal, deadline } = context;
    // Counted by the clock and not by polls, which may be held.
    const prompt = Math.min(PROMPT_MS, (context.answerBy ?? deadline) - ROUND_TRIP_MS - clock.now());
    const cancel = clock.after(prompt, () => context.onPending?.());
    try {
      const late = () => new ProviderError('ibanity', signal.aborted ? 'aborted' : 'bank_timeout');
      const { id, state } = await waitFor(join(customer, why), { signal, deadline }, clock, late);
      if (state === 'done') return;
      if (state === 'failed') throw new ProviderError('ibanity', 'bank_unavailable');
      await untilDone(customer, id, context).catch(async (error: unknown) => {
        if (!goesOn(error)) await store.delete(placeOf(customer)).catch(() => undefined);
        throw error;
      });
    } finally {
      cancel();
    }
  };
}

/** Whether what is known about the synchronization still holds: only our waiting ended, or its failure was recorded. */
function goesOn(error: unknown): boolean {
  return error instanceof ProviderError && ['aborted', 'bank_timeout', 'bank_unavailable'].includes(error.code);
}
