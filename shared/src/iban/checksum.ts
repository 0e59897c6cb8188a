/**
 * Whether the check digits of a text of digits and capitals are right (ISO 7064 mod 97-10), whatever its country and
 * length. `isValidIban` is faster, which a form does not need.
 */
export function hasIbanChecksum(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    remainder = (remainder * (character <= '9' ? 10 : 100) + Number.parseInt(character, 36)) % 97;
  }
  return remainder === 1;
}
