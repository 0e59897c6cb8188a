import type { Claimed, Store } from '../store/store.ts';
import { type Charge, type Limit, LimitReachedError } from './limit.ts';

/**
 * Charges one owner after the other, all limits of an owner at one stroke: express-rate-limit, which counts whole requests
 * here, has one counter for each of its limits and cannot do that. If one refuses, or cannot be asked, those before it
 * get back what they took: a refused question costs nothing.
 *
 * Side by side would be quicker, and wrong where two limits are equally near: of two questions that meet on two
 * instances each would take the last of one limit, and both be refused.
 *
 * @throws {LimitReachedError} For the limit that refused.
 */
export async function chargeAll(
  store: Store,
  owners: readonly (() => Promise<Claimed<Limit>>)[],
): Promise<readonly Charge[]> {
  const charges: (Charge & { readonly added: boolean })[] = [];
  const undo = () =>
    Promise.allSettled(
      charges
        .filter(({ added }) => added)
        .map(
          ({ key, member, limit, windowMs }): Promise<unknown> =>
            member === null ? store.take(key, -1, limit, windowMs) : store.leave(key, member),
        ),
    );
  for (const owner of owners) {
    const claimed = await owner().catch(async (error: unknown) => {
      await undo();
      throw error;
    });
    if (!claimed.allowed) {
      await undo();
      throw new LimitReachedError(claimed.refused.name, claimed.refused);
    }
    charges.push(...claimed.made);
  }
  return charges;
}
