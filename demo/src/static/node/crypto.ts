/**
 * The part of `node:crypto` that the BFF's checks and the sandbox use, as pure functions: Web Crypto is asynchronous,
 * and the BFF needs hashes at once. What would be encrypted stays in the page's own memory, so it is left unencrypted.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

const written = (bytes: Uint8Array, encoding = 'hex') => {
  const buffer = Buffer.from(bytes);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
};

export const hash = (_algorithm: 'sha256', content: string | Uint8Array, encoding?: string) =>
  written(sha256(bytesOf(content)), encoding);

/** A hash that is fed in parts. */
const inParts = (running: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }) => {
  const self = {
    update(content: string | Uint8Array) {
      running.update(bytesOf(content));
      return self;
    },
    digest: (encoding?: string) => written(running.digest(), encoding ?? 'buffer'),
  };
  return self;
};

export const createHash = (_algorithm: 'sha256') => inParts(sha256.create());
export const createHmac = (_algorithm: 'sha256', key: Uint8Array) => inParts(hmac.create(sha256, key));
export const hkdfSync = (_digest: 'sha256', key: string, salt: string, info: string, length: number) =>
  hkdf(sha256, bytesOf(key), bytesOf(salt), bytesOf(info), length);
export const createSecretKey = (key: Uint8Array) => key;
export const randomBytes = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
/** At most 65,536 bytes, Web Crypto's limit per call. */
export const randomFillSync = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
export const randomUUID = () => crypto.randomUUID();

const leaveAsItIs = () => {
  const cipher = {
    setAAD: () => cipher,
    setAuthTag: () => cipher,
    update: (content: Uint8Array) => Buffer.from(content),
    final: () => Buffer.from([]),
    getAuthTag: () => randomBytes(16),
  };
  return cipher;
};
export const createCipheriv = leaveAsItIs;
export const createDecipheriv = leaveAsItIs;

const needsNode = () => {
  throw new Error('Only available in Node');
};
export const sign = needsNode;
export const verify = needsNode;
export const createPrivateKey = needsNode;
/** Not an arrow function, because it is called with `new`. */
export function X509Certificate() {
  needsNode();
}
