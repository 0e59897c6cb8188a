import { z } from 'zod';
import { account } from './account.ts';
import { basis, decision, outcome, reason, risk } from './words.ts';

/** `typ` of a receipt's header. */
export const RECEIPT_TYPE = 'payee-check-receipt+jwt';
/** The one signature algorithm of a receipt. */
export const RECEIPT_ALGORITHM = 'ES256';

const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What a receipt states. Times in seconds since the epoch, as in RFC 7519. */
export const receiptClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  /** The check's id. */
  jti: z.string(),
  sub: z.string().optional(),
  outcome,
  reason: reason.nullable(),
  decision: decision.nullable(),
  risk,
  basis,
  salt: z.string().min(16),
  account_hash: digest,
  name_hash: digest,
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;

/** Body of `POST /v1/receipts/verify`. */
export const verifyRequest = z.strictObject({
  /** As the form submitted it, even if that is nothing, which is answered as `not_checked`. */
  receipt: z.string(),
  account: account.optional(),
  name: z.string().min(1).max(140).optional(),
  origin: z.string().min(1).max(255).optional(),
  consume: z.boolean().optional(),
});
export type VerifyRequest = z.infer<typeof verifyRequest>;

export const verifyResponse = z.discriminatedUnion('valid', [
  z.strictObject({
    valid: z.literal(true),
    bound: z.array(z.enum(['account', 'name', 'origin'])),
    claims: receiptClaims,
  }),
  z.strictObject({
    valid: z.literal(false),
    why: z.enum([
      'not_checked',
      'expired',
      'signature',
      'account_mismatch',
      'name_mismatch',
      'origin_mismatch',
      'malformed',
      'already_used',
    ]),
  }),
]);
export type VerifyResponse = z.infer<typeof verifyResponse>;
