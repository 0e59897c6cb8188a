import type { Claim, Claimed, Count, Store } from '../store/store.ts';
import { type LimitName, LimitReachedError } from './errors.ts';

/** A limit, as it applies to one request. A member is a keyed hash of a name that is tried. */
export interface Limit extends Claim {
  readonly name: LimitName;
}

/** What one limit said when it was charged. */
export type Charge = Limit & Count;

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
  owners: readonly (() => Promise<Claimed<Limit>>)[],
  announce: (charges: readonly Charge[]) => void,
): Promise<void> {
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
      const { refused } = claimed;
      await undo();
      announce([refused]);
      const code = refused.member === null ? 'rate_limited' : 'attempts_exhausted';
      throw new LimitReachedError(refused.name, code, refused.resetsAt);
    }
    charges.push(...claimed.made);
  }
  announce(charges);
}
