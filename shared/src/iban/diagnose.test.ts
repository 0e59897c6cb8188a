import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseIban, ibanCountries } from './index.ts';

describe('diagnoseIban tells incomplete from wrong', () => {
  it.each(['', ' ', 'IBAN', 'IBAN: ', undefined, 5])('%j is empty', (input) => {
    expect(diagnoseIban(input)).toEqual({ state: 'empty' });
  });

  it.each(ibanCountries.map(({ code, example }) => [code, example]))(
    '%s: incomplete up to the last character',
    (code, example) => {
      for (let typed = 2; typed < example.length; typed++) {
        expect(diagnoseIban(example.slice(0, typed))).toEqual({
          state: 'incomplete',
          country: code,
          length: example.length,
          text: example.slice(0, typed),
        });
      }
      expect(diagnoseIban(example)).toMatchObject({ state: 'complete', country: code });
    },
  );

  it.each(['D', 'I', 'IB', 'IBA'])('%j may still become a country or the word IBAN', (input) => {
    expect(diagnoseIban(input)).toEqual({ state: 'incomplete', country: null, length: null, text: input });
  });

  it.each([
    ['DE89 3O', 'invalid_structure', 5],
    ['DEX', 'invalid_structure', 2],
    ['GB29 N0', 'invalid_structure', 5],
    ['XX', 'unknown_country', 0],
    ['7', 'unknown_country', 0],
    ['DE89 €', 'invalid_character', 4],
    ['DE89 3704 0044 0532 0130 000', 'too_long', 22],
    ['DE88 3704 0044 0532 0130 00', 'invalid_checksum', undefined],
  ] as const)('%j is already wrong: %s', (input, code, position) => {
    const diagnosis = diagnoseIban(input);
    expect(diagnosis).toMatchObject({ state: 'wrong', code });
    expect(diagnosis.state === 'wrong' ? diagnosis.position : null).toBe(position);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof diagnoseIban(input).state === 'string'));
  });
});
