/**
 * What a service needs at a rate of checks: a small model whose figures are measured by `npm run bench -- capacity`,
 * which also tests its predictions under a load that they were not derived from. docs/capacity.md explains the results.
 */

/** What one check costs, as measured. */
export interface Costs {
  /** Processor time of the BFF, microseconds, on Redis. */
  readonly bffMicroseconds: number;
  /** Processor time of Redis, microseconds. */
  readonly redisMicroseconds: number;
  readonly redisCommands: number;
  /** Bytes between BFF and Redis, both ways together. */
  readonly redisBytes: number;
  /** Bytes of Redis' memory that a check takes for as long as its records live. */
  readonly redisMemory: number;
  /** Bytes of the log. */
  readonly logBytes: number;
}

/** What depends on the operator and the banks. */
export interface World {
  /** How long a bank's answer takes, seconds. */
  readonly bankSeconds: number;
  /** How long a check's records live, seconds. */
  readonly recordSeconds: number;
  /** The share of a processor that an operator plans to use; the rest is for peaks and for the loss of an instance. */
  readonly share: number;
}

export const USUAL: World = { bankSeconds: 1.5, recordSeconds: 30 * 60, share: 0.6 };

export interface Needs {
  /**
   * Processors that the BFFs need, and instances with one processor each at the given share; at least two, for
   * availability.
   */
  readonly bffCores: number;
  readonly instances: number;
  readonly redisCores: number;
  /** The Redis nodes needed to keep each node's one thread at the given share. */
  readonly redisNodes: number;
  readonly redisCommandsPerSecond: number;
  readonly redisMegabitsPerSecond: number;
  readonly redisGibibytes: number;
  /** Calls to providers that are open at the same time, and so the connections that HTTP/1.1 needs for them. */
  readonly openCalls: number;
  readonly logGibibytesPerDay: number;
}

const GIB = 2 ** 30;
const MICROSECONDS = 1e6;
const SECONDS_A_DAY = 86_400;

/** @param rate Checks a second, steadily */
export function needs(rate: number, costs: Costs, world: World = USUAL): Needs {
  const bffCores = (rate * costs.bffMicroseconds) / MICROSECONDS;
  const redisCores = (rate * costs.redisMicroseconds) / MICROSECONDS;
  return {
    bffCores,
    instances: Math.max(2, Math.ceil(bffCores / world.share)),
    redisCores,
    redisNodes: Math.max(1, Math.ceil(redisCores / world.share)),
    redisCommandsPerSecond: rate * costs.redisCommands,
    redisMegabitsPerSecond: (rate * costs.redisBytes * 8) / 1e6,
    redisGibibytes: (rate * world.recordSeconds * costs.redisMemory) / GIB,
    openCalls: Math.ceil(rate * world.bankSeconds),
    logGibibytesPerDay: (rate * costs.logBytes * SECONDS_A_DAY) / GIB,
  };
}
