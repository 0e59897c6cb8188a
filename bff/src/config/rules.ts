import { definitions } from '../providers/list.ts';
import { isLoopbackUrl, isSandboxUrl, list } from '../settings/fields.ts';
import { type Fault, type Settings, variablesWithRole } from '../settings/variable.ts';
import { schemas } from './environment.ts';
import { receiptKeys } from './receipt-keys.ts';

/** Required in production: instances have to share these values, so one generated at start will not do. */
const SHARED_STATE = ['PUBLIC_URL', 'SESSION_SECRET', 'RECEIPT_KEYS'];

const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/]|$)/i;

function missing(settings: Settings, names: readonly string[], because: string): Fault[] {
  return names
    .filter((name) => settings[name] === undefined)
    .map((name) => ({ name, message: `is missing: ${because}` }));
}

/** Without a shared store, each instance would allow the full limit. */
function storeFaults({ REDIS_URL: url, STORE: store }: Settings): Fault[] {
  if (url !== undefined && store !== undefined)
    return [{ name: 'STORE', message: 'cannot be set together with REDIS_URL' }];
  const message = 'is missing: NODE_ENV is production. STORE=memory runs one instance without it';
  return url === undefined && store === undefined ? [{ name: 'REDIS_URL', message }] : [];
}

/** A service identifies its customers by two keys; proof of work needs none. */
function challengeFaults(settings: Settings): Fault[] {
  const { CHALLENGE: challenge } = settings;
  if (challenge === undefined || challenge === 'none' || challenge === 'altcha') return [];
  return missing(settings, ['CHALLENGE_SITE_KEY', 'CHALLENGE_SECRET'], `CHALLENGE is ${challenge}`);
}

/** Something has to sign, because without a signature nothing could be answered. */
function signerFaults({ RECEIPT_KEYS: keys, RECEIPT_SIGNER: signer }: Settings): Fault[] {
  const [signing] = keys === undefined ? [] : (receiptKeys.safeParse(keys).data?.current ?? []);
  if (signing === undefined || signing.d !== undefined || signer !== undefined) return [];
  return [
    { name: 'RECEIPT_KEYS', message: 'begins with a key without its private half, and RECEIPT_SIGNER is not set' },
  ];
}

/** The address and its secret belong together, and nobody on the way may read the messages. */
function callbackFaults(settings: Settings): Fault[] {
  const { CALLBACK_URL: url, CALLBACK_SECRET: secret, NODE_ENV: mode } = settings;
  const faults = [
    ...(secret === undefined ? [] : missing(settings, ['CALLBACK_URL'], 'CALLBACK_SECRET is set')),
    ...(url === undefined ? [] : missing(settings, ['CALLBACK_SECRET'], 'CALLBACK_URL is set')),
  ];
  const isPlain = url !== undefined && /^http:/i.test(url) && !LOOPBACK.test(url);
  if (mode === 'production' && isPlain) faults.push({ name: 'CALLBACK_URL', message: 'has to be https in production' });
  return faults;
}

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
function productionFaults(settings: Settings): Fault[] {
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

/**
 * Rules between the BFF's own settings, and what production forbids; a provider's rules are in its folder. They are checked as text, so that one
 * message can list these faults and the ones that the schema finds in single settings.
 */
export function ruleFaults(settings: Settings): Fault[] {
  const faults = [...challengeFaults(settings), ...callbackFaults(settings), ...signerFaults(settings)];
  if (settings['NODE_ENV'] === 'production') {
    faults.push(...missing(settings, SHARED_STATE, 'NODE_ENV is production'), ...storeFaults(settings));
    faults.push(...productionFaults(settings));
  } else if (settings['REDIS_URL'] !== undefined) faults.push(...missing(settings, SHARED_STATE, 'REDIS_URL is set'));
  return faults;
}
