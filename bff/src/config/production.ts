import { definitions } from '../providers/list.ts';
import { isLoopbackUrl, isSandboxUrl, list } from '../settings/fields.ts';
import { type Fault, type Settings, variablesWithRole } from '../settings/variable.ts';
import { schemas } from './environment.ts';

/** Answers that come from no bank: with them, any name could be signed as a match. */
const TEST_MODES = variablesWithRole(schemas, 'test_mode');

const SWITCHED_OFF: ReadonlySet<string | undefined> = new Set([undefined, 'false', '0']);

/** The addresses of the configured providers. */
function providerUrls(settings: Settings): string[] {
  const named = new Set(list(settings['PROVIDERS'] ?? ''));
  return definitions
    .filter(({ name }) => named.has(name))
    .flatMap(({ variables }) => variablesWithRole(variables, 'provider_url'));
}

/** Settings that are not allowed in production, so that only a bank's answer is ever signed there. */
export function productionFaults(settings: Settings): Fault[] {
  const faults: Fault[] = [];
  for (const name of TEST_MODES) {
    // Also any meaningless value: whoever wrote it wanted the switch on.
    if (SWITCHED_OFF.has(settings[name])) continue;
    faults.push({ name, message: 'must not be set in production: its answers come from no bank' });
  }
  for (const name of providerUrls(settings)) {
    const url = parse(settings[name]);
    const message = url === null ? null : providerUrlFault(url);
    if (message !== null) faults.push({ name, message });
  }
  const publicUrl = parse(settings['PUBLIC_URL']);
  if (publicUrl !== null && !isPublic(publicUrl)) {
    faults.push({ name: 'PUBLIC_URL', message: 'has to be https in production, without a path, query or credentials' });
  }
  return faults;
}

/**
 * An address on this machine may be an outbound proxy; the log says so at start, because it may be a sandbox as well.
 */
function providerUrlFault(url: URL): string | null {
  if (isLoopbackUrl(url.href)) return null;
  if (isSandboxUrl(url.href)) return 'must not be a sandbox in production: its answers come from no bank';
  return url.protocol === 'http:' ? 'has to be https in production' : null;
}

/** Loopback may stay http, because production mode is tried out there. */
function isPublic(url: URL): boolean {
  const bare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return bare && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url.href)));
}

function parse(value: string | undefined): URL | null {
  return value !== undefined && URL.canParse(value) ? new URL(value) : null;
}
