import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;

/** Each byte is handed out once. */
let pool = Buffer.alloc(0);
let used = 0;

/**
 * Bytes that nobody can guess, from the system's generator, fetched by the page: to ask it for a few bytes at a time, as
 * every check does three times, costs twenty times as much.
 */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    // A new one, since what was handed out is part of the old.
    pool = randomFillSync(Buffer.alloc(POOL_BYTES));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
