import { type Clock, sleep } from '../../time/clock.ts';
import { withinSignal } from '../../time/within.ts';
import { ProviderError } from '../errors.ts';
import type { CallContext } from '../provider.ts';
import { type IbanityClient, idSegment } from './client.ts';
import { synchronizationDocument } from './schema.ts';

/** Fetches a customer's accounts and transactions from the bank; resolves when they are there. */
export type Synchronise = (customer: string, context: CallContext) => Promise<void>;

interface Synchronization {
  readonly id: Promise<string>;
  readonly since: number;
  done: boolean;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 1600;
/** With less time than this left no answer would come back. */
const ROUND_TRIP_MS = 100;
/** A bank that answers by then is not worth a "pending". */
const PROMPT_MS = 1000;
/** Triggering serves everybody who waits, so it has a time of its own and outlives whoever asked first. */
const TRIGGER_TIMEOUT_MS = 8000;
/** One that nobody has seen the end of for so long is not waited for any more. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;
/** What is still old after one, no other will make new soon: the customer has to consent again. */
const AGAIN_AFTER_MS = 60 * 60 * 1000;
const MOST_REMEMBERED = 1000;

/**
 * Triggers a synchronization and polls it until it is `done`. Banks allow few of them a day without the customer at hand
 * (PSD2: four), so a customer has one under way at a time, everybody waits for that, and none follows within the hour.
 *
 * Rejects with `bank_unavailable` when it `failed` ("we couldn't connect to the financial institution") and with
 * `bank_timeout` when its end would come too late. Calls `onPending` when it takes more than a moment.
 */
export function createSynchronise(client: IbanityClient, clock: Clock): Synchronise {
  const remembered = new Map<string, Synchronization>();

  async function trigger(customer: string): Promise<string> {
    const context = { signal: new AbortController().signal, deadline: clock.now() + TRIGGER_TIMEOUT_MS };
    const path = `/customers/${customer}/synchronizations`;
    const { data } = await client.call({ method: 'POST', path, answer: synchronizationDocument }, context);
    return idSegment(data.id);
  }

  function join(customer: string): Synchronization {
    const known = remembered.get(customer);
    const age = clock.now() - (known?.since ?? 0);
    if (known !== undefined && age < (known.done ? AGAIN_AFTER_MS : FORGOTTEN_AFTER_MS)) return known;
    const started = { id: trigger(customer), since: clock.now(), done: false };
    started.id.catch(() => forget(customer, started));
    remembered.delete(customer);
    remembered.set(customer, started);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return started;
  }

  function forget(customer: string, it: Synchronization) {
    if (remembered.get(customer) === it) remembered.delete(customer);
  }

  async function untilDone(id: string, context: CallContext): Promise<void> {
    const { signal, deadline } = context;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const path = `/synchronizations/${id}`;
      const { data } = await client.call({ method: 'GET', path, answer: synchronizationDocument }, context);
      if (data.attributes.status === 'done') return;
      if (data.attributes.status === 'failed') throw new ProviderError('ibanity', 'bank_unavailable');
      if (clock.now() + pause + ROUND_TRIP_MS > deadline) throw new ProviderError('ibanity', 'bank_timeout');
      await sleep(clock, pause, signal);
      if (signal.aborted) throw new ProviderError('ibanity', 'aborted');
    }
  }

  return async (customer, context) => {
    const joined = join(customer);
    if (joined.done) return;
    // By the clock and not by the polls: the documentation speaks of long polling.
    const prompt = Math.min(PROMPT_MS, (context.answerBy ?? context.deadline) - ROUND_TRIP_MS - clock.now());
    const cancel = clock.after(prompt, () => context.onPending?.());
    try {
      const id = await withinSignal(joined.id, context.signal, () => new ProviderError('ibanity', 'aborted'));
      await untilDone(id, context);
      joined.done = true;
    } catch (error) {
      if (!goesOn(error)) forget(customer, joined);
      throw error;
    } finally {
      cancel();
    }
  };
}

/** Whether only our waiting ended, and not the synchronization. */
function goesOn(error: unknown): boolean {
  return error instanceof ProviderError && ['aborted', 'bank_timeout', 'timed_out'].includes(error.code);
}
