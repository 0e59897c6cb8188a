import { formatIban } from './format.ts';
import { normalizeIban } from './normalize.ts';

/** Norway's. What is shorter is no IBAN, and eight characters of it would be too many. */
const SHORTEST = 15;

/**
 * An IBAN for showing and for answers: country, check digits and the last four characters, in groups of four. It
 * tells its owner which account is meant and nobody else what it is. Give it a valid IBAN.
 *
 * @example
 * maskIban('DE89370400440532013000') // 'DE89 •••• •••• •••• ••30 00'
 */
export function maskIban(iban: string): string {
  const text = normalizeIban(iban);
  if (text.length < SHORTEST) return formatIban('•'.repeat(text.length));
  return formatIban(text.slice(0, 4) + '•'.repeat(text.length - 8) + text.slice(-4));
}
