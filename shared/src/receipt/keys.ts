import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWK,
  type JWSHeaderParameters,
  type JWTVerifyGetKey,
} from 'jose';
import { ReceiptError } from './errors.ts';

/** Where the issuer's public keys come from: the JWK set, its URL (fetched and cached), or a jose key getter. */
export type ReceiptKeys = JSONWebKeySet | URL | string | JWTVerifyGetKey;

/** A key getter that may also state what the set says about a key. */
type KeySet = JWTVerifyGetKey & { readonly jwks?: () => JSONWebKeySet | undefined };

/**
 * An unknown `kid` makes us fetch the set again, but not more often than this: somebody who invents ids must not cause
 * fetches.
 */
const REFETCH_AFTER_MS = 60_000;

const remoteSets = new Map<string, KeySet>();

function remoteSet(url: URL): KeySet {
  const known = remoteSets.get(url.href);
  if (known) return known;
  const set = createRemoteJWKSet(url, { cooldownDuration: REFETCH_AFTER_MS });
  remoteSets.set(url.href, set);
  return set;
}

export function keysFrom(jwks: ReceiptKeys): KeySet {
  if (typeof jwks === 'function') return jwks;
  if (typeof jwks === 'string' || jwks instanceof URL) return remoteSet(new URL(jwks));
  try {
    return createLocalJWKSet(jwks);
  } catch {
    throw new ReceiptError('invalid_options');
  }
}

/**
 * The key that a header names. Any fault other than an unknown key is a failed fetch: each runtime reports it in its
 * own way, and it says nothing about the receipt.
 */
export async function findKey(keys: KeySet, header: JWSHeaderParameters, token: FlattenedJWSInput) {
  try {
    return await keys({ ...header, alg: header.alg ?? '' }, token);
  } catch (error) {
    const isUnknown = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
    throw new ReceiptError(isUnknown ? 'signature' : 'jwks_unavailable');
  }
}

const member = (jwk: JWK | undefined, name: string): number => {
  const value: unknown = jwk && Object.entries(jwk).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? Date.parse(value) / 1000 : Number.NaN;
};

/** Whether a key could sign at that time, as far as its set says (`validFrom`, `validUntil`). */
export function couldSignAt(keys: KeySet, kid: unknown, issuedAt: number, tolerance: number): boolean {
  const jwk = keys.jwks?.()?.keys.find((key) => key.kid === kid);
  // NaN if the set does not say: no comparison with it is true.
  return !(issuedAt + tolerance < member(jwk, 'validFrom')) && !(issuedAt - tolerance > member(jwk, 'validUntil'));
}
