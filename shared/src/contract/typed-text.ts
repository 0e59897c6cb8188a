import { z } from 'zod';

/**
 * The C0 and C1 controls, and DEL: what holds one was not typed by a person. And halves of a character (RFC 7493, 2.1):
 * as UTF-8 each of them reads the same, so that different names would have one hash.
 */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

export const typedText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !NO_TEXT.test(text), 'must not contain control characters or halves of a character');
