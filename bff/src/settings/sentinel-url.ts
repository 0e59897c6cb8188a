export interface Sentinels {
  /** `host:port` of each. */
  readonly hosts: readonly string[];
  /** The sentinels' name for the primary. */
  readonly group: string;
  readonly isTls: boolean;
  readonly username: string;
  readonly password: string;
  /** For the sentinels, if it differs from the servers' password. */
  readonly sentinelPassword: string | null;
}

const SENTINEL_URL = /^(rediss?)\+sentinel:\/\/((?:[^@/?#]*@)?)([^@/?#]+)\/([^/?#]+)((?:\?[^#]*)?)$/;
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i;

/**
 * Reads `redis+sentinel://user:password@host:port,host:port/group?sentinelPassword=…`, the form that clients in other
 * languages use; a standard URL has only one host. `null`: it is something else.
 */
export function readSentinelUrl(url: string): Sentinels | null {
  const [, scheme, credentials, list = '', group = '', query] = SENTINEL_URL.exec(url) ?? [];
  const hosts = list.split(',');
  if (scheme === undefined || !hosts.every((host) => HOST.test(host))) return null;
  const rest = `${scheme}://${credentials}host/${group}${query}`;
  if (!URL.canParse(rest)) return null;
  const { username, password, searchParams } = new URL(rest);
  return {
    hosts,
    group: decodeURIComponent(group),
    isTls: scheme === 'rediss',
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    sentinelPassword: searchParams.get('sentinelPassword'),
  };
}
