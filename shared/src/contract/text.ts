import { z } from 'zod';

/**
 * The C0 and C1 controls, and DEL: a text that contains one was not typed by a person, and would break a log's lines.
 * Also unpaired surrogates (RFC 7493, 2.1): all of them have the same UTF-8 form, so that different names would have
 * the same hash.
 */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

const within = (text: z.ZodString, longest: number) =>
  text
    .min(1)
    .max(longest)
    .refine((given) => !NO_TEXT.test(given), 'must not contain control characters or halves of a character');

/** Text from a program, at least one character. */
export const plainText = (longest: number) => within(z.string(), longest);

/** Text that somebody types, trimmed. */
export const typedText = (longest: number) => within(z.string().trim(), longest);

/** The merchant's own reference for the payment, such as an order number: 1 to 64 characters. */
export const orderReference = plainText(64);

/** A merchant's or a provider's own id of a customer. Receipts are bound to it, so no two may have the same hash. */
export const customerId = plainText(128);
