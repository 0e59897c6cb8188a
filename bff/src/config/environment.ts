import { challengeProvider } from '@payee-check/shared/contract';
import { z } from 'zod';
import { definitions } from '../providers/list.ts';
import * as field from '../settings/fields.ts';
import {
  count,
  describeVariables,
  flag,
  milliseconds,
  plain,
  secret,
  testMode,
  type Variable,
  withDefault,
} from '../settings/variable.ts';
import { callbackSecrets, merchantKeys, sessionSecrets } from './keys.ts';
import { receiptKeys } from './receipt-keys.ts';

const names = definitions.map(({ name }) => name);
const providerName = z.enum(names);

const providers = z
  .string()
  .transform(field.list)
  .refine((named) => named.every((name) => providerName.safeParse(name).success), {
    message: `has to be of ${names.join(', ')}, comma-separated`,
    abort: true,
  })
  .refine((named) => new Set(named).size === named.length, 'names a provider twice')
  .transform((named) => named.map((name) => providerName.parse(name)));

/** The BFF's own settings; a provider's settings are in its folder. */
export const environment = z.object({
  NODE_ENV: withDefault(
    field.mode,
    'development',
    'production makes PUBLIC_URL, SESSION_SECRET, RECEIPT_KEYS and REDIS_URL (or STORE=memory) mandatory',
  ),
  PORT: withDefault(field.wholeNumber(0, 65_535), '8787', 'port it listens on; 0 takes a free one'),
  HOST: withDefault(field.text, '127.0.0.1', 'address it listens on'),
  PUBLIC_URL: plain(
    field.url,
    'its public URL, and the issuer of receipts; in production https and without a path. Default outside production: http://HOST:PORT',
  ),
  ALLOWED_ORIGINS: withDefault(field.origins, '', 'comma-separated exact origins of the pages that may use it'),
  MERCHANT_API_KEYS: secret(
    merchantKeys,
    'comma-separated keys of 32 characters or more, valid for every allowed origin; or JSON [{ "key", "origins": […] }]',
  ),
  SESSION_SECRET: secret(
    sessionSecrets,
    '32 characters or more; a second one after a comma is also accepted, for rotation. If absent outside production, one is generated at start',
  ),
  RECEIPT_KEYS: secret(
    receiptKeys,
    'JWK set of P-256 private keys; the first signs, all are published, and retired ones stay in the archive. With RECEIPT_SIGNER, the private halves may be missing. If absent outside production, one is generated at start',
  ),
  RECEIPT_SIGNER: plain(
    field.signer,
    'who has the private half of the first of RECEIPT_KEYS: the path of a signing service’s Unix socket, or “program” for the program that embeds the BFF. Default: it is in RECEIPT_KEYS',
  ),
  RECEIPT_SIGNER_TIMEOUT_MS: milliseconds('3000', 'how long that signer may take for one signature'),
  AUDIT_LOG: plain(
    field.text,
    'file that gets one line for each check and decision, chained by hashes; - for standard output. A separate file for each instance. Default: none',
  ),
  ANONYMOUS_SESSIONS: flag('true', 'whether a browser may open a session without your server'),
  CHALLENGE: withDefault(
    z.enum(['none', ...challengeProvider.options], 'has to be none, altcha, turnstile, hcaptcha or friendly-captcha'),
    'none',
    'what a browser has to solve before it gets a session: altcha is proof of work, the others use a service',
  ),
  CHALLENGE_FROM_SESSIONS_PER_MINUTE: withDefault(
    field.wholeNumber(0, 1_000_000_000),
    '0',
    'how many sessions all browsers together may open in a minute before the challenge is required; 0 always requires it',
  ),
  CHALLENGE_SITE_KEY: plain(field.text, 'public key of the service'),
  CHALLENGE_SECRET: secret(field.secretText(), 'secret key of the service'),
  CHALLENGE_VERIFY_URL: plain(field.url, 'where the service verifies solutions. Default: the documented URL'),
  SESSION_BINDING: withDefault(
    z.enum(['none', 'dpop', 'required'], 'has to be none, dpop or required'),
    'none',
    'dpop: sessions are bound to a key that stays in the browser, if the browser can (DPoP); required: unbound sessions are useless',
  ),
  SESSION_TTL_SECONDS: withDefault(
    field.wholeNumber(1, 3600),
    '1800',
    'how long a session lasts, unless minted with another duration',
  ),
  LIMIT_CHECKS_PER_SESSION: count('30', 'new questions in one session'),
  LIMIT_CHECKS_PER_MINUTE: count('10', 'new questions in one session within a minute'),
  LIMIT_NAMES_PER_ACCOUNT: count('5', 'different names for one account in one session'),
  LIMIT_SESSIONS_PER_IP_PER_HOUR: count('60', 'sessions that browsers open from one address (IPv6: a /56) in an hour'),
  LIMIT_CHECKS_PER_IP_PER_HOUR: count(
    '120',
    'new questions from one address in an hour, and ten times as many from an IPv4 /24 or an IPv6 /48; if a minted session has a subject, from that subject, whatever the address',
  ),
  LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: count(
    '15',
    'different names for one account from one address in an hour; a miss counts three times',
  ),
  LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: count(
    '50',
    'different names for one account in an hour, across all addresses and sessions; beyond that, a close match no longer discloses the name',
  ),
  LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR: count(
    '60',
    'names disclosed to one network (an IPv4 /24, an IPv6 /48; ten times as many to a /32), and to one customer, in an hour; beyond that, checks continue without disclosing names',
  ),
  LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR: count('600', 'names disclosed to the pages of one origin in an hour'),
  LIMIT_DISCLOSURES_PER_HOUR: count('1200', 'names disclosed to pages in an hour, in total'),
  LIMIT_DISCLOSURES_PER_KEY_PER_HOUR: count(
    '5000',
    'names disclosed to one API key in an hour, including lines of batches; beyond that, checks continue without disclosing names',
  ),
  LIMIT_DETAILS_PER_SESSION: count('60', 'requests for account details in one session'),
  LIMIT_REQUESTS_PER_IP_PER_MINUTE: count('600', 'requests of any kind from one address in a minute'),
  LIMIT_SESSIONS_PER_KEY_PER_MINUTE: count('600', 'sessions minted with one API key in a minute'),
  LIMIT_CHECKS_PER_KEY_PER_MINUTE: count('600', 'new questions that servers ask with one API key in a minute'),
  LIMIT_BATCHES_PER_KEY: count('4', 'batches of one API key that may run at the same time'),
  LIMIT_LINES_PER_BATCH: withDefault(field.wholeNumber(1, 10_000), '2000', 'lines in one batch'),
  BATCH_SHARE: withDefault(
    field.share,
    '0.5',
    'share of a provider’s quota and concurrency that batches may use, so that payers come first',
  ),
  CALLBACK_URL: plain(
    field.url,
    'where callbacks are sent when a batch ends, or a check that a server got a 202 for; in production https, or on this machine. Default: nowhere',
  ),
  CALLBACK_SECRET: secret(
    callbackSecrets,
    'key that signs callbacks: whsec_ and 24 to 64 bytes in base64; with a second one after a comma, both sign, for rotation',
  ),
  LIMIT_PROVIDER_CALLS_PER_DAY: plain(
    field.wholeNumber(0, 1_000_000_000),
    'a cap on spending; beyond that, checks end in unable_to_verify. Default: none',
  ),
  QUOTA_RESERVE: withDefault(
    field.share,
    '0.5',
    'share of a provider’s quota, of LIMIT_PROVIDER_CALLS_PER_DAY, and of the names disclosed per origin and in total, that is reserved for minted sessions and merchants’ servers, if there are MERCHANT_API_KEYS',
  ),
  TRUST_PROXY: withDefault(
    field.trustProxy,
    'false',
    'number of proxies in front, or their addresses; true is refused',
  ),
  REDIS_URL: secret(field.redisUrl, 'store shared by several instances. Default outside production: in memory'),
  REDIS_TIMEOUT_MS: milliseconds(
    '150',
    'how long one command to Redis may take. What waits longer is answered 503: raise it where Redis is far away',
  ),
  STORE: plain(
    z.enum(['memory'], 'has to be memory, or absent'),
    'memory: production without REDIS_URL, for a single instance, which forgets counters and used receipts on a restart',
  ),
  HTTPS_PROXY: secret(
    field.proxyUrl,
    'proxy for calls to providers and to the service of a challenge, and for callbacks, http://user:password@host:port. Also read as https_proxy',
  ),
  NO_PROXY: plain(
    field.text,
    'hosts that are reached without it, comma-separated; .example.com matches every host below it. This machine is always reached directly. Also read as no_proxy',
  ),
  PROVIDERS: withDefault(providers, '', `of ${names.join(', ')}, comma-separated, in order of preference`),
  PROVIDERS_SANDBOX: testMode(
    'the providers are your own sandbox, such as that of npm run sandbox: evidence and receipts say so. Refused in production',
  ),
  VOP_PARTICIPANTS_FILE: plain(
    field.text,
    'file with the BICs of the banks that take part, as CSV or JSON: a bank that is not in it is not asked. Read again every minute. Default: every bank is asked',
  ),
  CHECK_WAIT_MS: withDefault(
    field.wholeNumber(0, 600_000),
    '5000',
    'how long POST /v1/checks waits before it responds with 202; 0 does not wait',
  ),
  CHECK_DEADLINE_MS: milliseconds('20000', 'how long a check may take in total'),
  PROVIDER_TIMEOUT_MS: milliseconds(
    '8000',
    'how long one provider may take while another could still be asked (at most half of the remaining time); the last one gets the rest of CHECK_DEADLINE_MS',
  ),
  LOG_LEVEL: withDefault(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'has to be a level of pino, such as info'),
    'info',
    'fatal, error, warn, info, debug, trace or silent',
  ),
  METRICS_PORT: plain(
    field.wholeNumber(1, 65_535),
    'separate port for /metrics. Default: the main port; in production, nowhere',
  ),
  METRICS_ON_MAIN_PORT: flag(
    'false',
    'in production, without METRICS_PORT: serve /metrics on the main port to this machine, including a proxy that runs on it',
  ),
  PACKAGES_DIRECTORY: plain(
    field.folder,
    'folder with the tarballs of a release, served under /packages/ for projects to install from. Default: none',
  ),
});

/** The schemas of all variables, by name. */
export const schemas: Readonly<Record<string, z.ZodType>> = Object.assign(
  {},
  environment.shape,
  ...definitions.map(({ variables }) => variables),
);

/** Every variable the BFF reads, in the order of the documentation. */
export const variables: readonly Variable[] = describeVariables(schemas);
