import { formatIban } from './format.ts';
import { normalizeIban } from './normalize.ts';

/**
 * An IBAN for showing and for answers: country, check digits and the last four characters, in groups of four. It
 * tells its owner which account is meant and nobody else what it is. Give it a valid IBAN.
 *
 * @example
 * maskIban('DE89370400440532013000') // 'DE89 •••• •••• •••• ••30 00'
 */
export function maskIban(iban: string): string {
  const text = normalizeIban(iban);
  const hidden = Math.max(0, text.length - 8);
  return formatIban(text.slice(0, 4) + '•'.repeat(hidden) + text.slice(4 + hidden));
}
