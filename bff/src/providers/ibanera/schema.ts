import { z } from 'zod';

/** Ibanera's answers, as far as they are used. Undocumented members are ignored. */
const text = z.string().nullish();

/** An integer in the documentation; one that is too large for a program may be sent as a string. */
const id = z.union([z.number().int(), z.string().regex(/^\d{1,20}$/)]).transform(String);
/** A number in the documentation; a program that preserves every decimal sends a string. */
const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,20}(?:\.\d{1,20})?$/)
    .transform(Number),
]);
/** Absent, `null` or 0 if there is no such transaction. */
const optionalId = id
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '0' ? null : value));

/**
 * The common response format. `status` is `"1"` for success and `"0"` for an error, as a string in most examples and as
 * a number in one; errors come with HTTP 200 as well.
 */
export const envelope = z.object({
  status: z.union([z.string(), z.number()]).transform((status) => String(status).trim()),
  errors: z.array(z.object({ fieldName: text, messageCode: text })).nullish(),
  details: z.unknown(),
  pageSize: decimal.nullish(),
  numberOfPages: decimal.nullish(),
});
export type Envelope = z.infer<typeof envelope>;

const UNKNOWN_LIFE_SECONDS = 300;

/** `POST /api/v1/public/auth/login`. A `refreshToken` may be included; no endpoint for it is documented. */
export const loginDetails = z.object({
  accessToken: z.string().min(1),
  /** Seconds. Neither its type nor whether it is always present is documented; a 401 renews the token sooner. */
  expiresIn: z.coerce.number().positive().catch(UNKNOWN_LIFE_SECONDS),
});

/** `GET /api/v1/customer/accounts/list-accounts` */
export const accountDetails = z.object({ id });

/** `GET /api/v1/customer/accounts/transactions` */
export const transactionRow = z.object({ id, bPending: z.boolean().nullish() });
export type TransactionRow = z.infer<typeof transactionRow>;

const externalTransfer = z.object({
  direction: text,
  receiverAccountNumber: text,
  /** The number of the receiver's bank: a sort code if the account is in the UK. */
  receiverRoutingNumber: text,
  receiverIban: text,
  receiverName: text,
  beneficiaryName: text,
  completedAt: text,
});

/** `GET /api/v2/customer/accounts/transactions/get` */
export const transactionDetails = z.object({
  transactionId: id,
  amount: decimal.nullish(),
  timestamp: text,
  transactionStatus: text,
  /** The transaction that reversed this one. */
  rollbackTransactionId: optionalId,
  /** The transaction that this one reverses. */
  originalTransactionId: optionalId,
  externalTransferDetails: externalTransfer.nullish(),
});
export type TransactionDetails = z.infer<typeof transactionDetails>;
