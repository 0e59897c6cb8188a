import { formatIban, ibanCountries, isValidIban, suggestIbans } from '@payee-check/shared/iban';
import { describe, expect, it } from 'vitest';
import { difference, numberDifference } from './difference.ts';

const marked = (typed: string, other: string) =>
  numberDifference(typed, other)
    .map(([text, differs]) => (differs ? `[${text}]` : text))
    .join('');

describe('what is marked in a suggested number', () => {
  it.each([
    ['a character', 'DE89 3704 0044 0532 0133 00', 'DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 013[0] 00'],
    ['two neighbours', 'DE89 3704 0044 0532 0310 00', 'DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0[13]0 00'],
    [
      'two neighbours of two groups',
      'DE89 3704 0044 0530 2130 00',
      'DE89 3704 0044 0532 0130 00',
      'DE89 3704 0044 053[2] [0]130 00',
    ],
    ['each O for 0', 'DE89 37O4 0O44', 'DE89 3704 0044', 'DE89 37[0]4 0[0]44'],
  ])('is %s', (_, typed, other, expected) => {
    expect(marked(typed, other)).toBe(expected);
  });

  it('includes a character that was left out', () => {
    const typed = formatIban('DE8937040044053201300');
    const inserted = numberDifference(typed, formatIban('DE89370400440532013000'));
    expect(inserted.some(([, differs]) => differs)).toBe(true);
  });
});

/** In a number of each country, every slip: one character changed, two neighbours swapped, one left out or doubled. */
function* slips(iban: string): Generator<string> {
  for (let at = 0; at < iban.length; at++) {
    const [before, character, after] = [iban.slice(0, at), iban.charAt(at), iban.slice(at + 1)];
    yield before + after;
    yield before + character + character + after;
    yield `${before}${after.charAt(0)}${character}${after.slice(1)}`;
    yield `${before}${(Number(character) + 3) % 10 || 7}${after}`;
    yield `${before}O${after}`;
  }
}

describe.each(ibanCountries.map(({ code, example }) => [code, example] as const))('slips in %s', (_, iban) => {
  const offers = [...new Set(slips(iban))].flatMap((typed) =>
    suggestIbans(typed).map((suggested) => [typed, suggested] as const),
  );

  it('lead to valid numbers, marked exactly where they differ from what was typed', () => {
    expect(offers.length).toBeGreaterThan(0);
    for (const [typed, suggested] of offers) {
      expect(isValidIban(suggested)).toBe(true);
      const [shown, offered] = [formatIban(typed), formatIban(suggested)];
      const stretches = numberDifference(shown, offered);
      expect(stretches.map(([text]) => text).join('')).toBe(offered);
      const unmarked = stretches.flatMap(([text, differs]) => (differs ? [] : text)).join('');
      if (shown.length !== offered.length) {
        const kept = difference(shown, offered).one.flatMap(([text, differs]) => (differs ? [] : text));
        expect(unmarked).toBe(kept.join(''));
        continue;
      }
      let at = 0;
      for (const [text, differs] of stretches) {
        expect(shown.slice(at, at + text.length) === text).toBe(!differs);
        at += text.length;
      }
    }
  });

  it('lead to numbers that are one slip away: a character, two neighbours, or letters for similar digits', () => {
    for (const [typed, suggested] of offers) {
      if (typed.length !== suggested.length) {
        expect(Math.abs(typed.length - suggested.length)).toBe(1);
        continue;
      }
      const places = [...suggested].flatMap((character, at) => (character === typed.charAt(at) ? [] : at));
      const [first = 0, second = 0] = places;
      const swapped = places.length === 2 && second === first + 1 && suggested.charAt(first) === typed.charAt(second);
      const lookAlike = places.every((at) =>
        /^(?:0O|1I|8B|5S|2Z|O0|I1|B8|S5|Z2)$/.test(typed.charAt(at) + suggested.charAt(at)),
      );
      expect(places.length === 1 || swapped || lookAlike, `${typed} ${suggested}`).toBe(true);
    }
  });
});
