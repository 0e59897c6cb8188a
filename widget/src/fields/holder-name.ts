import { cleanName } from '@payee-check/shared/spelling/name';
import type { Fault } from '../types.ts';

/** EPC Max140Text. */
const MOST_CHARACTERS = 140;

export function nameFault(text: string): Fault | undefined {
  const name = cleanName(text);
  if (!name) return { code: 'name_missing', missing: true };
  if (name.length > MOST_CHARACTERS) return { code: 'name_too_long' };
  // A control character was not typed by a person, and a name without a letter or digit is none.
  return /\p{Cc}/u.test(name) || !/[\p{L}\p{N}]/u.test(name) ? { code: 'name_invalid' } : undefined;
}
