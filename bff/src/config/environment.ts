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

/** What the BFF reads for itself; what it reads for a provider stands in the provider's folder. */
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
    'what the world calls it: the issuer of receipts; in production https and no path. Default outside production: http://HOST:PORT',
  ),
  ALLOWED_ORIGINS: withDefault(field.origins, '', 'comma-separated exact origins of the pages that may use it'),
  MERCHANT_API_KEYS: secret(
    merchantKeys,
    'comma-separated keys of 32 characters or more, good for every allowed origin; or JSON [{ "key", "origins": […] }]',
  ),
  SESSION_SECRET: secret(
    sessionSecrets,
    '32 characters or more; a second one after a comma is still accepted, for rotation. Absent outside production: one is made at start',
  ),
  RECEIPT_KEYS: secret(
    receiptKeys,
    'JWK set of P-256 private keys, the first signs, all are published; retired ones beside them stay in the archive. With RECEIPT_SIGNER they may lack their private halves. Absent outside production: one is made at start',
  ),
  RECEIPT_SIGNER: plain(
    field.signer,
    'who has the private half of the first of RECEIPT_KEYS: the path of a signing service’s Unix socket, or program: the one that embeds the BFF. Default: RECEIPT_KEYS have it',
  ),
  RECEIPT_SIGNER_TIMEOUT_MS: milliseconds('3000', 'how long one signature may take there'),
  AUDIT_LOG: plain(
    field.text,
    'file for one line for each check and decision, chained by hashes; - for standard output. One file for each instance. Default: none',
  ),
  ANONYMOUS_SESSIONS: flag('true', 'whether a browser may open a session by itself'),
  CHALLENGE: withDefault(
    z.enum(['none', ...challengeProvider.options], 'has to be none, altcha, turnstile, hcaptcha or friendly-captcha'),
    'none',
    'what a browser has to answer before it gets a session: altcha is proof of work, the others ask a service',
  ),
  CHALLENGE_FROM_SESSIONS_PER_MINUTE: withDefault(
    field.wholeNumber(0, 1_000_000_000),
    '0',
    'how many sessions browsers may open in a minute, all together, before the challenge is required; 0 requires it always',
  ),
  CHALLENGE_SITE_KEY: plain(field.text, 'public key of the service'),
  CHALLENGE_SECRET: secret(field.secretText(), 'secret key of the service'),
  CHALLENGE_VERIFY_URL: plain(field.url, 'where the service verifies answers. Default: by its documentation'),
  SESSION_BINDING: withDefault(
    z.enum(['none', 'dpop', 'required'], 'has to be none, dpop or required'),
    'none',
    'dpop: sessions are bound to a key that stays in the browser, where it has one (DPoP); required: no others are good for anything',
  ),
  SESSION_TTL_SECONDS: withDefault(
    field.wholeNumber(1, 3600),
    '1800',
    'how long a session lasts unless minted otherwise',
  ),
  LIMIT_CHECKS_PER_SESSION: count('30', 'new questions in one session'),
  LIMIT_CHECKS_PER_MINUTE: count('10', 'new questions in one session within a minute'),
  LIMIT_NAMES_PER_ACCOUNT: count('5', 'different names for one account in one session'),
  LIMIT_SESSIONS_PER_IP_PER_HOUR: count('60', 'sessions that browsers open from one address (IPv6: a /56) in an hour'),
  LIMIT_CHECKS_PER_IP_PER_HOUR: count(
    '120',
    'new questions from one address in an hour, and ten times as many from an IPv4 /24 or an IPv6 /48; of one subject, where a minted session has one, from wherever they come',
  ),
  LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: count(
    '15',
    'different names for one account from one address in an hour; a miss weighs three',
  ),
  LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: count(
    '50',
    'different names for one account in an hour, over all addresses and sessions; beyond it a close match no longer discloses the name',
  ),
  LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR: count(
    '60',
    'names disclosed to one network (an IPv4 /24, an IPv6 /48; ten times as many to a /32), and to one customer, in an hour; beyond it checks go on without disclosing',
  ),
  LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR: count('600', 'names disclosed to the pages of one origin in an hour'),
  LIMIT_DISCLOSURES_PER_HOUR: count('1200', 'names disclosed to pages in an hour, in all'),
  LIMIT_DISCLOSURES_PER_KEY_PER_HOUR: count(
    '5000',
    'names disclosed to the server that has one API key in an hour, lines of batches included; beyond it checks go on without disclosing',
  ),
  LIMIT_DETAILS_PER_SESSION: count('60', 'requests for account details in one session'),
  LIMIT_REQUESTS_PER_IP_PER_MINUTE: count('600', 'requests of any kind from one address in a minute'),
  LIMIT_SESSIONS_PER_KEY_PER_MINUTE: count('600', 'sessions minted with one API key in a minute'),
  LIMIT_CHECKS_PER_KEY_PER_MINUTE: count('600', 'new questions that servers ask with one API key in a minute'),
  LIMIT_BATCHES_PER_KEY: count('4', 'batches of one API key that run at once'),
  LIMIT_LINES_PER_BATCH: withDefault(field.wholeNumber(1, 10_000), '2000', 'lines in one batch'),
  BATCH_SHARE: withDefault(
    field.share,
    '0.5',
    'share of a provider’s quota and concurrency that batches may use, so that payers come first',
  ),
  CALLBACK_URL: plain(
    field.url,
    'where the end of a batch, and of a check that a server was answered 202 for, is told; in production https, or on this machine. Default: nowhere',
  ),
  CALLBACK_SECRET: secret(
    callbackSecrets,
    'what callbacks are signed with: whsec_ and 24 to 64 bytes in base64; a second one after a comma signs too, for rotation',
  ),
  LIMIT_PROVIDER_CALLS_PER_DAY: plain(
    field.wholeNumber(0, 1_000_000_000),
    'a cap on spend; beyond it checks end in unable_to_verify. Default: none',
  ),
  QUOTA_RESERVE: withDefault(
    field.share,
    '0.5',
    'share of a provider’s quota, of LIMIT_PROVIDER_CALLS_PER_DAY, and of the names disclosed at an origin and in all, that is kept for minted sessions and merchants’ servers, where there are MERCHANT_API_KEYS',
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
    'memory: production without REDIS_URL, for one instance alone, whose counters and used receipts a restart forgets',
  ),
  HTTPS_PROXY: secret(
    field.proxyUrl,
    'proxy for calls to providers and to the service of a challenge, and for callbacks, http://user:password@host:port. Also read as https_proxy',
  ),
  NO_PROXY: plain(
    field.text,
    'hosts that are asked without it, comma-separated; .example.com is every host below. This machine always is. Also read as no_proxy',
  ),
  PROVIDERS: withDefault(providers, '', `of ${names.join(', ')}, comma-separated, in order of preference`),
  PROVIDERS_SANDBOX: testMode(
    'the providers are a sandbox of your own, such as the one of npm run sandbox: evidence and receipts say so. Refused in production',
  ),
  VOP_PARTICIPANTS_FILE: plain(
    field.text,
    'file with the banks that take part, by BIC, as CSV or JSON: a bank that is not in it is not asked. Looked at again every minute. Default: every bank is asked',
  ),
  CHECK_WAIT_MS: withDefault(
    field.wholeNumber(0, 600_000),
    '5000',
    'how long POST /v1/checks waits before it answers 202; 0 does not wait',
  ),
  CHECK_DEADLINE_MS: milliseconds('20000', 'how long a check may take in all'),
  PROVIDER_TIMEOUT_MS: milliseconds(
    '8000',
    'how long one provider may take while another could still be asked (and at most half of what is left); the last one has all that is left of CHECK_DEADLINE_MS',
  ),
  LOG_LEVEL: withDefault(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'has to be a level of pino, such as info'),
    'info',
    'fatal, error, warn, info, debug, trace or silent',
  ),
  METRICS_PORT: plain(
    field.wholeNumber(1, 65_535),
    'a port of its own for /metrics. Default: the main port, in production nowhere',
  ),
  METRICS_ON_MAIN_PORT: flag(
    'false',
    'in production, without METRICS_PORT: answer /metrics on the main port to this machine, which a proxy on it may be part of',
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
