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
 * Waits for charges that were made side by side. If one was refused, or could not be made, all others are given back:
 * a refused question costs nothing.
 *
 * @param announce Told of all charges, or of the one that was refused.
 * @throws {LimitReachedError} For the first that was refused, in the order given.
 */
export async function settleCharges(
  pending: readonly Promise<Charge>[],
  announce: (charges: readonly Charge[]) => void,
): Promise<void> {
  const results = await Promise.allSettled(pending);
  const charges = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  const refused = charges.find(({ allowed }) => !allowed);
  if (failed === undefined && refused === undefined) {
    announce(charges);
    return;
  }
  await Promise.allSettled(charges.map(({ undo }) => undo()));
  if (failed !== undefined) throw failed.reason;
  if (refused !== undefined) {
    announce([refused]);
    throw new LimitReachedError(refused.limit, refused.code, refused.resetsAt);
  }
}
