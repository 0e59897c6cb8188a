import type { IbanFault } from '../iban/fault.ts';

/** What is known of IBANs: a form has it already, and is not to load it again. */
export interface IbanRules {
  fault(iban: string): IbanFault | undefined;
  /** How many characters those of a country have; `undefined` where there are none. */
  length(country: string): number | undefined;
}

/**
 * Every IBAN of a text, whatever stands between its groups: spaces, line ends, slashes, boxes. One that goes on in another
 * letter or digit is none, unless the word IBAN runs into it, or its last digit into a word.
 */
export function ibansIn(text: string, rules: IbanRules): Set<string> {
  const characters = [...text.matchAll(/[\p{L}\p{N}]/gu)];
  // What is no ASCII belongs in no account number, and ends one.
  const word = characters.map(([character]) => (character < '{' ? character.toUpperCase() : '?')).join('');
  const joined = (index: number) => (characters[index]?.index ?? 0) - 1 === characters[index - 1]?.index;
  const ibans = new Set<string>();
  let end = 0;
  for (const { index } of word.matchAll(/(?=[A-Z]{2}\d\d)/g)) {
    const length = rules.length(word.slice(index, index + 2));
    if (index < end || !length || (joined(index) && !word.endsWith('IBAN', index))) continue;
    const next = index + length;
    const iban = word.slice(index, next);
    if (rules.fault(iban) || (joined(next) && !/^\d[A-Z]/.test(word.slice(next - 1)))) continue;
    end = next;
    ibans.add(iban);
  }
  return ibans;
}
