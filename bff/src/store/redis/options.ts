import type { ClusterOptions, RedisOptions } from 'ioredis';
import { scripts } from './scripts.ts';

/**
 * Retries soon at first, since most interruptions are short; then twice a second, so that service is back when Redis
 * is.
 */
function retryStrategy(attempts: number): number {
  return Math.min(25 * 2 ** attempts, 500);
}

/**
 * A client that fails at once instead of waiting: by default, a request would hang for seconds while Redis is away,
 * queued to be sent later, and then sent again.
 */
export const clientOptions: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 1000,
  /** For the handshake; our own commands have a shorter deadline. */
  commandTimeout: 1000,
  /** If nothing arrives for this long although something was asked, a new connection may reach another server. */
  socketTimeout: 1000,
  /** A stalled server never closes the connection. */
  disconnectTimeout: 100,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  disableClientInfo: true,
  retryStrategy,
  /** After a failover the name leads to another server, which only a new connection discovers. */
  reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  scripts,
};

/** The same for a cluster: redirections are followed, but a node that is away is not waited for. */
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
    // A certificate is for a name, so nodes are addressed by the names that they announce, not by IP addresses.
    ...(redisOptions.tls !== undefined && { dnsLookup: (address, callback) => callback(null, address) }),
    redisOptions,
    scripts,
  };
}
