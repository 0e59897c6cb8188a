import { createHash } from 'node:crypto';
import type { Store as LibraryStore } from 'express-rate-limit';
import { type RedisReply, RedisStore, type SendCommandFn } from 'rate-limit-redis';
import type { Store } from '../store/store.ts';

/** What express-rate-limit counts in: rate-limit-redis where our store is Redis, else our store as it is. */
export function requestCounts(store: Store, windowMs: number): LibraryStore {
  const { command } = store;
  if (command === undefined) return countsIn(store, windowMs);
  // Our keys bring their prefix along.
  return new RedisStore({ prefix: '', sendCommand: withScriptsAtHand(command) });
}

function countsIn(store: Store, windowMs: number): LibraryStore {
  return {
    localKeys: false,
    async increment(key) {
      const { total, resetsAt } = await store.take(key, 1, Number.MAX_SAFE_INTEGER, windowMs);
      return { totalHits: total, resetTime: new Date(resetsAt) };
    },
    async decrement(key) {
      await store.take(key, -1, Number.MAX_SAFE_INTEGER, windowMs);
    },
    resetKey: (key) => store.delete(key),
  };
}

/**
 * rate-limit-redis loads its scripts into Redis once, when it is made, and runs them by hash from then on. It would
 * connect before anybody asks for it, never recover where Redis was away at that moment, and miss the other nodes of a
 * cluster. So the scripts stay here, and each goes along with its call: Redis compiles a text that it has seen before
 * only once.
 */
function withScriptsAtHand(command: NonNullable<Store['command']>): SendCommandFn {
  const scripts = new Map<string, string>();

  function translated(name: string, args: readonly string[]): readonly [name: string, ...args: string[]] {
    const [hash = '', ...rest] = args;
    const script = name === 'EVALSHA' ? scripts.get(hash) : undefined;
    return script === undefined ? [name, ...args] : ['EVAL', script, ...rest];
  }

  return async (name, ...args) => {
    const [operation, script] = args;
    if (name === 'SCRIPT' && operation === 'LOAD' && script !== undefined) {
      const hash = createHash('sha1').update(script).digest('hex');
      scripts.set(hash, script);
      return hash;
    }
    // Which of the two it is, the library looks at.
    return (await command(...translated(name, args))) as RedisReply;
  };
}
