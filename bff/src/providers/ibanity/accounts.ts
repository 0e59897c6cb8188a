import { ProviderError } from '../../outbound/errors.ts';
import { type Clock, limitTime } from '../../time/clock.ts';
import { isMissing } from '../answers.ts';
import type { CallContext } from '../provider.ts';
import { waitFor } from '../wait-for.ts';
import type { IbanityClient } from './client.ts';
import { type AccountResource, accountResource } from './schema.ts';

/** What a customer has connected; `null` for a customer whom Ibanity does not know. */
export type ConnectedAccounts = readonly AccountResource[] | null;

export interface AccountLists {
  /**
   * One reading serves everybody who asks while it is under way, especially ownership and history of the same check.
   */
  read(customer: string, context: CallContext): Promise<ConnectedAccounts>;
  /** Starts a reading now. */
  readAgain(customer: string, context: CallContext): Promise<ConnectedAccounts>;
}

const MOST_PAGES = 50;
/** A reading serves several callers, so it has its own time limit and outlives whoever asked first. */
const READING_TIMEOUT_MS = 10_000;
/** The parts of one check do not begin at the same instant. */
const SHARED_FOR_MS = 1000;
const MOST_KEPT = 1000;

interface Reading {
  readonly since: number;
  readonly accounts: Promise<ConnectedAccounts>;
}

export function createAccountLists(client: IbanityClient, clock: Clock): AccountLists {
  const readings = new Map<string, Reading>();

  async function list(customer: string): Promise<ConnectedAccounts> {
    const deadline = clock.now() + READING_TIMEOUT_MS;
    const time = limitTime(clock, deadline);
    try {
      const context = { signal: time.signal, deadline };
      return await client.list(`/customers/${customer}/accounts`, accountResource, MOST_PAGES, context);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    } finally {
      time.end();
    }
  }

  function begin(customer: string): Reading {
    const reading = { since: clock.now(), accounts: list(customer) };
    // A failed reading is answered only to those who are already waiting for it.
    reading.accounts.catch(() => readings.get(customer) === reading && readings.delete(customer));
    readings.delete(customer);
    readings.set(customer, reading);
    for (const oldest of readings.keys()) {
      if (readings.size <= MOST_KEPT) break;
      readings.delete(oldest);
    }
    return reading;
  }

  function within({ accounts }: Reading, context: CallContext): Promise<ConnectedAccounts> {
    return waitFor(accounts, context, clock, () => {
      return new ProviderError('ibanity', context.signal.aborted ? 'aborted' : 'timed_out');
    });
  }

  return {
    read(customer, context) {
      const known = readings.get(customer);
      const isShared = known !== undefined && clock.now() - known.since < SHARED_FOR_MS;
      return within(isShared ? known : begin(customer), context);
    },
    readAgain: (customer, context) => within(begin(customer), context),
  };
}
