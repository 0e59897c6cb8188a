import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import { isExactOrigin, list } from './fields.ts';
import type { MerchantKey } from './types.ts';

/** Shorter keys can be guessed; 32 characters of hexadecimal are 128 bits. */
const MIN_KEY_CHARACTERS = 32;

/** A key has to fit into an `Authorization` header as it is (RFC 6750, `b64token`). */
const KEY = new RegExp(`^[A-Za-z0-9._~+/=-]{${MIN_KEY_CHARACTERS},}$`);

const keyEntries = z.array(
  z.strictObject({ key: z.string().regex(KEY), origins: z.array(z.string().refine(isExactOrigin)).min(1).optional() }),
);

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Comma-separated keys, or a JSON array of `{ key, origins }`. */
export const merchantKeys = z.string().transform((value, context): readonly MerchantKey[] => {
  const asJson = value.trimStart().startsWith('[');
  const entries = keyEntries.safeParse(asJson ? parseJson(value) : list(value).map((key) => ({ key })));
  if (entries.success && new Set(entries.data.map(({ key }) => key)).size === entries.data.length) {
    return entries.data.map(({ key, origins }) => ({ key, origins: origins === undefined ? null : new Set(origins) }));
  }
  context.addIssue({
    code: 'custom',
    message: entries.success
      ? 'names a key twice'
      : `has to be keys of ${MIN_KEY_CHARACTERS} characters or more (letters, digits, - . _ ~ + / =), comma-separated, or JSON [{ "key", "origins": [exact origins] }]`,
  });
  return z.NEVER;
});

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const privateJwk = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: coordinate,
  kid: z.string().min(1).max(64).optional(),
});

/** Whether the private part belongs to the public part: a mixed-up key would sign what nobody can verify. */
function isWholeKey(jwk: z.infer<typeof privateJwk>): boolean {
  try {
    const { kty, crv, x, y, d } = jwk;
    const probe = Buffer.from('payee-check');
    const signature = sign('sha256', probe, createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' }));
    return verify('sha256', probe, createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }), signature);
  } catch {
    return false;
  }
}

/** A JWK set (RFC 7517) of P-256 private keys. */
export const receiptKeys = z.string().transform((value, context): readonly JWK[] => {
  const set = z.object({ keys: z.array(privateJwk).min(1).max(8) }).safeParse(parseJson(value));
  // Of two keys under one id, a verifier cannot tell which signed.
  const ids = set.data?.keys.map(({ kid, x }) => kid ?? x) ?? [];
  if (set.success && new Set(ids).size === ids.length && set.data.keys.every(isWholeKey)) {
    return set.data.keys.map(({ kty, crv, x, y, d, kid }) => ({
      kty,
      crv,
      x,
      y,
      d,
      ...(kid !== undefined && { kid }),
    }));
  }
  context.addIssue({
    code: 'custom',
    message: 'has to be a JWK set, {"keys":[…]}, of P-256 private keys, no `kid` twice',
  });
  return z.NEVER;
});

/** One secret, or two: the second still opens what it sealed, for rotation. */
export const sessionSecrets = z
  .string()
  .transform(list)
  .refine(
    (all) => all.length > 0 && all.length <= 2 && all.every((secret) => secret.length >= MIN_KEY_CHARACTERS),
    `has to be one or two secrets of ${MIN_KEY_CHARACTERS} characters or more, comma-separated`,
  );
