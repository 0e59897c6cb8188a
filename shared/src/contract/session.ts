import { z } from 'zod';
import { customerId, orderReference } from './text.ts';
import { customerProvider, scheme, timestamp } from './vocabulary.ts';

export const challengeProvider = z.enum(['altcha', 'turnstile', 'hcaptcha', 'friendly-captcha']);
export type ChallengeProvider = z.infer<typeof challengeProvider>;

/** Body of `POST /v1/sessions` when a browser asks; with the answer to a challenge if one was required. */
export const anonymousSessionRequest = z.strictObject({
  challenge: z
    .strictObject({
      provider: challengeProvider,
      /** ALTCHA's payload in base64, or the token from the service's script. */
      answer: z.string().min(1).max(6000),
    })
    .optional(),
});

const providerSubject = customerId.optional();

/** Ids at providers that know customers, and at no others. */
const providerSubjects = z.strictObject(
  Object.fromEntries(customerProvider.options.map((name) => [name, providerSubject])),
);

/** Body of `POST /v1/sessions` when a merchant's server asks, with its API key. */
export const mintedSessionRequest = z.strictObject({
  /** An exact origin, `https://shop.example`, that the key may mint for. */
  origin: z.string().min(1).max(255),
  /** The merchant's own id of the customer. */
  subject: customerId.optional(),
  /** The customer's ids at the providers, if they differ from `subject`. */
  subjects: providerSubjects.optional(),
  /** The order that is paid; receipts are valid only for it. */
  reference: orderReference.optional(),
  /** Whether the page may be told that, and in which month, the merchant has paid the account before. */
  history: z.boolean().optional(),
  ttlSeconds: z.number().int().min(60).max(3600).optional(),
});
export type MintedSessionRequest = z.infer<typeof mintedSessionRequest>;

export const session = z.strictObject({
  id: z.string(),
  token: z.string(),
  expiresAt: timestamp,
  limits: z.strictObject({
    checks: z.number().int(),
    checksPerMinute: z.number().int(),
    namesPerAccount: z.number().int(),
  }),
  /** Present if the token can, or has to, be bound to a key of the browser: `POST /v1/sessions/binding`. */
  binding: z.literal('dpop').exactOptional(),
  features: z.strictObject({ schemes: z.array(scheme), accountDetails: z.boolean() }),
});
export type Session = z.infer<typeof session>;

export const sessionResponse = z.strictObject({ session });
export type SessionResponse = z.infer<typeof sessionResponse>;
