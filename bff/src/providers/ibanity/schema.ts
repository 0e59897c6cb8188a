import { z } from 'zod';

/**
 * The JSON:API resources of Ibanity's reference, as far as they are used. Undocumented members are ignored; a member
 * that may be empty may also be absent.
 */
const text = z.string().nullish();
const reference = z.object({ data: z.object({ id: z.string() }).nullish() }).nullish();

export const accountResource = z.object({
  id: z.string(),
  meta: z.object({ synchronizedAt: text, transactionsSynchronizedAt: text }).nullish(),
  attributes: z.object({
    relationship: text,
    iban: text,
    /** The bank's own reference; in later versions of the API the account number itself, if the type says so. */
    reference: text,
    referenceType: text,
  }),
  relationships: z.object({ customer: reference, financialInstitution: reference }).nullish(),
});
export type AccountResource = z.infer<typeof accountResource>;

export const transactionResource = z.object({
  id: z.string(),
  attributes: z.object({
    valueDate: text,
    executionDate: text,
    /** The counterpart's IBAN. */
    counterpart: text,
    /** Negative for money that left the account. */
    amount: z.number(),
  }),
});
export type TransactionResource = z.infer<typeof transactionResource>;

/** Later versions of the API say `success` and `error` for `done` and `failed`. */
const synchronizationStatus = z
  .enum(['pending', 'running', 'done', 'failed', 'success', 'error'])
  .transform((status) => (status === 'success' ? 'done' : status === 'error' ? 'failed' : status));

export const synchronizationDocument = z.object({
  data: z.object({ id: z.string(), attributes: z.object({ status: synchronizationStatus }) }),
});

export const institutionDocument = z.object({
  data: z.object({ id: z.string(), attributes: z.object({ name: text, sandbox: z.boolean().nullish() }) }),
});

export const errorDocument = z.object({
  errors: z.array(z.object({ code: z.string() })).min(1),
});

/** A page of a list, in Ibanity's cursor-based pagination. */
export function pageOf<T extends z.ZodType>(resource: T) {
  return z.object({
    links: z.object({ next: z.string().nullish() }).nullish(),
    data: z.array(resource),
  });
}
/** What leads to the next page. */
export type Page = z.infer<ReturnType<typeof pageOf<z.ZodUnknown>>>;

/** Every id of the reference is a UUID. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
