import {
  constants,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { header, type SandboxRequest } from '../server/exchange.ts';

/** The key for request signatures, made for one run. */
export interface SignatureKey {
  readonly id: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM, SPKI. */
  readonly publicKey: string;
}

export function makeSignatureKey(): SignatureKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    id: randomUUID(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const MAX_AGE_SECONDS = 300;

/**
 * Verifies an HTTP signature (draft-cavage-http-signatures-12) as newer installations require it: `hs2019` with RSA-PSS
 * and SHA-256, over `(request-target) host digest (created)` and every `ibanity-*` header.
 *
 * @param now Milliseconds since the epoch
 */
export function signatureIsGood(request: SandboxRequest, key: SignatureKey, now: number): boolean {
  const fields = readFields(header(request, 'signature'));
  const created = Number(fields.get('created'));
  const signed = (fields.get('headers') ?? '').split(' ');
  if (fields.get('keyId') !== key.id || fields.get('algorithm') !== 'hs2019') return false;
  if (!Number.isInteger(created) || Math.abs(now / 1000 - created) > MAX_AGE_SECONDS) return false;
  if (!required(request).every((name) => signed.includes(name)) || !digestIsGood(request)) return false;
  const lines = signed.map((name) => `${name}: ${signedValue(name, request, created)}`);
  const publicKey = createPublicKey(key.publicKey);
  return verify(
    'sha256',
    Buffer.from(lines.join('\n')),
    { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO },
    Buffer.from(fields.get('signature') ?? '', 'base64'),
  );
}

function required(request: SandboxRequest): readonly string[] {
  const own = Object.keys(request.headers).filter((name) => name.startsWith('ibanity-'));
  return ['(request-target)', 'host', 'digest', '(created)', ...own];
}

function signedValue(name: string, request: SandboxRequest, created: number): string {
  if (name === '(created)') return String(created);
  return name === '(request-target)' ? `${request.method.toLowerCase()} ${request.target}` : header(request, name);
}

/** RFC 3230: `SHA-256=` or `SHA-512=`, of the body or of an empty one. */
function digestIsGood(request: SandboxRequest): boolean {
  const [, bits, sum] = /^SHA-(256|512)=(.+)$/iu.exec(header(request, 'digest')) ?? [];
  if (!bits || !sum) return false;
  const expected = createHash(`sha${bits}`).update(request.body).digest();
  const given = Buffer.from(sum, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function readFields(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(\w+)=(?:"([^"]*)"|(\d+))/gu)].map(([, name = '', quoted, bare]) => [
      name,
      quoted ?? bare ?? '',
    ]),
  );
}
