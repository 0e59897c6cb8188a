import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Keyring } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** A proof is some 400 characters. */
const MAX_PROOF_CHARACTERS = 2048;
/** How far off the browser's clock, or how old a proof, may be. */
const CLOCK_TOLERANCE_MS = 60_000;
/** How long a nonce is given out; it is valid for twice as long. */
const NONCE_MS = 120_000;
/** No proof is valid for longer; it is remembered until then. */
const REMEMBERED_MS = 2 * NONCE_MS;
/** 66 bits of a hash: enough to distinguish the proofs of one key. */
const REMEMBERED_CHARACTERS = 11;

/** About a hundred bytes each. */
const MAX_KEYS = 1000;

/** Public half only: a client that sends the private half has given the key away. */
const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url().length(43),
  y: z.base64url().length(43),
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
  key_ops: z.array(z.string()).optional(),
  ext: z.boolean().optional(),
});

const claims = z.object({
  jti: z.string().min(1).max(128),
  htm: z.string(),
  htu: z.string().max(2048),
  iat: z.number(),
  ath: z.string(),
  nonce: z.string().optional(),
});

/** A request that comes with a proof. */
interface ProvenRequest {
  readonly proof: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The token that is used with it. */
  readonly token: string;
}

/**
 * `key`: the thumbprint of the key that signed it (RFC 7638). `foreign`: only its key is wrong; `stale`: only its time
 * is.
 */
export type Proven =
  | { readonly status: 'valid'; readonly key: string }
  | { readonly status: 'invalid' | 'foreign' | 'stale' };

export interface Proofs {
  /**
   * Rejects with `StoreUnavailableError`: what cannot be remembered could be used again.
   *
   * @param key The key that it has to be signed with; absent: any key
   */
  verify(request: ProvenRequest, key?: string): Promise<Proven>;
  /** For the browser's next proof, in case its own clock is wrong. */
  nonce(): string;
}

/** Without query and fragment, normalised (RFC 9449, 4.3). */
function withoutQuery(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/**
 * Proofs that a request comes from the holder of a key (DPoP, RFC 9449), which make a stolen token worthless. Only
 * ES256, which every browser supports.
 *
 * @param publicUrl The BFF's public URL, which the proof names, whatever a proxy turns it into.
 */
export function createProofs(options: {
  readonly keyring: Keyring;
  readonly store: Store;
  readonly clock: Clock;
  readonly publicUrl: string;
}): Proofs {
  const { keyring, store, clock, publicUrl } = options;

  /** The same on every instance, and unpredictable to outsiders. */
  const nonceAt = (time: number) => keyring.hash('proof nonce', String(Math.floor(time / NONCE_MS)));
  const isFresh = ({ iat, nonce }: z.output<typeof claims>, now: number) =>
    nonce === undefined
      ? Math.abs(iat * 1000 - now) <= CLOCK_TOLERANCE_MS
      : nonce === nonceAt(now) || nonce === nonceAt(now - NONCE_MS);

  /**
   * Proofs of one key are stored in sets, one for each minute or nonce, since those of a set expire together: a key in
   * the store for each proof would let an attacker fill it.
   */
  async function isFirst(key: string, { jti, iat, nonce }: z.output<typeof claims>): Promise<boolean> {
    const member = hash('sha256', jti, 'base64url').slice(0, REMEMBERED_CHARACTERS);
    const place = storeKey(key, 'proofs', nonce ?? String(Math.floor(iat / 60)));
    const claim = { key: place, member, limit: Number.MAX_SAFE_INTEGER, windowMs: REMEMBERED_MS };
    const claimed = await store.claim([claim]);
    return claimed.allowed && claimed.made.every(({ added }) => added);
  }

  /**
   * By thumbprint, the oldest first: a session proves the same key again and again, and importing it costs as much as
   * verifying.
   */
  const known = new Map<string, KeyObject>();

  function keyIn(header: { readonly jwk?: unknown }): { readonly key: KeyObject; readonly thumbprint: string } {
    const { kty, crv, x, y } = publicKey.parse(header.jwk);
    const thumbprint = hash('sha256', JSON.stringify({ crv, kty, x, y }), 'base64url');
    const key = known.get(thumbprint) ?? createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    for (const oldest of known.keys()) {
      if (known.size < MAX_KEYS) break;
      known.delete(oldest);
    }
    known.set(thumbprint, key);
    return { key, thumbprint };
  }

  async function read({ proof, method, path, token }: ProvenRequest) {
    try {
      let thumbprint = '';
      const keyOf = (header: { readonly jwk?: unknown }) => {
        const found = keyIn(header);
        thumbprint = found.thumbprint;
        return found.key;
      };
      const { payload } = await jwtVerify(proof, keyOf, {
        typ: 'dpop+jwt',
        algorithms: ['ES256'],
        // The time is checked below.
        currentDate: new Date(clock.now()),
      });
      const stated = claims.parse(payload);
      const isForThis =
        stated.htm === method &&
        withoutQuery(stated.htu) === withoutQuery(`${publicUrl}${path}`) &&
        stated.ath === hash('sha256', token, 'base64url');
      return isForThis ? { stated, key: thumbprint } : null;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError || error instanceof TypeError) return null;
      // A point that is not on the curve.
      if (error instanceof Error && 'code' in error && error.code === 'ERR_CRYPTO_INVALID_JWK') return null;
      throw error;
    }
  }

  return {
    nonce: () => nonceAt(clock.now()),
    async verify(request, expected) {
      const found = request.proof.length > MAX_PROOF_CHARACTERS ? null : await read(request);
      if (found === null) return { status: 'invalid' };
      const { stated, key } = found;
      if (expected !== undefined && key !== expected) return { status: 'foreign' };
      if (!isFresh(stated, clock.now())) return { status: 'stale' };
      // Done last, so that nobody without the key can fill the store.
      return (await isFirst(key, stated)) ? { status: 'valid', key } : { status: 'invalid' };
    },
  };
}
