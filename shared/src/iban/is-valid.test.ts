import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanCountries, isValidIban } from './index.ts';
import {
  anyIban,
  bbanOf,
  ibanOf,
  type RegistryEntry,
  registry,
  remainderOf,
  withCheckDigits,
} from './testing/arbitrary.ts';

const GERMAN = 'DE89370400440532013000';

/** Guatemala and Moldova allow both everywhere. */
const hasFixedClasses = ({ fields }: RegistryEntry): boolean => fields.some(({ kind }) => kind !== 'c');

describe('every country of the registry', () => {
  it('has 89 of them', () => {
    expect(registry).toHaveLength(89);
    expect(ibanCountries.map(({ code }) => code)).toEqual(registry.map(({ country }) => country));
  });

  it.each(ibanCountries.map(({ code, example }) => [code, example]))('%s: accepts its example', (_, example) => {
    expect(isValidIban(example)).toBe(true);
  });

  it.each(registry.map((entry) => [entry.country, entry] as const))(
    '%s: accepts what its structure allows',
    (_, entry) => {
      fc.assert(
        fc.property(ibanOf(entry), (iban) => isValidIban(iban)),
        { numRuns: 50 },
      );
    },
  );

  it.each(registry.filter(hasFixedClasses).map((entry) => [entry.country, entry] as const))(
    '%s: refuses a letter for a digit and a digit for a letter, whatever the checksum says',
    (country, entry) => {
      const kinds = entry.fields.flatMap(({ count, kind }) => new Array<string>(count).fill(kind));
      const wrong = kinds.flatMap((kind, index) => (kind === 'c' ? [] : [[index, kind === 'n' ? 'A' : '0'] as const]));
      fc.assert(
        fc.property(bbanOf(entry), fc.constantFrom(...wrong), (bban, [index, character]) => {
          const iban = withCheckDigits(country, bban.slice(0, index) + character + bban.slice(index + 1));
          expect(remainderOf(iban)).toBe(1n);
          expect(isValidIban(iban)).toBe(false);
        }),
        { numRuns: 50 },
      );
    },
  );

  it('refuses other lengths, whatever the checksum says', () => {
    for (const { country, fields } of registry) {
      const length = fields.reduce((sum, { count }) => sum + count, 0);
      for (let other = 1; other <= 34; other++) {
        const digitsAndLetters = fields.map(({ count, kind }) => (kind === 'a' ? 'A' : '1').repeat(count)).join('');
        const iban = withCheckDigits(country, digitsAndLetters.padEnd(other, '1').slice(0, other));
        expect([iban, isValidIban(iban)]).toEqual([iban, other === length]);
      }
    }
  });

  it('refuses every single wrong digit', () => {
    const slip = fc.tuple(anyIban, fc.nat(), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([iban, at, by]) => {
        const digits = [...iban].flatMap((character, index) => (character <= '9' ? [index] : []));
        const index = digits[at % digits.length] ?? 2;
        const wrong = iban.slice(0, index) + ((Number(iban[index]) + by) % 10) + iban.slice(index + 1);
        expect(isValidIban(wrong)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with arithmetic on one long number', () => {
    fc.assert(
      fc.property(anyIban, fc.integer({ min: 0, max: 99 }), (iban, number) => {
        const text = iban.slice(0, 2) + String(number).padStart(2, '0') + iban.slice(4);
        expect(isValidIban(text)).toBe(number >= 2 && number <= 98 && remainderOf(text) === 1n);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the traps', () => {
  it.each([
    ['00', '97'],
    ['01', '98'],
    ['99', '02'],
  ])('check digits %s, an alias of %s modulo 97, are refused', (alias, real) => {
    const found = Array.from({ length: 200 }, (_, index) =>
      withCheckDigits('DE', `3704004405320${String(index).padStart(5, '0')}`),
    ).find((iban) => iban.slice(2, 4) === real);
    expect(found).toBeDefined();
    expect(isValidIban(found)).toBe(true);
    const text = `DE${alias}${found?.slice(4)}`;
    expect(remainderOf(text)).toBe(1n);
    expect(isValidIban(text)).toBe(false);
  });

  it('letters in place of check digits are refused, even if mod 97 would accept them', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const slots = letters.flatMap((one) =>
      [...'0123456789', ...letters].flatMap((other) => [one + other, other + one]),
    );
    const passing = slots.map((slot) => `DE${slot}370400440532013000`).filter((iban) => remainderOf(iban) === 1n);
    expect(passing.length).toBeGreaterThan(0);
    for (const iban of passing) expect(isValidIban(iban)).toBe(false);
  });

  it.each([
    ['the ligature ﬁ', 'ﬁ2112345600000785'],
    ['the ligature ﬂ', 'ﬂ2112345600000785'],
    ['a dotless i', 'FI2112345600000785'.replace('I', 'ı')],
    ['a dotted capital I', 'FI2112345600000785'.replace('I', 'İ')],
    ['a long s', 'ES9121000418450200051332'.replace('S', 'ſ')],
    ['a Kelvin sign', 'KZ86125KZT5004100100'.replace('K', '\u212A')],
    ['a Cyrillic Ie', GERMAN.replace('E', '\u0415')],
    ['a Greek Epsilon', GERMAN.replace('E', '\u0395')],
    ['Arabic digits', GERMAN.replace('89', '٨٩')],
    ['a superscript', GERMAN.replace('89', '8⁹')],
    ['a circled digit', GERMAN.replace('89', '8⑨')],
    ['mathematical digits', GERMAN.replace('89', '𝟖𝟗')],
    ['a combining accent', `${GERMAN}\u0301`],
    ['a full-width hyphen', GERMAN.replace('89', '89－')],
  ])('%s is refused', (_, text) => {
    expect(isValidIban(text)).toBe(false);
  });

  it.each(['!', '*', '/', '_', '+', '(', ',', ':', '"', '\0', '\u007F', '¿', '💶', '\uD800', '\uFFFD'])(
    'garbage (%j) is refused in any position',
    (garbage) => {
      for (let index = 0; index <= GERMAN.length; index++) {
        expect(isValidIban(GERMAN.slice(0, index) + garbage + GERMAN.slice(index))).toBe(false);
      }
    },
  );

  it.each([
    ' ',
    '\t',
    '\n',
    '\u00A0',
    '\u2009',
    '\u202F',
    '\u3000',
    '\u200B',
    '\u200D',
    '\u00AD',
    '\u200E',
    '\u200F',
    '\u202A',
    '\u2066',
    '\uFEFF',
    '-',
    '\u2010',
    '\u2011',
    '–',
    '.',
  ])('a separator (%j) is dropped in any position', (separator) => {
    for (let index = 0; index <= GERMAN.length; index++) {
      expect(isValidIban(GERMAN.slice(0, index) + separator + GERMAN.slice(index))).toBe(true);
    }
  });

  it.each(['IBAN', 'IBAN:', 'iban ', 'Iban: ', ' I B A N : ', 'ＩＢＡＮ', 'IBAN IBAN: '])(
    'the word before it (%j) is dropped',
    (prefix) => {
      expect(isValidIban(prefix + GERMAN)).toBe(true);
    },
  );

  it('lower case and full width are folded', () => {
    expect(isValidIban(GERMAN.toLowerCase())).toBe(true);
    expect(isValidIban('ＤＥ８９３７０４００４４０５３２０１３０００')).toBe(true);
    expect(isValidIban('ｄｅ89 3704 0044 0532 0130 00')).toBe(true);
  });

  it.each(['YE', 'SO', 'NI', 'OM', 'LY', 'SD', 'DJ', 'FK', 'HN', 'MN', 'RU'])(
    '%s, missing elsewhere, is supported',
    (country) => {
      expect(registry.some((entry) => entry.country === country)).toBe(true);
    },
  );

  it.each(['GP', 'MQ', 'RE', 'AX', 'JE', 'GG', 'IM', 'US', 'XX', 'IB'])(
    '%s, with which no IBAN begins, is refused',
    (country) => {
      expect(isValidIban(withCheckDigits(country, '37040044053201300'))).toBe(false);
      expect(isValidIban(withCheckDigits(country, '20041010050500013M02606'))).toBe(false);
    },
  );

  it.each([
    undefined,
    null,
    0,
    89,
    NaN,
    true,
    1n,
    Symbol('x'),
    [],
    [GERMAN],
    {},
    { toString: () => GERMAN },
    () => GERMAN,
    new Date(0),
    Object(GERMAN),
  ])('what is not a string (%o) is refused', (input) => {
    expect(isValidIban(input)).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof isValidIban(input) === 'boolean'));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (input) => !isValidIban(input)));
  });

  it('accepts 128 characters including spaces, and refuses more before doing any work', () => {
    expect(isValidIban(GERMAN.padEnd(128))).toBe(true);
    expect(isValidIban(GERMAN.padEnd(129))).toBe(false);
  });

  it.each(['1', ' ', 'DE', '\u200B', '💶'])('judges a million characters (%j) in under a millisecond', (filling) => {
    const long = filling.repeat(1_000_000);
    const started = performance.now();
    for (let time = 0; time < 100; time++) isValidIban(long);
    expect((performance.now() - started) / 100).toBeLessThan(1);
  });
});
