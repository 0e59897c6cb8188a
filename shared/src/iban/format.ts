import { MAX_CHARACTERS } from '../spelling/account-number.ts';
import { normalizeIban } from './normalize.ts';

/**
 * An IBAN, or a part of one, in its print format (ISO 13616): in groups of four.
 *
 * @example
 * formatIban('de89370400440532013000') // 'DE89 3704 0044 0532 0130 00'
 */
export function formatIban(input: unknown): string {
  const iban = normalizeIban(input);
  return iban.length > MAX_CHARACTERS ? iban : iban.replace(/.{4}(?=.)/gsu, '$& ');
}

/** Norway's. Anything shorter is not an IBAN, and eight characters of it would reveal too much. */
const SHORTEST = 15;

/**
 * A masked IBAN for display and for answers: country, check digits and the last four characters, in groups of four. Its
 * owner recognises the account, and nobody else learns its number. Pass a valid IBAN.
 *
 * @example
 * maskIban('DE89370400440532013000') // 'DE89 •••• •••• •••• ••30 00'
 */
export function maskIban(iban: string): string {
  const text = normalizeIban(iban);
  const shown = text.length < SHORTEST ? 0 : 4;
  const hidden = '•'.repeat(text.length - 2 * shown);
  const masked = text.slice(0, shown) + hidden + text.slice(text.length - shown);
  let grouped = masked.slice(0, 4);
  for (let at = 4; at < masked.length; at += 4) grouped += ` ${masked.slice(at, at + 4)}`;
  return grouped;
}
