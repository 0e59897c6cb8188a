import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanCountries, isValidIban, normalizeIban, validateIban } from './index.ts';
import { anyIban } from './testing/arbitrary.ts';

describe('a valid IBAN is taken apart', () => {
  it('into country, BBAN, bank code, and whether SEPA reaches it', () => {
    expect(validateIban('DE89 3704 0044 0532 0130 00')).toEqual({
      valid: true,
      iban: 'DE89370400440532013000',
      country: 'DE',
      bban: '370400440532013000',
      bankCode: '37040044',
      branchCode: null,
      sepa: true,
      nationalCheck: 'none',
    });
  });

  it.each([
    ['GB29NWBK60161331926819', 'NWBK', '601613'],
    ['IT60X0542811101000000123456', '05428', '11101'],
    ['FR1420041010050500013M02606', '20041', null],
    ['MC5811222000010123456789030', '11222', '00001'],
    ['MU17BOMM0101101030300200000MUR', 'BOMM01', '01'],
    ['XK051212012345678906', '12', '12'],
    ['AL47212110090000000235698741', '212', '11009'],
    ['RU0304452522540817810538091310419', '044525225', '40817'],
    ['BE68539007547034', '539', null],
  ])('%s: bank %s, branch %s', (iban, bankCode, branchCode) => {
    expect(validateIban(iban)).toMatchObject({ valid: true, bankCode, branchCode });
  });

  it.each([
    ['VA59001123000012345678', true],
    ['GB29NWBK60161331926819', true],
    ['AL47212110090000000235698741', true],
    ['MD24AG000225100013104168', true],
    ['UA213223130000026007233566001', false],
    ['TR330006100519786457841326', false],
    ['FO6264600001631634', false],
  ])('%s: SEPA %s', (iban, sepa) => {
    expect(validateIban(iban)).toMatchObject({ valid: true, sepa });
  });

  it('is valid whatever the national check says', () => {
    expect(validateIban('ES8350210036679521296135')).toMatchObject({ valid: true, nationalCheck: 'failed' });
    expect(isValidIban('ES8350210036679521296135')).toBe(true);
  });
});

describe('a wrong IBAN is explained', () => {
  it.each([
    // what, input, code, position in the normalised string
    ['nothing', '', 'empty', undefined],
    ['only separators', ' -. \u200B', 'empty', undefined],
    ['only the word', 'IBAN:', 'empty', undefined],
    ['no string', 42, 'empty', undefined],
    ['no country', 'XX89370400440532013000', 'unknown_country', 0],
    ['digits where the country belongs', '8937 0400', 'unknown_country', 0],
    ['a territory’s own code', 'GP1420041010050500013M02606', 'unknown_country', 0],
    ['one letter', 'D', 'too_short', undefined],
    ['only a country', 'DE', 'too_short', undefined],
    ['one digit missing', 'DE89 3704 0044 0532 0130 0', 'too_short', undefined],
    ['one digit too many', 'DE89 3704 0044 0532 0130 000', 'too_long', 22],
    ['more than 128 characters', '1'.repeat(129), 'too_long', undefined],
    ['garbage', 'DE89 3704 0044 0532 01#0 00', 'invalid_character', 18],
    ['garbage in a wrong length', 'DE89 37*', 'invalid_character', 6],
    ['garbage behind it', 'DE89 3704 0044 0532 0130 00 €', 'invalid_character', 22],
    ['a ligature', 'ﬁ21 1234 5600 0007 85', 'invalid_character', 0],
    ['half a surrogate pair', 'DE89\uD83D3704', 'invalid_character', 4],
    ['garbage behind the word', 'IBAN: DE89 37_4', 'invalid_character', 6],
    ['O for 0', 'DE89 3704 0044 0532 O130 00', 'invalid_structure', 16],
    ['0 for O', 'GB29 N0BK 6016 1331 9268 19', 'invalid_structure', 5],
    ['a letter in the check digits', 'DE8X 3704 0044 0532 0130 00', 'invalid_structure', 3],
    ['the first of two letters', 'DE89 37A4 0044 0532 0B30 00', 'invalid_structure', 6],
    ['check digits 00', 'DE00 3704 0044 0532 0130 00', 'invalid_checksum', 2],
    ['check digits 01', 'DE01 3704 0044 0532 0130 00', 'invalid_checksum', 2],
    ['check digits 99', 'DE99 3704 0044 0532 0130 00', 'invalid_checksum', 2],
    ['a wrong digit', 'DE89 3704 0044 0532 0130 01', 'invalid_checksum', undefined],
    ['two digits swapped', 'DE89 3704 0044 0532 0310 00', 'invalid_checksum', undefined],
  ] as const)('%s', (_, input, code, position) => {
    expect(validateIban(input)).toEqual({ valid: false, code, ...(position === undefined ? {} : { position }) });
  });

  it('agrees with isValidIban about anything', () => {
    const nearly = fc.tuple(anyIban, fc.nat(33), fc.string({ maxLength: 2 }));
    const text = nearly.map(([iban, at, garbage]) => iban.slice(0, at) + garbage + iban.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(text, anyIban, fc.anything()), (input) => {
        expect(validateIban(input).valid).toBe(isValidIban(input));
        expect(validateIban(normalizeIban(input)).valid).toBe(isValidIban(input));
      }),
      { numRuns: 2_000 },
    );
  });

  it('points at an existing character', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          anyIban.map((iban) => `${iban}1`),
        ),
        (input) => {
          const result = validateIban(input);
          if (result.valid || result.position === undefined) return;
          expect(result.position).toBeLessThan(normalizeIban(input).length);
        },
      ),
    );
  });
});

describe('the list of countries', () => {
  it('has code, length, SEPA, an example and territories for each', () => {
    expect(ibanCountries.find(({ code }) => code === 'FI')).toEqual({
      code: 'FI',
      length: 18,
      sepa: true,
      example: 'FI2112345600000785',
      territories: ['AX'],
    });
    expect(ibanCountries.find(({ code }) => code === 'FR')?.territories).toContain('RE');
    expect(ibanCountries.find(({ code }) => code === 'GB')?.territories).toEqual(['IM', 'JE', 'GG']);
  });

  it('gives examples of the right country and length', () => {
    for (const { code, length, example } of ibanCountries) {
      expect(example).toHaveLength(length);
      expect(validateIban(example)).toMatchObject({ valid: true, country: code });
    }
  });

  it('has the 42 prefixes of the SEPA area', () => {
    expect(ibanCountries.filter(({ sepa }) => sepa)).toHaveLength(42);
  });
});
