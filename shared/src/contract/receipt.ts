import { z } from 'zod';
import { account } from './account.ts';
import { identifier } from './identifier.ts';
import { customerId, orderReference } from './text.ts';
import { basis, decision, environment, outcome, riskLevel } from './vocabulary.ts';

/** `typ` of a receipt's header. */
export const RECEIPT_TYPE = 'payee-check-receipt+jwt';
/** The only signature algorithm of receipts. */
export const RECEIPT_ALGORITHM = 'ES256';

const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const seconds = z.number().int();

/**
 * What the payer saw on the screen, as the element reports it: language, version of the element, policy, and the hash
 * of the sentences. Only the browser says so.
 */
export const shown = z.strictObject({
  locale: z.string().regex(/^[A-Za-z0-9-]{2,35}$/),
  element: z.string().regex(/^[A-Za-z0-9.+-]{1,32}$/),
  policy: z.enum(['confirm', 'inform', 'require-match']),
  /** `base64url(SHA-256(UTF-8(sentences)))`. */
  text: digest,
});
export type Shown = z.infer<typeof shown>;

/** Which evidence decided. */
export const receiptSource = z.object({
  provider: z.string().min(1),
  /** The provider's own reference; `null` if it gives none. */
  reference: z.string().nullable(),
  environment,
  /** `epc_vop`, `uk_cop`, …; `null` if none is named. */
  scheme: z.string().nullable(),
});
export type ReceiptSource = z.infer<typeof receiptSource>;

/**
 * What a receipt states. Times in seconds since the epoch, as in RFC 7519. Claims on which a payment is decided have to
 * be known values; new reasons, signals, providers and schemes may be added, and unknown ones are for information only.
 */
export const receiptClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: seconds,
  exp: seconds,
  /** The check's id. */
  jti: z.string(),
  /** The customer for whom the session was minted, as a salted hash. */
  subject_hash: digest.optional(),
  /** The order that the check was made for. */
  ref: z.string().min(1).optional(),
  outcome,
  reason: z.string().nullable(),
  decision: decision.nullable(),
  risk: z.object({ level: riskLevel, signals: z.array(z.string()) }),
  basis,
  /** Whether every identifier that was asked about was compared as well; absent if there were none. */
  identifiers_compared: z.boolean().optional(),
  /** `null` if nobody's answer decided. */
  src: receiptSource.nullable(),
  account_status: z.string().nullable(),
  checked_at: seconds,
  /** Absent until a decision adds it. */
  shown: z.object({ locale: z.string(), element: z.string(), policy: z.string(), text: digest }).optional(),
  salt: z.string().min(16),
  account_hash: digest,
  name_hash: digest,
  /** One for each identifier that was asked about; absent if there was none. */
  identifier_hashes: z.array(digest).optional(),
});
export type ReceiptClaims = z.infer<typeof receiptClaims>;

/** Body of `POST /v1/receipts/verify`. */
export const verifyRequest = z.strictObject({
  /** As the form submitted it, even if empty, to which the answer is `not_checked`. */
  receipt: z.string(),
  account: account.optional(),
  /** A registered name may be longer than one that is typed. */
  name: z.string().min(1).max(280).optional(),
  origin: z.string().min(1).max(255).optional(),
  /** The organisation's numbers by which the payee is known: each has to be one that was asked about. */
  identifiers: z.array(identifier).min(1).max(3).optional(),
  /** The order that is paid: required if the check was made for one. */
  reference: orderReference.optional(),
  /** The customer who is paid: required if the receipt proves ownership. */
  subject: customerId.optional(),
  /** Accept a sandbox's answers. */
  allowSandbox: z.boolean().optional(),
  consume: z.boolean().optional(),
});
export type VerifyRequest = z.infer<typeof verifyRequest>;

export const verifyResponse = z.discriminatedUnion('valid', [
  z.strictObject({
    valid: z.literal(true),
    bound: z.array(z.enum(['account', 'name', 'identifiers', 'origin', 'reference', 'subject'])),
    claims: receiptClaims,
  }),
  z.strictObject({
    valid: z.literal(false),
    why: z.enum([
      'not_checked',
      'malformed',
      'signature',
      'issuer_mismatch',
      'origin_mismatch',
      'expired',
      'sandbox',
      'account_mismatch',
      'name_mismatch',
      'identifier_mismatch',
      'reference_mismatch',
      'subject_required',
      'subject_mismatch',
      'already_used',
    ]),
  }),
]);
export type VerifyResponse = z.infer<typeof verifyResponse>;
