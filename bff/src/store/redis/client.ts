import { Redis, type RedisOptions } from 'ioredis';
import { readSentinelUrl } from '../../settings/sentinel-url.ts';

const SENTINEL_PORT = 26_379;

function addressOf(place: string): { host: string; port: number } {
  const { hostname, port } = new URL(`redis://${place}`);
  return { host: hostname.replaceAll(/[[\]]/g, ''), port: port === '' ? SENTINEL_PORT : Number(port) };
}

/** A client of one server, of any node of a cluster, or of whatever server the sentinels say is the primary. */
export function createClient(url: string, options: RedisOptions): Redis {
  const sentinels = readSentinelUrl(url);
  if (sentinels === null) return new Redis(url, options);
  const { hosts, group, isTls, username, password, sentinelPassword } = sentinels;
  return new Redis({
    sentinels: hosts.map(addressOf),
    name: group,
    ...(username !== '' && { username }),
    ...(password !== '' && { password }),
    ...(sentinelPassword !== null && { sentinelPassword }),
    ...(isTls && { tls: {}, enableTLSForSentinelMode: true, sentinelTLS: {} }),
    ...options,
  });
}

/** Where it is, without the credentials. */
export function placeOf(url: string): string {
  const sentinels = readSentinelUrl(url);
  if (sentinels !== null) return `the primary of ${sentinels.group}, by ${sentinels.hosts.join(', ')},`;
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${port || 6379}`;
}
