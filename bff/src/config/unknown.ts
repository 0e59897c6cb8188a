import { definitions } from '../providers/list.ts';
import type { Fault, Variable } from '../settings/variable.ts';
import { variables } from './environment.ts';

/** Common names: a variable that resembles one of them was not necessarily meant for us. */
const COMMON: ReadonlySet<string> = new Set(['HOST', 'HTTPS_PROXY', 'LOG_LEVEL', 'NODE_ENV', 'NO_PROXY', 'PORT']);
/** Other programs append words to these two: `REDIS_URL_TLS`. */
const EXTENDED_BY_OTHERS: ReadonlySet<string> = new Set(['PUBLIC_URL', 'REDIS_URL']);

const ours = variables.filter(({ name }) => !COMMON.has(name));
const known = new Set(variables.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])));

/** Only our variables begin like this. */
const FAMILIES = new RegExp(`^(?:LIMIT|${definitions.map(({ name }) => name.toUpperCase()).join('|')})_`);

/** Kubernetes and Docker's links set these for every service: `IBANTRACK_PROXY_SERVICE_HOST`, `REDIS_PORT_6379_TCP`. */
const SERVICE_LINK = /_SERVICE_(?:HOST|PORT)(?:_|$)|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_|$)/;
const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\//;

/**
 * Variables that were probably meant for us but do not exist: a limit with a typo in its name would not be in force,
 * and nobody would know. A name that merely begins with a word that we use too (`REDIS_HOST`, `LOG_FORMAT`,
 * `SESSION_MANAGER`) is left alone.
 */
export function unknownVariables(env: NodeJS.ProcessEnv): Fault[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (known.has(name) || value.trim() === '' || SERVICE_LINK.test(name) || SERVICE_ADDRESS.test(value)) return [];
    const upper = name.toUpperCase();
    const extended = ours.find((variable) => isExtended(upper, variable.name));
    const near = nearest(upper);
    const meant = extended ?? (near && (FAMILIES.test(upper) || isSlip(upper, near, env)) ? near.variable : null);
    return meant === null ? [] : [{ name, message: describe(upper, meant) }];
  });
}

interface Candidate {
  readonly variable: Variable;
  readonly edits: number;
}

function nearest(name: string): Candidate | null {
  let best: Candidate | null = null;
  for (const variable of ours) {
    const edits = Math.min(editsBetween(name, variable.name), editsBetween(name, `${variable.name}_FILE`));
    if (best === null || edits < best.edits) best = { variable, edits };
  }
  return best;
}

/**
 * Whether it begins like one of ours and ends differently: `CHECK_DEADLINE`, `SESSION_TTL_MS`, `ALLOWED_ORIGINS_FILE`.
 */
function isExtended(name: string, own: string): boolean {
  if (name === `${own}_FILE`) return true;
  const words = own.split('_');
  // With only one word in common it may be anybody's; families are compared as a whole.
  if (words.length < 2 || EXTENDED_BY_OTHERS.has(own) || FAMILIES.test(own)) return false;
  const stem = words.slice(0, Math.max(2, words.length - 1)).join('_');
  return name === stem || name.startsWith(`${stem}_`);
}

/**
 * Whether it is one of ours with one or two wrong letters. If the one that it resembles is set too, it is somebody
 * else's.
 */
function isSlip(name: string, { variable, edits }: Candidate, env: NodeJS.ProcessEnv): boolean {
  const most = name.length < 8 ? 0 : name.length < 12 ? 1 : 2;
  return edits <= most && env[variable.name] === undefined && env[`${variable.name}_FILE`] === undefined;
}

function describe(name: string, { name: meant, secret }: Variable): string {
  return name === `${meant}_FILE` && !secret
    ? `is not a setting: ${meant} is no secret, and is not read from a file`
    : `is not a setting: did you mean ${meant}?`;
}

/** How many letters have to be added, dropped, replaced or swapped with their neighbour (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
