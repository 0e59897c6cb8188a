import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { ConfiguredReceiptKeys, ReceiptKey } from '../receipts/keys.ts';
import { parseJson } from '../settings/fields.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const keyId = z.string().min(1).max(64);
const publicMembers = { kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate };

/** A key (RFC 7517) and the time since which it has been in use; without `d` if a signer has the private half. */
const currentJwk = z.object({
  ...publicMembers,
  d: coordinate.exactOptional(),
  kid: keyId.exactOptional(),
  validFrom: z.iso.datetime().exactOptional(),
});

/** The public half of a key that no longer signs. Strict, because a private half does not belong here. */
const retiredJwk = z.strictObject({
  ...publicMembers,
  kid: keyId,
  validFrom: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime(),
});

/** One rotation a month for eighty years. */
const MOST_RETIRED = 1000;

/**
 * Whether the private part, if there is one, belongs to the public part: nobody could verify what a mixed-up key signs.
 */
function isWholeKey(jwk: ReceiptKey): boolean {
  try {
    const { kty, crv, x, y, d } = jwk;
    // Rejects a point that is not on the curve.
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    if (d === undefined) return true;
    const probe = Buffer.from('payee-check');
    const signature = sign('sha256', probe, createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' }));
    return verify('sha256', probe, publicKey, signature);
  } catch {
    return false;
  }
}

const receiptKeySet = z.object({
  keys: z.array(currentJwk).min(1).max(8),
  retired: z.array(retiredJwk).max(MOST_RETIRED).default([]),
});

/** A JWK set (RFC 7517) of P-256 keys, with the public halves of those that were retired. */
export const receiptKeys = z.string().transform((value, context): ConfiguredReceiptKeys => {
  const set = receiptKeySet.safeParse(parseJson(value)).data;
  // If two keys had the same id, a verifier could not tell which one signed.
  const ids = set === undefined ? [] : [...set.keys, ...set.retired].map(({ kid, x }) => kid ?? x);
  if (set !== undefined && new Set(ids).size === ids.length && set.keys.every(isWholeKey)) {
    return { current: set.keys, retired: set.retired };
  }
  context.addIssue({
    code: 'custom',
    message:
      'has to be a JWK set, {"keys":[…]}, of P-256 keys, private unless a signer has them; beside them "retired": public ones with kid, validFrom and validUntil; no `kid` twice',
  });
  return z.NEVER;
});
