import type { RedisCommander } from 'ioredis';
import type { StoreLog } from './connection.ts';

/**
 * A Redis that makes room by throwing keys away starts limits again from nothing, and lets a receipt be used twice. It
 * has to refuse instead, which `noeviction` does.
 */
export async function warnOfEviction(client: RedisCommander, log: Pick<StoreLog, 'warn'>): Promise<void> {
  const memory = await client.info('memory').catch(() => '');
  const bounded = /^maxmemory:[1-9]/m.test(memory);
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? 'noeviction';
  if (bounded && policy !== 'noeviction') {
    log.warn({ policy }, 'maxmemory-policy of Redis has to be noeviction: else limits can be forgotten');
  }
}
