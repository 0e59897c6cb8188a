import { createPrivateKey, X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { readSentinelUrl } from './sentinel-url.ts';

/** Types of settings. Messages say what is expected and never repeat the value, which may be a secret. */

export const text = z.string();

/** A misspelt `production` would run with secrets generated at start, and with `/metrics` open. */
export const mode = z
  .string()
  .refine((value) => value === 'production' || !/^prod/i.test(value), 'has to be production, written exactly so');

export const folder = z
  .string()
  .refine(
    (value) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true,
    'has to be an existing folder',
  );

/** A Unix socket, or the program that embeds the BFF. */
export const signer = z
  .string()
  .regex(/^(?:\/.+|program)$/, 'has to be the absolute path of a Unix socket, or program')
  .transform((value) => (value === 'program' ? null : value));

export function secretText(minimum = 1) {
  return z.string().min(minimum, `has to have ${minimum} characters or more`);
}

export function wholeNumber(minimum: number, maximum: number) {
  const message = `has to be a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, message);
}

/** A part of a whole. */
export const share = z
  .string()
  .regex(/^(?:0(?:\.\d{1,4})?|1(?:\.0{1,4})?)$/, 'has to be a number from 0 to 1, such as 0.5')
  .transform(Number);

export const flag = z
  .enum(['true', 'false', '1', '0'], 'has to be true or false')
  .transform((value) => value === 'true' || value === '1');

/** Comma-separated, without empty parts. */
export function list(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether it is exactly what a browser sends as `Origin`. */
export function isExactOrigin(value: string): boolean {
  // A host may contain an asterisk (URL Standard, 3.4); no browser's origin does, and it would be read as a wildcard.
  if (value.includes('*') || !URL.canParse(value)) return false;
  const url = new URL(value);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === value;
}

export const origins = z
  .string()
  .transform(list)
  .refine((all) => all.every(isExactOrigin), 'has to be exact origins, such as https://shop.example, comma-separated')
  .transform((all): ReadonlySet<string> => new Set(all));

function asPlainUrl(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.href.replace(/\/+$/, '');
}

/** An http or https URL without credentials, query or fragment; a trailing slash is dropped. */
export const url = z.string().transform((value, context) => {
  const plain = asPlainUrl(value);
  if (plain !== null) return plain;
  context.addIssue({
    code: 'custom',
    message: 'has to be an http or https URL without credentials, query or fragment',
  });
  return z.NEVER;
});

/** The address of a company's proxy; the only one that may contain a user and a password. */
export const proxyUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
    'has to be an http:// or https:// URL',
  );

export function isLoopbackUrl(value: string): boolean {
  const { hostname } = new URL(value);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

const SANDBOX_HOST = /(?:^|[.-])(?:sandbox|sbx|dummy|mock)\d*(?:[.-]|$)/i;
const SANDBOX_PATH = /\/(?:sandbox|validate_iban_dummy)(?:\/|$)/i;

/** Whether it is a provider's test environment, which has its own host or path. */
export function isSandboxUrl(value: string): boolean {
  const { hostname, pathname } = new URL(value);
  return SANDBOX_HOST.test(hostname) || SANDBOX_PATH.test(pathname);
}

export const redisUrl = z
  .string()
  .refine(
    (value) =>
      readSentinelUrl(value) !== null ||
      (URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol)),
    'has to be a redis:// or rediss:// URL, or redis+sentinel://host:port,host:port/name-of-the-primary',
  );

const NAMED_SUBNETS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** An address or subnet that Express can trust; one that covers everybody would be as bad as `true`. */
function isProxyAddress(value: string): boolean {
  if (NAMED_SUBNETS.has(value)) return true;
  const [address = '', prefix, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (version === 4 ? 32 : 128);
}

export const trustProxy = z.string().transform((value, context): false | number | readonly string[] => {
  if (value === 'false' || value === '0') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const addresses = list(value);
  if (addresses.length > 0 && addresses.every(isProxyAddress)) return addresses;
  const message =
    value === 'true'
      ? 'must not be true, which lets a caller choose its own address: give the number of proxies, or their addresses'
      : 'has to be the number of proxies in front, or their addresses and subnets, comma-separated';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** In an environment file, a PEM's line breaks are written as `\n`. */
export const withLineBreaks = (value: string): string => value.replaceAll('\\n', '\n');

const pem = z.string().transform(withLineBreaks);

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

export const pemCertificate = pem.refine(
  (value) => succeeds(() => new X509Certificate(value)),
  'has to be a certificate in PEM',
);

/** An encrypted one is opened later, when the passphrase is known. */
export const pemPrivateKey = pem.refine(
  (value) => value.includes('ENCRYPTED') || succeeds(() => createPrivateKey(value)),
  'has to be a private key in PEM',
);

export const base32 = z
  .string()
  .transform((value) => value.replaceAll(/[\s=-]/g, '').toUpperCase())
  .refine((value) => /^[A-Z2-7]{16,}$/.test(value), 'has to be base32, 16 characters or more');

/** `undefined` if a text is not JSON. */
export function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
