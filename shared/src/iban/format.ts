import { MAX_CHARACTERS } from '../spelling/account-number.ts';
import { normalizeIban } from './normalize.ts';

/**
 * An IBAN, or what there is of it, as ISO 13616 prints it: in groups of four.
 *
 * @example
 * formatIban('de89370400440532013000') // 'DE89 3704 0044 0532 0130 00'
 */
export function formatIban(input: unknown): string {
  const iban = normalizeIban(input);
  return iban.length > MAX_CHARACTERS ? iban : iban.replace(/.{4}(?=.)/gsu, '$& ');
}
