import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanCountries, validateIban } from '../index.ts';
import { withCheckDigits } from '../testing/arbitrary.ts';
import { nationalCheck } from './index.ts';

const of = (iban: string) => {
  const result = validateIban(iban);
  return result.valid ? result.nationalCheck : result.code;
};

const WITH_RULE = 'AL BA BE BI CZ DJ EE ES FI FR HR HU IS IT MC ME MK MR NO PL PT RS SI SK SM ST TL TN XK'.split(' ');

describe('the registry’s examples', () => {
  it.each(ibanCountries.map(({ code, example }) => [code, example]))('%s', (code, example) => {
    expect(of(example)).toBe(WITH_RULE.includes(code) ? 'passed' : 'none');
  });
});

describe('examples published elsewhere', () => {
  it.each([
    'AL35202111090000000001234567',
    'BA393385804800211234',
    'BA391011606058553319',
    'BE71096123456769',
    'CZ5508000000001234567899',
    'DJ2110002010010409943020008',
    'EE471000001020145685',
    'ES7921000813610123456789',
    'FI1410093000123458',
    'FR7630006000011234567890189',
    'HR1723600001101234565',
    'HU93116000060000000012345676',
    'IS750001121234563108962099',
    'MC5810096180790123456789085',
    'MC1112739000700011111000h79',
    'MK07200002785123453',
    'NO8330001234567',
    'PL10105000997603123456789123',
    'PT50002700000001234567833',
    'RS35105008123123123173',
    'SI56192001234567892',
    'SK8975000000000012345671',
    'SM76P0854009812123456789123',
    'TL380010012345678910106',
    'TN5904018104004942712345',
  ])('%s passes', (iban) => {
    expect(of(iban)).toBe('passed');
  });

  it.each(['SK1211115351562002977968', 'ES8350210036679521296135'])(
    '%s fails although its checksum is right: a transfer to it was returned',
    (iban) => {
      expect(of(iban)).toBe('failed');
    },
  );
});

describe('each rule detects a wrong digit that new IBAN check digits would hide', () => {
  /** Positions of the BBAN that the country's rule does not read. */
  const UNREAD: Readonly<Record<string, readonly [number, number]>> = {
    AL: [8, 24],
    CZ: [0, 4],
    EE: [0, 2],
    IS: [0, 12],
    PL: [8, 24],
    SK: [0, 4],
  };

  it.each(WITH_RULE)('%s', (code) => {
    const bban = ibanCountries.find((country) => country.code === code)?.example.slice(4) ?? '';
    const [from, to] = UNREAD[code] ?? [0, 0];
    for (let index = 0; index < bban.length; index++) {
      const character = bban.charAt(index);
      // The last digit of a kennitala is the century.
      if ((index >= from && index < to) || character > '9' || (code === 'IS' && index === 21)) continue;
      const wrong = bban.slice(0, index) + ((Number(character) + 1) % 10) + bban.slice(index + 1);
      const verdict = nationalCheck(code, wrong);
      expect([index, verdict]).toEqual([index, 'failed']);
      expect(of(withCheckDigits(code, wrong))).toBe('failed');
    }
  });
});

describe('single rules', () => {
  it('BE: a remainder of 0 is written 97', () => {
    expect(nationalCheck('BE', '000000009797')).toBe('passed');
    expect(nationalCheck('BE', '000000009700')).toBe('failed');
  });

  it('NO: accounts beginning 00 are exempt', () => {
    expect(nationalCheck('NO', '86010017947')).toBe('none');
    expect(nationalCheck('NO', '86011117948')).toBe('failed');
  });

  it('NO: a remainder of 1 has no check digit', () => {
    const bodies = Array.from({ length: 1_000 }, (_, index) => `86011${String(index).padStart(5, '1')}`);
    const impossible = bodies.filter((body) =>
      [...'0123456789'].every((digit) => nationalCheck('NO', body + digit) === 'failed'),
    );
    expect(impossible.length).toBeGreaterThan(50);
    expect(impossible.length).toBeLessThan(130);
  });

  it('CZ, SK: prefix and account are checked separately', () => {
    expect(nationalCheck('CZ', '08000000192000145399')).toBe('passed');
    expect(nationalCheck('CZ', '08000000182000145399')).toBe('failed');
    expect(nationalCheck('SK', '08000000192000145398')).toBe('failed');
  });

  it('RS: bank 908 is an exception', () => {
    expect(nationalCheck('RS', '908000000000000000')).toBe('none');
    expect(nationalCheck('RS', '907000000000000000')).toBe('failed');
  });

  it('SI: bank 01 is an exception', () => {
    expect(nationalCheck('SI', '011006000005649')).toBe('none');
    expect(nationalCheck('SI', '021006000005649')).toBe('failed');
  });

  it('NL: the eleven-test is not applied, since new IBANs need not pass it', () => {
    expect(nationalCheck('NL', 'ABNA0417164300')).toBe('none');
    expect(nationalCheck('NL', 'ABNA0417164301')).toBe('none');
  });

  it('FR, MC: letters count 1 to 9, the third row from 2', () => {
    expect(nationalCheck('FR', '20041010050500013M02606')).toBe('passed');
    // D, M and U each stand for 4.
    expect(nationalCheck('FR', '20041010050500013D02606')).toBe('passed');
    expect(nationalCheck('FR', '20041010050500013U02606')).toBe('passed');
    expect(nationalCheck('FR', '20041010050500013N02606')).toBe('failed');
  });

  it('RIB: the key is 01 to 97, and another number equal to it modulo 97 is not a key', () => {
    expect(nationalCheck('DJ', '36660101203960871465898')).toBe('failed');
    expect(nationalCheck('DJ', '36660101203960871465801')).toBe('passed');
    expect(nationalCheck('MR', '58769404993428990009900')).toBe('failed');
    expect(nationalCheck('MR', '58769404993428990009997')).toBe('passed');
  });

  it('IT, SM: the control letter detects two swapped neighbours', () => {
    expect(nationalCheck('IT', 'X0542811101000000123456')).toBe('passed');
    expect(nationalCheck('IT', 'X0542811101000000123465')).toBe('failed');
  });
});

it('never throws for anything with the right structure, and requires no structure in other countries', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WITH_RULE, 'DE', 'XX', '__proto__', 'constructor'), fc.string(), (country, bban) =>
      ['passed', 'failed', 'none'].includes(nationalCheck(country, bban)),
    ),
  );
});
