import { Cluster, type RedisCommander } from 'ioredis';
import type { StoreLog } from './connection.ts';

const numberIn = (memory: string, field: string) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(memory)?.[1] ?? 0);

/** How full Redis is, from 0 to 1; in a cluster, its fullest node. 0 if it has no `maxmemory`. */
export async function fillOf(client: RedisCommander): Promise<number> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  const fills = nodes.map(async (node) => {
    const memory = await node.info('memory');
    const most = numberIn(memory, 'maxmemory');
    return most === 0 ? 0 : numberIn(memory, 'used_memory') / most;
  });
  return Math.max(0, ...(await Promise.all(fills)));
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
