import type { Customer } from '../domain/question.ts';
import { DAY_MS } from '../time/units.ts';

/** On whose behalf a check is made and kept: a browser's session, or a merchant's server with its key. */
export interface Asker {
  /** The only key under which its checks are found. */
  readonly id: string;
  /** Audience of the receipts; `null`: none are made. */
  readonly origin: string | null;
  /** Whether a merchant's server vouches for it. */
  readonly minted: boolean;
  readonly customer: Customer;
  /** The merchant's order that is paid; `null` if none was named. */
  readonly reference: string | null;
  /**
   * How much it may learn about earlier payments: a merchant's server `all`, a page the `month` if its server asked for
   * that.
   */
  readonly history: 'none' | 'month' | 'all';
  /** How long its checks can be read, in milliseconds; by default half an hour. */
  readonly readableMs?: number;
  /** Whether several payers may be behind it: a server that names neither customer nor order. */
  readonly isShared?: boolean;
}

/**
 * A server with its key: its checks are found by that key, whatever customer they are for, and can be read for a day.
 *
 * @param owner The keyed hash of the key.
 */
export const keyAsker = (owner: string): Asker => ({
  id: owner,
  origin: null,
  minted: true,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'all',
  readableMs: DAY_MS,
});
