/**
 * How long a used receipt has to be remembered. A check can be read, and so decided on, for 24 hours (by a merchant's key),
 * and a receipt made at the end of them lives 15 minutes more.
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
  /** `true` for the first caller alone, however many there are at once. Remembers it for that many seconds at least. */
  use(checkId: string, seconds: number): Promise<boolean>;
}
