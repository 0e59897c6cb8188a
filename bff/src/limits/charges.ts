import type { Count, Store } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './errors.ts';

/** A limit, as it applies to one request. */
export interface Limit {
  readonly limit: LimitName;
  readonly key: string;
  /** Where different names are counted: a keyed hash of the one that is tried. A known one costs nothing. */
  readonly name?: string;
  readonly quota: number;
  readonly windowMs: number;
}

/** What one limit said when it was charged. */
export interface Charge extends Limit, Count {
  readonly added: boolean;
}

/** What the limits of one owner said. */
export interface Charges {
  /** Nothing where one refused. */
  readonly made: readonly Charge[];
  readonly refused: Charge | null;
}

/** Charges limits of one owner with one each, or none of them. */
export async function charge(store: Store, limits: readonly Limit[]): Promise<Charges> {
  const claims = limits.map(({ key, name, quota, windowMs }) => ({
    key,
    member: name ?? null,
    limit: quota,
    windowMs,
  }));
  const claimed = await store.claim(claims);
  const made: Charge[] = [];
  let refused: Charge | null = null;
  for (const [index, limit] of limits.entries()) {
    const count = claimed.allowed ? claimed.counts[index] : undefined;
    if (count !== undefined) made.push({ ...limit, ...count });
    if (!claimed.allowed && claimed.full === index) refused = { ...limit, ...claimed.count, added: false };
  }
  return { made, refused };
}

function giveBack(store: Store, { key, name, quota, windowMs, added }: Charge): Promise<unknown> {
  if (!added) return Promise.resolve();
  return name === undefined ? store.take(key, -1, quota, windowMs) : store.leave(key, name);
}

/**
 * Charges one owner after the other. If one refuses, or cannot be asked, those before it get back what they took: a
 * refused question costs nothing.
 *
 * Side by side would be quicker, and wrong where two limits are equally near: of two questions that meet on two
 * instances each would take the last of one limit, and both be refused.
 *
 * @param announce Told of all charges, or of the one that was refused.
 * @throws {LimitReachedError} For the one that was refused.
 */
export async function settleCharges(
  store: Store,
  owners: readonly (() => Promise<Charges>)[],
  announce: (charges: readonly Charge[]) => void,
): Promise<void> {
  const charges: Charge[] = [];
  const undo = () => Promise.allSettled(charges.map((it) => giveBack(store, it)));
  for (const owner of owners) {
    const { made, refused } = await owner().catch(async (error: unknown) => {
      await undo();
      throw error;
    });
    if (refused !== null) {
      await undo();
      announce([refused]);
      const { limit, name, resetsAt } = refused;
      throw new LimitReachedError(limit, name === undefined ? 'rate_limited' : 'attempts_exhausted', resetsAt);
    }
    charges.push(...made);
  }
  announce(charges);
}
