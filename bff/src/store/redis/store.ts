import { Cluster, type RedisCommander } from 'ioredis';
import { type Clock, systemClock } from '../../time/clock.ts';
import { type CommandReply, type Store, storeKey } from '../store.ts';
import { createRedisConnection, type StoreLog } from './connection.ts';
import { memoryOf, warnOfEviction } from './fill.ts';

export interface RedisStoreOptions {
  /** `redis://` or `rediss://`: a single server, any node of a Redis Cluster, or with `+sentinel` the sentinels of one. */
  readonly url: string;
  /** How long one command may take, in milliseconds; by default 150. */
  readonly timeoutMs?: number;
  /** Called when Redis goes away and comes back. */
  readonly log: StoreLog;
  readonly clock?: Clock;
}

const READY_KEY = storeKey('store', 'ready');
const READY_MS = 1000;

/** The script's result for a claim. */
const COUNTED = 1;
const LEFT_OUT = 2;

/** How old the last reading of Redis' memory may be. */
const READING_MS = 1000;
const NOT_ASKED = { at: Number.NEGATIVE_INFINITY, value: Promise.resolve({ fill: 0, capacity: 0 }) };

/** Redis accepts whole milliseconds from 1. */
const wholeMs = (ms: number) => Math.max(1, Math.ceil(ms));

function isReply(reply: unknown): reply is CommandReply {
  if (Array.isArray(reply)) return reply.every((part) => !Array.isArray(part) && isReply(part));
  return typeof reply === 'string' || typeof reply === 'number' || typeof reply === 'boolean';
}

/** In a cluster, every node that is written to has to know a script, because the key determines which node runs it. */
async function send(client: RedisCommander, name: string, args: readonly string[]): Promise<CommandReply> {
  const nodes = client instanceof Cluster && name === 'SCRIPT' ? client.nodes('master') : [client];
  const [reply] = await Promise.all(nodes.map((node) => node.call(name, ...args)));
  if (!isReply(reply)) throw new TypeError('Redis answered with something else than a value');
  return reply;
}

/**
 * A store that several instances share. It connects on first use. A command that is not answered within 150 ms, or
 * cannot be sent, rejects with `StoreUnavailableError`; the connection recovers by itself when Redis does.
 */
export function createRedisStore({ url, timeoutMs, log, clock = systemClock }: RedisStoreOptions): Store {
  const redis = createRedisConnection({
    url,
    ...(timeoutMs !== undefined && { timeoutMs }),
    clock,
    log,
    onConnected: (client) => void warnOfEviction(client, log),
  });

  let memory = NOT_ASKED;

  function readMemory(): typeof memory.value {
    if (clock.now() - memory.at >= READING_MS) {
      memory = { at: clock.now(), value: redis.run(memoryOf) };
      // One that does not answer is asked again.
      memory.value.catch(() => {
        memory = NOT_ASKED;
      });
    }
    return memory.value;
  }

  return {
    get: (key) => redis.run((client) => client.get(key)),
    async set(key, value, ttlMs) {
      await redis.run((client) => client.set(key, value, 'PX', wholeMs(ttlMs)));
    },
    async setIfAbsent(key, value, ttlMs) {
      return (await redis.run((client) => client.set(key, value, 'PX', wholeMs(ttlMs), 'NX'))) === 'OK';
    },
    async delete(key) {
      await redis.run((client) => client.del(key));
    },
    async take(key, by, limit, windowMs) {
      const [allowed, total, leftMs] = await redis.run((client) =>
        client.takeFromCounter(key, by, limit, wholeMs(windowMs)),
      );
      return { allowed: allowed === 1, total, resetsAt: clock.now() + leftMs };
    },
    async claim(claims) {
      const keys = claims.map(({ key }) => key);
      const rest = claims.flatMap(({ member, limit, windowMs, optional }) => [
        member ?? '',
        limit,
        wholeMs(windowMs),
        optional === true ? 1 : 0,
      ]);
      const [full, ...numbers] = await redis.run((client) => client.claimAll(keys.length, ...keys, ...rest));
      const now = clock.now();
      const found = claims.map((claim, index) => {
        const [state, total = 0, leftMs = 0] = numbers.slice(3 * index);
        return { ...claim, total, resetsAt: now + leftMs, added: state === COUNTED, isLeftOut: state === LEFT_OUT };
      });
      const refused = found[full - 1];
      if (refused !== undefined) return { allowed: false, refused, found };
      const made = found.filter(({ isLeftOut }) => !isLeftOut);
      return { allowed: true, made: made.map((each) => (each.added ? { ...each, total: each.total + 1 } : each)) };
    },
    spansOwners: () => redis.isSingle,
    async leave(key, member) {
      await redis.run((client) => client.srem(key, member));
    },
    fill: async () => (await readMemory()).fill,
    capacity: async () => (await readMemory()).capacity,
    /** A server that answers but accepts no writes (a replica, or a full one) is of no use. */
    async ping() {
      await redis.run((client) => client.set(READY_KEY, '1', 'PX', READY_MS));
    },
    command: (name, ...args) => redis.run((client) => send(client, name, args)),
    async close() {
      redis.close();
    },
  };
}
