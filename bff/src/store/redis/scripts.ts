import type { Result } from 'ioredis';

/**
 * What is more than one command runs as a script: Redis runs it whole or not at all, so that no two instances ever see
 * the same count. Each touches keys of one owner, which is what lets a Redis Cluster run it, and gives a key its end
 * together with its first content: nothing can be left behind that never expires.
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
  /**
   * Number of keys, keys; for each of them member or nothing, limit, window in milliseconds → the place of the first that is
   * full, else 0; for each whether it is not known yet, total before, milliseconds as above.
   */
  claimAll: {
    lua: `
      local found, reply = {}, {0}
      for i, key in ipairs(KEYS) do
        local member, limit, window = ARGV[3 * i - 2], tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
        local left, total, known = redis.call('PTTL', key), 0, 0
        local isNew = left <= 0
        if isNew then
          left = window
        elseif member == '' then
          total = tonumber(redis.call('GET', key))
        else
          total = redis.call('SCARD', key)
          known = redis.call('SISMEMBER', key, member)
        end
        if reply[1] == 0 and known == 0 and total >= limit then reply[1] = i end
        found[i] = {isNew, known}
        for _, it in ipairs({1 - known, total, left}) do reply[#reply + 1] = it end
      end
      if reply[1] > 0 then return reply end
      for i, key in ipairs(KEYS) do
        local member, window = ARGV[3 * i - 2], ARGV[3 * i]
        local isNew, known = found[i][1], found[i][2]
        if isNew and member == '' then
          redis.call('SET', key, 1, 'PX', window)
        elseif isNew then
          redis.call('DEL', key)
          redis.call('SADD', key, member)
          redis.call('PEXPIRE', key, window)
        elseif member == '' then
          redis.call('INCR', key)
        elseif known == 0 then
          redis.call('SADD', key, member)
        end
      end
      return reply
    `,
  },
} as const;

declare module 'ioredis' {
  // ioredis adds these methods to a client at run time, and wants their types to be declared this way.
  interface RedisCommander<Context> {
    takeFromCounter(
      key: string,
      by: number,
      limit: number,
      windowMs: number,
    ): Result<readonly [allowed: number, total: number, leftMs: number], Context>;
    claimAll(
      keys: number,
      ...keysAndArguments: (string | number)[]
    ): Result<readonly [full: number, ...rest: number[]], Context>;
  }
}
