import { createClient, placeOf } from '../store/redis/client.ts';
import { faultOf } from '../store/redis/faults.ts';
import { clientOptions } from '../store/redis/options.ts';
import { clockFinding } from './clock.ts';
import { type Finding, failed, note, ok } from './finding.ts';

/** What the page on operations requires. */
const OLDEST = [7, 0] as const;

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host has no address',
  ETIMEDOUT: 'nobody answers: a firewall?',
  WRONGPASS: 'the password, or the user, is wrong',
  NOAUTH: 'it requires a password, and REDIS_URL has none',
  NO_SENTINEL: 'none of the sentinels answers, or none knows a primary of that name',
  NOPERM: 'the user may not do what the BFF does: see the ACL in the page on operations',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed: provide it with NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its CA is private: provide it with NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its CA is unknown: provide it with NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its CA is unknown: provide it with NODE_EXTRA_CA_CERTS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name than the one in REDIS_URL',
};

/** `name:value` lines, as in the answer to INFO. */
const infoOf = (info: string, name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';

function describe(info: string, place: string): Finding[] {
  const version = infoOf(info, 'redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const findings: Finding[] = [];
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  const kind = infoOf(info, 'cluster_enabled') === '1' ? 'cluster' : infoOf(info, 'role') || 'server';
  if (isOld)
    findings.push(failed('redis', `${place} is version ${version}: the BFF needs ${OLDEST.join('.')} or later`));
  else findings.push(ok('redis', `${place} answers; version ${version}, ${kind}`));
  if (kind === 'slave') findings.push(failed('redis', 'it is a replica, which accepts no writes: name the primary'));

  const policy = infoOf(info, 'maxmemory_policy');
  const isBounded = infoOf(info, 'maxmemory') !== '0';
  if (policy === 'noeviction') findings.push(ok('redis', 'maxmemory-policy noeviction: it forgets no used receipt'));
  else if (policy !== '') {
    const text = `maxmemory-policy ${policy}: under pressure it forgets limits and used receipts. Set noeviction`;
    findings.push(isBounded ? failed('redis', text) : note('redis', `${text} (maxmemory is not set, so not yet)`));
  }
  const onDisk = infoOf(info, 'aof_enabled') === '1' ? 'append-only file' : 'no append-only file';
  findings.push(
    ok('redis', `persistence: ${onDisk}; the BFF needs none, and a restart without it forgets used receipts`),
  );
  return findings;
}

/** Connects like the BFF, and reads what Redis says about itself. It writes nothing. */
export async function examineRedis(url: string | null, now: () => number): Promise<Finding[]> {
  if (url === null) return [note('redis', 'REDIS_URL is not set: one instance, and a restart forgets its counters')];
  const place = placeOf(url);
  const once = { retryStrategy: () => null, sentinelRetryStrategy: () => null };
  const client = createClient(url, { ...clientOptions, connectTimeout: 3000, ...once });
  let fault: unknown;
  client.on('error', (error) => {
    fault ??= error;
  });
  try {
    await client.connect();
    await client.ping();
    const [info, [seconds, microseconds]] = await Promise.all([client.info(), client.time()]);
    const theirs = Number(seconds) * 1000 + Number(microseconds) / 1000;
    return [...describe(info, place), clockFinding('Redis', theirs - now(), 0)];
  } catch (error) {
    const code = faultOf(fault ?? error);
    const advice = ADVICE[code];
    return [failed('redis', `${place}: ${code}${advice === undefined ? '' : ` (${advice})`}`)];
  } finally {
    client.disconnect();
  }
}
