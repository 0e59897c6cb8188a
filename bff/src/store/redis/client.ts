import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import { readSentinelUrl } from '../../settings/sentinel-url.ts';
import { clientOptions, clusterOptions } from './options.ts';

const SENTINEL_PORT = 26_379;
/** How long Redis may take to say whether it is a cluster: only adding a job waits for this, not a payer's check. */
const ASKING_MS = 4000;

function addressOf(place: string): { host: string; port: number } {
  const { hostname, port } = new URL(`redis://${place}`);
  return { host: hostname.replaceAll(/[[\]]/g, ''), port: port === '' ? SENTINEL_PORT : Number(port) };
}

/** A client of one server, of any node of a cluster, or of the server that the sentinels name as the primary. */
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

/** A client of the cluster that the node of another client belongs to: any of its nodes knows the others. */
export function createClusterClient({ options: node }: Redis, options: RedisOptions, more?: ClusterOptions): Cluster {
  const { host = 'localhost', port = 6379, username, password, tls } = node;
  const credentials = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls !== undefined && { tls }),
  };
  return new Cluster([{ host, port }], { ...clusterOptions({ ...options, ...credentials }), ...more });
}

/** Whether a server says that it is a node of a cluster; `null` if it does not say. Rejects with Redis' own error. */
export async function askForCluster(client: Redis): Promise<boolean | null> {
  const stated = /cluster_enabled:([01])/.exec(await client.info('cluster'))?.[1];
  return stated === undefined ? null : stated === '1';
}

/** Asks on a separate connection. Rejects if Redis is away; a server that may not be asked is taken for a single one. */
export async function isClustered(url: string): Promise<boolean> {
  if (readSentinelUrl(url) !== null) return false;
  const patience = { connectTimeout: ASKING_MS, commandTimeout: ASKING_MS, socketTimeout: ASKING_MS };
  const client = createClient(url, { ...clientOptions, ...patience, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const clustered = await askForCluster(client).catch((error: unknown) => {
      if (error instanceof Error && error.message.startsWith('NOPERM')) return null;
      throw error;
    });
    return clustered === true;
  } finally {
    client.disconnect();
  }
}

/** Where it is, without the credentials. */
export function placeOf(url: string): string {
  const sentinels = readSentinelUrl(url);
  if (sentinels !== null) return `the primary of ${sentinels.group}, by ${sentinels.hosts.join(', ')},`;
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${port || 6379}`;
}
