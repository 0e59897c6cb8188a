import type { IbanFault } from '../iban/fault.ts';

/** The IBAN rules: a form has them already, and need not load them again. */
export interface IbanRules {
  fault(iban: string): IbanFault | undefined;
  /** The length of a country's IBANs; `undefined` if it has none. */
  length(country: string): number | undefined;
}

/**
 * Every IBAN in a text, whatever separates its groups: spaces, line ends, slashes, boxes. One that is followed or
 * preceded directly by a letter or digit does not count, unless the word IBAN precedes it, or a word follows its last
 * digit.
 */
export function ibansIn(text: string, rules: IbanRules): Set<string> {
  const characters = [...text.matchAll(/[\p{L}\p{N}]/gu)];
  // Non-ASCII characters belong in no account number, and end one.
  const word = characters.map(([character]) => (character < '{' ? character.toUpperCase() : '?')).join('');
  const joined = (index: number) => characters[index]?.index === (characters[index - 1]?.index ?? -2) + 1;
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
