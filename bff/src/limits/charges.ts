import type { Store } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './errors.ts';

/** What one limit said when it was charged. */
export interface Charge {
  readonly limit: LimitName;
  readonly code: 'rate_limited' | 'attempts_exhausted';
  readonly allowed: boolean;
  readonly quota: number;
  readonly total: number;
  /** Epoch milliseconds. */
  readonly resetsAt: number;
  readonly windowMs: number;
  undo(): Promise<void>;
}

const nothing = () => Promise.resolve();

/** Charges a counter with one. */
export async function chargeCounter(
  store: Store,
  limit: LimitName,
  key: string,
  quota: number,
  windowMs: number,
): Promise<Charge> {
  const { allowed, total, resetsAt } = await store.take(key, 1, quota, windowMs);
  const undo = allowed ? () => store.take(key, -1, quota, windowMs).then(nothing) : nothing;
  return { limit, code: 'rate_limited', allowed, quota, total, resetsAt, windowMs, undo };
}

/** Charges a set of different names with one more; a known name costs nothing. */
export async function chargeName(
  store: Store,
  limit: LimitName,
  key: string,
  name: string,
  quota: number,
  windowMs: number,
): Promise<Charge & { readonly added: boolean }> {
  const { allowed, added, total, resetsAt } = await store.join(key, name, quota, windowMs);
  const undo = added ? () => store.leave(key, name) : nothing;
  return { limit, code: 'attempts_exhausted', allowed, added, quota, total, resetsAt, windowMs, undo };
}

/**
 * Makes one charge after the other. If one is refused, or cannot be made, those before it are given back: a refused
 * question costs nothing.
 *
 * Side by side would be quicker, and wrong where two limits are equally near: of two questions that meet on two
 * instances each would take the last of one limit, and both be refused.
 *
 * @param announce Told of all charges, or of the one that was refused.
 * @throws {LimitReachedError} For the one that was refused.
 */
export async function settleCharges(
  charges: readonly (() => Promise<Charge>)[],
  announce: (charges: readonly Charge[]) => void,
): Promise<void> {
  const made: Charge[] = [];
  const giveBack = () => Promise.allSettled(made.map(({ undo }) => undo()));
  for (const charge of charges) {
    const latest = await charge().catch(async (error: unknown) => {
      await giveBack();
      throw error;
    });
    if (!latest.allowed) {
      await giveBack();
      announce([latest]);
      throw new LimitReachedError(latest.limit, latest.code, latest.resetsAt);
    }
    made.push(latest);
  }
  announce(made);
}
