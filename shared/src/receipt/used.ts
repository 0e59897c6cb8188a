/**
 * How long a used receipt has to be remembered. A check can be read, and so decided, for 24 hours (with a merchant's
 * key), and a receipt issued at the end of them lives 15 minutes longer.
 */
export const REMEMBERED_SECONDS = 25 * 60 * 60;

/**
 * Remembers which checks were used for a payment, across all servers of a shop. Single use counts by check: its receipts before
 * and after a decision are used up together.
 *
 * @example
 * const usedReceipts: UsedReceipts = {
 *   use: async (checkId, seconds) =>
 *     (await redis.set(`payee-check:${checkId}`, '1', { condition: 'NX', expiration: { type: 'EX', value: seconds } })) === 'OK',
 * };
 */
export interface UsedReceipts {
  /**
   * `true` only for the first caller, however many there are at once. Remembers the check for at least that many
   * seconds.
   */
  use(checkId: string, seconds: number): Promise<boolean>;
}
