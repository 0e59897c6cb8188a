import { accountType, identifier, providerName, receiptClaims } from '@payee-check/shared/contract';
import { z } from 'zod';

/** A question as it is stored. */
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

/** The part of a line's earlier receipt that the new answer is compared with. */
const before = receiptClaims.pick({
  outcome: true,
  reason: true,
  decision: true,
  risk: true,
  account_status: true,
  identifiers_compared: true,
});

/** A line as it is stored. Lines stored by an earlier version have no `before`. */
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

/** What is known of a batch from the start. Times are epoch milliseconds. */
export const header = z.object({
  /** Keyed hash of the merchant's key, so that nobody else finds the batch. */
  owner: z.string(),
  /** Audience of the receipts; `null`: none are made. */
  origin: z.string().nullable(),
  createdAt: z.number(),
  expiresAt: z.number(),
  lines: z.number(),
  questions: z.number(),
  /** How many lines share a question, where more than one does. */
  repeats: z.array(z.tuple([z.number(), z.number()])),
  /** The ids of its checks and the salts of its receipts are derived from this. */
  seed: z.string(),
});
export type BatchHeader = z.infer<typeof header>;

/** Questions of a batch that are asked in the same way, and how far that has come. */
export const way = z.object({
  /** Which provider is asked first; `null`: none can be. */
  provider: providerName.nullable(),
  questions: z.number(),
  /** In a bulk call: how many of them the provider had finished, and when it said so. `null`: one by one. */
  told: z.array(z.tuple([z.number(), z.number()])).nullable(),
});
export type Way = z.infer<typeof way>;
