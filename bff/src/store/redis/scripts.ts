import type { Result } from 'ioredis';

/**
 * What is more than one command runs as a script: Redis runs it whole or not at all, so that no two instances ever see
 * the same count. Each touches one key, which is what lets a Redis Cluster run it, and gives the key its end together
 * with its first content: nothing can be left behind that never expires.
 */
export const scripts = {
  /** Key; by, limit, window in milliseconds → whether allowed, total, milliseconds until it starts again. */
  takeFromCounter: {
    numberOfKeys: 1,
    lua: `
      local by, limit, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local left = redis.call('PTTL', KEYS[1])
      if left <= 0 then
        if by > limit then return {0, 0, window} end
        if by <= 0 then return {1, 0, window} end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', window)
        return {1, by, window}
      end
      local total = tonumber(redis.call('GET', KEYS[1]))
      if by > 0 and total + by > limit then return {0, total, left} end
      if total + by < 0 then by = 0 - total end
      return {1, redis.call('INCRBY', KEYS[1], by), left}
    `,
  },
  /** Key; member, limit, window in milliseconds → whether allowed, whether added, total, milliseconds as above. */
  joinSet: {
    numberOfKeys: 1,
    lua: `
      local limit, window = tonumber(ARGV[2]), tonumber(ARGV[3])
      local left = redis.call('PTTL', KEYS[1])
      if left <= 0 then
        if limit < 1 then return {0, 0, 0, window} end
        redis.call('DEL', KEYS[1])
        redis.call('SADD', KEYS[1], ARGV[1])
        redis.call('PEXPIRE', KEYS[1], window)
        return {1, 1, 1, window}
      end
      local total = redis.call('SCARD', KEYS[1])
      if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then return {1, 0, total, left} end
      if total >= limit then return {0, 0, total, left} end
      redis.call('SADD', KEYS[1], ARGV[1])
      return {1, 1, total + 1, left}
    `,
  },
} as const;

declare module 'ioredis' {
  // ioredis gives a client these methods at run time; this is how it wants their types to be declared.
  interface RedisCommander<Context> {
    takeFromCounter(
      key: string,
      by: number,
      limit: number,
      windowMs: number,
    ): Result<readonly [allowed: number, total: number, leftMs: number], Context>;
    joinSet(
      key: string,
      member: string,
      limit: number,
      windowMs: number,
    ): Result<readonly [allowed: number, added: number, total: number, leftMs: number], Context>;
  }
}
