import { z } from 'zod';
import type { MerchantKey } from '../sessions/api-keys.ts';
import { isExactOrigin, list, parseJson } from '../settings/fields.ts';

/** Shorter keys can be guessed; 32 characters of hexadecimal are 128 bits. */
const MIN_KEY_CHARACTERS = 32;

/** A key has to fit into an `Authorization` header as it is (RFC 6750, `b64token`). */
const KEY = new RegExp(`^[A-Za-z0-9._~+/=-]{${MIN_KEY_CHARACTERS},}$`);

const keyEntries = z.array(
  z.strictObject({ key: z.string().regex(KEY), origins: z.array(z.string().refine(isExactOrigin)).min(1).optional() }),
);

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

const isCallbackSecret = (secret: string): boolean => {
  const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const { length } = Buffer.from(encoded ?? '', 'base64');
  return length >= 24 && length <= 64;
};

/** One secret of the Standard Webhooks kind, or two, each of which signs. */
export const callbackSecrets = z
  .string()
  .transform(list)
  .refine(
    (all) => all.length > 0 && all.length <= 2 && all.every(isCallbackSecret),
    'has to be one or two of whsec_ and 24 to 64 bytes in base64, comma-separated',
  );

/** One secret, or two during a rotation: the second still opens what it sealed. */
export const sessionSecrets = z
  .string()
  .transform(list)
  .refine(
    (all) => all.length > 0 && all.length <= 2 && all.every((secret) => secret.length >= MIN_KEY_CHARACTERS),
    `has to be one or two secrets of ${MIN_KEY_CHARACTERS} characters or more, comma-separated`,
  );
