import { cleanName, isName } from '@payee-check/shared/spelling/name';
import type { Fault } from '../types.ts';

/** EPC Max140Text. */
const MOST_CHARACTERS = 140;

export function nameFault(text: string): Fault | undefined {
  const name = cleanName(text);
  if (!name) return { code: 'name_missing', missing: true };
  if (name.length > MOST_CHARACTERS) return { code: 'name_too_long' };
  // A control character was not typed by a person.
  return /\p{Cc}/u.test(name) || !isName(name) ? { code: 'name_invalid' } : undefined;
}
