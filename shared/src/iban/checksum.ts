/**
 * Whether the check digits fit the rest, by ISO 7064 mod 97-10: of a text of digits and capitals, whatever its country and
 * its length. `isValidIban` has a faster way, which a form does not need.
 */
export function hasIbanChecksum(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    remainder = (remainder * (character <= '9' ? 10 : 100) + Number.parseInt(character, 36)) % 97;
  }
  return remainder === 1;
}
