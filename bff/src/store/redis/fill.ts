import { Cluster, type RedisCommander } from 'ioredis';
import type { StoreLog } from './connection.ts';

const numberIn = (memory: string, field: string) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(memory)?.[1] ?? 0);

/** What a check takes, measured with all that is counted for it. */
const BYTES_OF_A_CHECK = 2500;

/** How full Redis is, in a cluster its fullest node, and for how many checks it has room. */
export async function memoryOf(client: RedisCommander): Promise<{ readonly fill: number; readonly capacity: number }> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  const all = await Promise.all(
    nodes.map(async (node) => {
      const memory = await node.info('memory');
      const most = numberIn(memory, 'maxmemory') || Number.POSITIVE_INFINITY;
      return { fill: numberIn(memory, 'used_memory') / most, capacity: most / BYTES_OF_A_CHECK };
    }),
  );
  return {
    fill: Math.max(0, ...all.map(({ fill }) => fill)),
    capacity: all.reduce((sum, { capacity }) => sum + capacity, 0),
  };
}

/**
 * A Redis that evicts keys resets limits, and lets a receipt be used twice. It has to refuse writes instead, as with
 * `noeviction`.
 */
export async function warnOfEviction(client: RedisCommander, log: Pick<StoreLog, 'warn'>): Promise<void> {
  const memory = await client.info('memory').catch(() => '');
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? 'noeviction';
  if (numberIn(memory, 'maxmemory') > 0 && policy !== 'noeviction') {
    log.warn({ policy }, 'maxmemory-policy of Redis has to be noeviction: else limits can be forgotten');
  }
}
