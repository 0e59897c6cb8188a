import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { RECEIPT_ALGORITHM } from '@payee-check/shared/contract';
import type { JSONWebKeySet, JWK } from 'jose';

export interface ReceiptKeySet {
  readonly signing: { readonly kid: string; readonly key: KeyObject };
  /** What `/.well-known/jwks.json` answers: public parts alone. */
  readonly published: JSONWebKeySet;
}

/** RFC 7638: a key's id made of the key, the same on every instance. */
function thumbprint({ crv, kty, x, y }: JWK): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** A key for this process alone: its receipts mean nothing after a restart. */
function makeKey(): JWK {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
}

/** @param configured Private P-256 keys, the first signs; `null`: one is made. */
export function createReceiptKeys(configured: readonly JWK[] | null): ReceiptKeySet {
  const keys = (configured ?? [makeKey()]).map((jwk) => ({ ...jwk, kid: jwk.kid ?? thumbprint(jwk) }));
  const [first] = keys;
  if (first === undefined) throw new TypeError('There has to be a key to sign receipts with');
  return {
    signing: { kid: first.kid, key: createPrivateKey({ key: first, format: 'jwk' }) },
    published: {
      keys: keys.map(({ kty, crv, x, y, kid }) => ({
        kty,
        crv,
        x,
        y,
        kid,
        use: 'sig',
        alg: RECEIPT_ALGORITHM,
      })) as JSONWebKeySet['keys'],
    },
  };
}
