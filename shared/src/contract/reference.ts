import { z } from 'zod';

/** Controls would break the lines of a log, and halves of a character are no UTF-8. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/** The merchant's own reference of what is paid, such as an order number: 1 to 64 characters. */
export const orderReference = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => !NO_TEXT.test(text), 'must not contain control characters or halves of a character');
