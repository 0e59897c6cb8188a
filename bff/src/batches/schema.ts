import { accountType, identifier, receiptClaims } from '@payee-check/shared/contract';
import { z } from 'zod';

/** A question, as it is kept. */
export const question = z.object({
  account: z.discriminatedUnion('scheme', [
    z.object({ scheme: z.literal('iban'), iban: z.string(), country: z.string() }),
    z.object({
      scheme: z.literal('uk'),
      sortCode: z.string(),
      accountNumber: z.string(),
      secondaryReference: z.string().nullable(),
      country: z.literal('GB'),
    }),
  ]),
  name: z.string(),
  accountType: accountType.nullable(),
  identifiers: z.array(identifier),
});

/** What the old receipt of a line says, as far as a new answer is compared with it. */
const before = receiptClaims.pick({ outcome: true, reason: true, decision: true, risk: true, account_status: true });

/** A line, as it is kept. What an earlier version kept has no `before`. */
export const line = z.union([
  z.object({
    id: z.string(),
    question: z.number(),
    reference: z.string().nullable(),
    before: before.nullable().default(null),
    errors: z.null(),
  }),
  z.object({
    id: z.string(),
    question: z.null(),
    reference: z.null(),
    before: z.null().default(null),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
]);

/** What is known of a batch from its start on. Times are epoch milliseconds. */
export const header = z.object({
  /** Keyed hash of the merchant's key: nobody else finds the batch. */
  owner: z.string(),
  /** Audience of the receipts; `null`: none are made. */
  origin: z.string().nullable(),
  createdAt: z.number(),
  expiresAt: z.number(),
  lines: z.number(),
  questions: z.number(),
  /** How many lines ask a question, where more than one does. */
  repeats: z.array(z.tuple([z.number(), z.number()])),
  /** What the ids of its checks and the salts of its receipts are made from. */
  seed: z.string(),
});
export type BatchHeader = z.infer<typeof header>;
