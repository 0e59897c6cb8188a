import type { Result } from 'ioredis';

/**
 * Anything that takes more than one command is a script: Redis runs it completely or not at all, so that no two
 * instances ever see the same count. Each script uses keys of one owner only, so that a Redis Cluster can run it, and
 * sets a key's expiry together with its first content, so that nothing is left behind that never expires.
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
   * Number of keys, keys; for each of them member or nothing, limit, window in milliseconds, 1 if it is optional → the place of
   * the first that is full, else 0; for each 1 if it is counted, 0 if it was known, 2 if it is left out; total before,
   * milliseconds as above.
   */
  claimAll: {
    lua: `
      local found, reply = {}, {0}
      for i, key in ipairs(KEYS) do
        local member, limit, window = ARGV[4 * i - 3], tonumber(ARGV[4 * i - 2]), tonumber(ARGV[4 * i - 1])
        local left, total, state = redis.call('PTTL', key), 0, 1
        local isNew = left <= 0
        if isNew then
          left = window
        elseif member == '' then
          total = tonumber(redis.call('GET', key))
        else
          total = redis.call('SCARD', key)
          state = 1 - redis.call('SISMEMBER', key, member)
        end
        if state == 1 and total >= limit then
          if ARGV[4 * i] == '1' then state = 2 elseif reply[1] == 0 then reply[1] = i end
        end
        found[i] = {isNew, state}
        for _, it in ipairs({state, total, left}) do reply[#reply + 1] = it end
      end
      if reply[1] > 0 then return reply end
      for i, key in ipairs(KEYS) do
        local member, window = ARGV[4 * i - 3], ARGV[4 * i - 1]
        local isNew, isCounted = found[i][1], found[i][2] == 1
        if not isCounted then
          -- Known already, or left out.
        elseif isNew and member == '' then
          redis.call('SET', key, 1, 'PX', window)
        elseif isNew then
          redis.call('DEL', key)
          redis.call('SADD', key, member)
          redis.call('PEXPIRE', key, window)
        elseif member == '' then
          redis.call('INCR', key)
        else
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
