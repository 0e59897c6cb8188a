/** 0–9 for digits, 10–35 for letters, as ISO 7064 and ISO 13616 count. */
const numeral = (character: string): number => Number.parseInt(character, 36);

/** The digits times the weights, summed. */
function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** The remainder modulo 97 of a number of any length, letters counting as two digits. */
function modulo97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = numeral(character);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** ISO 7064 mod 11,10: pure, hybrid, the last digit being the check digit. */
function modulo11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(digits.at(-1))) % 10 === 1;
}

/** Whether the check digits inside a BBAN are right; `undefined` if the rule does not apply to the account. */
export type NationalRule = (bban: string) => boolean | undefined;

/** ISO 7064 mod 97-10 over the whole BBAN, two check digits at its end. */
export const wholeModulo97: NationalRule = (bban) => modulo97(bban) === 1;

/** As {@link wholeModulo97}, but for one bank whose accounts are numbered otherwise. */
export const wholeModulo97Except =
  (bank: string): NationalRule =>
  (bban) =>
    bban.startsWith(bank) ? undefined : wholeModulo97(bban);

/**
 * The French key (clé RIB), 01 to 97: 98 and 99 would fit as 01 and 02 do, and 00 as 97. A to I, J to R and S to Z count
 * 1–9, 1–9 and 2–9.
 */
export const ribKey: NationalRule = (bban) => {
  const key = Number(bban.slice(-2));
  const digits = bban.replace(/[A-Z]/g, (letter) => String(((numeral(letter) - 10 + (letter >= 'S' ? 1 : 0)) % 9) + 1));
  return key >= 1 && key <= 97 && modulo97(digits) === 0;
};

export const belgium: NationalRule = (bban) => (modulo97(bban.slice(0, 10)) || 97) === Number(bban.slice(10));

const SPAIN = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

/** One digit for bank and branch, one for the account. */
export const spain: NationalRule = (bban) => {
  const digit = (sum: number): number => {
    const complement = 11 - (sum % 11);
    return complement > 9 ? 11 - complement : complement;
  };
  const bank = digit(weighted(bban.slice(0, 8), SPAIN.slice(2)));
  const account = digit(weighted(bban.slice(10), SPAIN));
  return bban.slice(8, 10) === `${bank}${account}`;
};

/** The values of characters at odd positions in the Italian CIN, by their own value (letters as A = 0). */
const CIN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** The control letter (CIN) before bank, branch and account. */
export const italy: NationalRule = (bban) => {
  let sum = 0;
  for (let index = 1; index < bban.length; index++) {
    const value = numeral(bban.charAt(index));
    const counted = value > 9 ? value - 10 : value;
    sum += index % 2 === 1 ? (CIN_ODD[counted] ?? 0) : counted;
  }
  return numeral(bban.charAt(0)) - 10 === sum % 26;
};

/** Accounts of the group 00 carry no check digit over the whole number. */
export const norway: NationalRule = (bban) =>
  bban.startsWith('00', 4) ? undefined : weighted(bban, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;

/** Luhn. */
export const finland: NationalRule = (bban) => {
  const doubled = [...bban].map((digit, index) => (index % 2 === bban.length % 2 ? Number(digit) * 2 : Number(digit)));
  return doubled.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
};

/** 7-3-1 from the right, over all behind the bank code. */
export const estonia: NationalRule = (bban) => {
  const sum = weighted(bban.slice(2), [7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7]);
  return (sum + Number(bban.at(-1))) % 10 === 0;
};

const NINE_SEVEN_THREE_ONE = [9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7, 3, 1];

/** One digit for bank and branch, one for the account. */
export const hungary: NationalRule = (bban) =>
  weighted(bban, NINE_SEVEN_THREE_ONE.slice(0, 8)) % 10 === 0 &&
  weighted(bban.slice(8), NINE_SEVEN_THREE_ONE) % 10 === 0;

export const albania: NationalRule = (bban) => weighted(bban, NINE_SEVEN_THREE_ONE.slice(0, 8)) % 10 === 0;

const CZECHIA = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/** The prefix and the account itself, each with its check digit last. */
export const czechia: NationalRule = (bban) =>
  weighted(bban.slice(4), CZECHIA.slice(4)) % 11 === 0 && weighted(bban.slice(10), CZECHIA) % 11 === 0;

/** Over the eight digits of the branch. */
export const poland: NationalRule = (bban) => weighted(bban, [3, 9, 7, 1, 3, 9, 7, 1]) % 10 === 0;

/** One digit for the bank, one for the account. */
export const croatia: NationalRule = (bban) => modulo11And10(bban.slice(0, 7)) && modulo11And10(bban.slice(7));

/** The holder's kennitala, at the end: its ninth digit checks the eight before it, the tenth is the century. */
export const iceland: NationalRule = (bban) => weighted(bban.slice(12), [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
