import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { RECEIPT_ALGORITHM } from '@payee-check/shared/contract';
import type { JWK } from 'jose';

/** The public half, as in a JWK (RFC 7517). */
interface PublicHalf {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** A key, and the time since which it has been in use. */
export interface ReceiptKey extends PublicHalf {
  /** The private half; absent if a signer has it. */
  readonly d?: string;
  readonly kid?: string;
  /** ISO 8601 in UTC. */
  readonly validFrom?: string;
}

/** What remains of a key that no longer signs. */
interface RetiredReceiptKey extends PublicHalf {
  readonly kid: string;
  /** ISO 8601 in UTC; `null`: not known. */
  readonly validFrom: string | null;
  readonly validUntil: string;
}

export interface ConfiguredReceiptKeys {
  /** The first signs. */
  readonly current: readonly ReceiptKey[];
  readonly retired: readonly RetiredReceiptKey[];
}

interface PublicKey extends PublicHalf {
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: typeof RECEIPT_ALGORITHM;
}

/** A key as in the archive: since when it has been published, and until when it could sign. */
interface ArchivedKey extends PublicKey {
  /** ISO 8601; `null`: not known. */
  readonly validFrom: string | null;
  /** ISO 8601; `null`: it is in use. */
  readonly validUntil: string | null;
}

export interface ReceiptKeySet {
  readonly signing: {
    readonly kid: string;
    readonly publicKey: KeyObject;
    /** `null`: a signer has it. */
    readonly privateKey: KeyObject | null;
  };
  /** What `/.well-known/jwks.json` returns: only public parts, and only of keys in use. */
  readonly published: { readonly keys: PublicKey[] };
  /** What `/.well-known/receipt-keys.json` answers: the public part of every key that was ever used. */
  readonly archive: { readonly keys: ArchivedKey[] };
}

/** RFC 7638: a key's id made of the key, the same on every instance. */
function thumbprint({ crv, kty, x, y }: JWK): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** A key for this process alone: its receipts mean nothing after a restart. */
function makeKey(now: number): ConfiguredReceiptKeys {
  const {
    d = '',
    x = '',
    y = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  });
  // In whole seconds, as in receipts, so that a receipt signed immediately is not older than its key.
  const validFrom = new Date(Math.floor(now / 1000) * 1000).toISOString();
  return { current: [{ kty: 'EC', crv: 'P-256', x, y, d, validFrom }], retired: [] };
}

const publicPart = ({ x, y, kid }: { readonly x: string; readonly y: string; readonly kid: string }): PublicKey => ({
  kty: 'EC',
  crv: 'P-256',
  x,
  y,
  kid,
  use: 'sig',
  alg: RECEIPT_ALGORITHM,
});

/** @param configured `null`: a key is generated */
export function createReceiptKeys(configured: ConfiguredReceiptKeys | null, now = Date.now()): ReceiptKeySet {
  const { current, retired } = configured ?? makeKey(now);
  const keys = current.map((jwk) => ({ ...jwk, kid: jwk.kid ?? thumbprint(jwk) }));
  const [first] = keys;
  if (first === undefined) throw new TypeError('There has to be a key to sign receipts with');
  const { kty, crv, x, y, d } = first;
  return {
    signing: {
      kid: first.kid,
      publicKey: createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }),
      privateKey: d === undefined ? null : createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' }),
    },
    published: { keys: keys.map(publicPart) },
    archive: {
      keys: [
        ...keys.map((key) => ({ ...publicPart(key), validFrom: key.validFrom ?? null, validUntil: null })),
        ...retired.map((key) => ({ ...publicPart(key), validFrom: key.validFrom, validUntil: key.validUntil })),
      ],
    },
  };
}
