import { z } from 'zod';

/**
 * The C0 and C1 controls, and DEL: what holds one was not typed by a person, and would break the lines of a log. And halves of a
 * character (RFC 7493, 2.1): as UTF-8 each of them reads the same, so that different names would have one hash.
 */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

const within = (text: z.ZodString, longest: number) =>
  text
    .min(1)
    .max(longest)
    .refine((given) => !NO_TEXT.test(given), 'must not contain control characters or halves of a character');

/** What a program gives, from one character on. */
export const plainText = (longest: number) => within(z.string(), longest);

/** What somebody types, without spaces around it. */
export const typedText = (longest: number) => within(z.string().trim(), longest);

/** The merchant's own reference of what is paid, such as an order number: 1 to 64 characters. */
export const orderReference = plainText(64);

/** A merchant's or a provider's own id of a customer. Receipts are bound to it, so no two may have one hash. */
export const customerId = plainText(128);
