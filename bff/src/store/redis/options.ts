import type { ClusterOptions, RedisOptions } from 'ioredis';
import { scripts } from './scripts.ts';

/** First try again soon, since most gaps are short; then twice a second, so that service is back when Redis is. */
function retryStrategy(attempts: number): number {
  return Math.min(25 * 2 ** attempts, 500);
}

/**
 * A client that fails at once in place of waiting: by default a request would hang for seconds while Redis is away,
 * queued up to be sent later, and again.
 */
export const clientOptions: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 1000,
  /** For the handshake; our commands have a shorter deadline of their own. */
  commandTimeout: 1000,
  /** Nothing arrived for this long although something was asked: a new connection may reach another server. */
  socketTimeout: 1000,
  /** A stalled server never says goodbye. */
  disconnectTimeout: 100,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  disableClientInfo: true,
  retryStrategy,
  /** After a failover the name leads to another server, which only a new connection finds out. */
  reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  scripts,
};

/** The same for a cluster: a moved key may be followed, a node that is away is not waited for. */
export function clusterOptions(redisOptions: RedisOptions): ClusterOptions {
  return {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRedirections: 4,
    retryDelayOnFailover: 20,
    retryDelayOnClusterDown: 20,
    retryDelayOnTryAgain: 20,
    slotsRefreshTimeout: 1000,
    slotsRefreshInterval: 5000,
    clusterRetryStrategy: retryStrategy,
    // A certificate is for a name: nodes are called by what they call themselves, not by the address behind it.
    ...(redisOptions.tls !== undefined && { dnsLookup: (address, callback) => callback(null, address) }),
    redisOptions,
    scripts,
  };
}
