/** 0–9 for digits, 10–35 for letters, as ISO 7064 and ISO 13616 count. */
export const numeral = (character: string): number => Number.parseInt(character, 36);

/** The digits times the weights, summed. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** The remainder modulo 97 of a number of any length, letters counting as two digits. */
export function modulo97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = numeral(character);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** ISO 7064 mod 11,10: pure, hybrid, the last digit being the check digit. */
export function modulo11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(digits.at(-1))) % 10 === 1;
}
