import { ibanFault } from '../iban/fault.ts';
import { placesOf } from '../iban/structures.ts';

/**
 * Every IBAN of a text, whatever stands between its groups: spaces, line ends, slashes, boxes; and the text with NULs
 * in their place. One that goes on in another letter or digit is none, unless the word IBAN runs into it or a letter
 * follows where only a digit could.
 */
export function ibansIn(text: string): { ibans: Set<string>; rest: string } {
  const at: number[] = [];
  let word = '';
  for (const { 0: character, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    // What is no ASCII belongs in no account number, and ends one.
    word += character < '{' ? character.toUpperCase() : '?';
    at.push(index);
  }
  const joined = (index: number) => at[index] === (at[index - 1] ?? -2) + 1;
  const ibans = new Set<string>();
  let rest = text;
  let end = 0;
  for (const { index } of word.matchAll(/(?=[A-Z]{2}\d\d)/g)) {
    const places = placesOf(word.slice(index, index + 4));
    if (index < end || !places || (joined(index) && !word.endsWith('IBAN', index))) continue;
    const next = index + places.length;
    const iban = word.slice(index, next);
    if (ibanFault(iban) || (joined(next) && (places.at(-1) !== 1 || !/[A-Z]/.test(word.charAt(next))))) continue;
    end = next;
    ibans.add(iban);
    const from = at[index] ?? 0;
    const to = at[end - 1] ?? 0;
    rest = rest.slice(0, from) + '\0'.repeat(to + 1 - from) + rest.slice(to + 1);
  }
  return { ibans, rest };
}
