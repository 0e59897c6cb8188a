import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ibanCountries, isValidIban, suggestIbans, validateIban } from './index.ts';
import { nationalCheck } from './national/index.ts';
import { anyIban, withCheckDigits } from './testing/arbitrary.ts';

const GERMAN = 'DE89370400440532013000';

describe('suggestIbans', () => {
  it('suggests swapping two neighbours back before anything else', () => {
    const [first, second] = suggestIbans('DE89 3704 0044 0532 0130 00'.replace('0130', '0310'));
    expect([first, second]).toContain(GERMAN);
    expect(suggestIbans('ED89 3704 0044 0532 0130 00')).toEqual([GERMAN]);
  });

  it.each([
    ['O for 0', 'DE89 3704 0044 0532 O130 00', GERMAN],
    ['I for 1', 'DE89 3704 0044 0532 0I30 00', GERMAN],
    ['B for 8', 'DEB9 3704 0044 0532 0130 00', GERMAN],
    ['S for 5', 'DE89 3704 0044 0S32 0130 00', GERMAN],
    ['Z for 2', 'DE89 3704 0044 053Z 0130 00', GERMAN],
    ['0 for O', 'ES91 2100 0418 4502 0005 1332'.replace('ES', 'E5'), 'ES9121000418450200051332'],
    ['O for 0, each time', 'DE89 37O4 OO44 O532 O13O OO', GERMAN],
    ['8 for B in a letter place', 'GB29 NW8K 6016 1331 9268 19', 'GB29NWBK60161331926819'],
  ])('corrects look-alikes: %s', (_, typed, meant) => {
    expect(suggestIbans(typed)[0]).toBe(meant);
  });

  it('prefers look-alikes to neighbouring keys, and those to the rest', () => {
    // Malta: its accounts may contain letters and digits, so that all three ranks compete.
    const meant = 'MT84MALT011000012345MTLCAST001S';
    expect(suggestIbans(meant.replace(/S$/, '5'))[0]).toBe(meant);
    const neighbour = suggestIbans('DE89 3704 0044 0533 0130 00');
    expect(neighbour[0]).toBe(GERMAN);
  });

  it.each([
    ['a missing character', 'DE89 3704 0044 0532 0130 0', GERMAN],
    ['a missing character in the middle', 'DE89 3704 004 0532 0130 00', GERMAN],
    ['a doubled character', 'DE89 3704 0044 05532 0130 00', GERMAN],
    ['a doubled letter', 'GB29 NWBBK 6016 1331 9268 19', 'GB29NWBK60161331926819'],
  ])('mends %s', (_, typed, meant) => {
    expect(suggestIbans(typed)).toContain(meant);
  });

  it('does not guess which of many characters is superfluous', () => {
    expect(suggestIbans('DE89 3704 7004 4053 2013 000')).toEqual([]);
  });

  it('suggests only what passes the national check', () => {
    const meant = 'NO9386011117947';
    for (let index = 4; index < meant.length; index++) {
      const typed = meant.slice(0, index) + ((Number(meant[index]) + 3) % 10) + meant.slice(index + 1);
      for (const suggested of suggestIbans(typed)) {
        expect(validateIban(suggested)).toMatchObject({ valid: true });
        expect(validateIban(suggested)).not.toMatchObject({ nationalCheck: 'failed' });
      }
    }
  });

  it('suggests something for a valid IBAN only if its national check failed', () => {
    for (const { example } of ibanCountries) expect(suggestIbans(example)).toEqual([]);
  });

  it.each(['B1', 'M2', 'X3'])(
    'suggests %s for the swap that mod 97 never detects but a national check does',
    (pair) => {
      const swapped = pair.charAt(1) + pair.charAt(0);
      const keys = Array.from({ length: 97 }, (_, key) => String(key + 1).padStart(2, '0'));
      const bban = keys
        .map((key) => `2004101005050001${pair}026${key}`)
        .find((text) => nationalCheck('FR', text) === 'passed');
      const meant = withCheckDigits('FR', bban ?? '');
      const typed = meant.replace(pair, swapped);
      expect(validateIban(typed)).toMatchObject({ valid: true, nationalCheck: 'failed' });
      expect(suggestIbans(typed)).toContain(meant);
    },
  );

  it.each([undefined, null, 5, '', 'DE', 'hello world', '1'.repeat(200), {}, [], '💶'.repeat(9)])(
    'has nothing for %j',
    (input) => {
      expect(suggestIbans(input)).toEqual([]);
    },
  );

  it('returns at most three, all valid and one slip away, and never throws', () => {
    const slipped = fc.tuple(anyIban, fc.nat(33), fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ#ﬁ'));
    fc.assert(
      fc.property(slipped, ([iban, at, character]) => {
        const typed = iban.slice(0, at) + character + iban.slice(at + 1);
        const suggested = suggestIbans(typed);
        expect(suggested.length).toBeLessThanOrEqual(3);
        expect(new Set(suggested).size).toBe(suggested.length);
        for (const one of suggested) expect([one, isValidIban(one)]).toEqual([one, true]);
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.anything(), (input) => suggestIbans(input).length <= 3));
  });

  it('finds every pair of swapped neighbours among its three, if the country has no check digits of its own', () => {
    for (const { example } of ibanCountries) {
      for (let index = 4; index + 1 < example.length; index++) {
        const typed =
          example.slice(0, index) + example.charAt(index + 1) + example.charAt(index) + example.slice(index + 2);
        if (typed === example || isValidIban(typed)) continue;
        expect([typed, suggestIbans(typed).includes(example)]).toEqual([typed, true]);
      }
    }
  });
});
