import { describe, expect, it } from 'vitest';
import { ibanIn, misplaced, withoutIban } from './misplaced.ts';

describe('what was typed into the name field by mistake', () => {
  it.each([
    ['DE89 3704 0044 0532 0130 00', 'name_iban'],
    ['IBAN: DE89370400440532013000', 'name_iban'],
    ['Jane Doe DE89370400440532013000', 'name_iban'],
    ['a slip in it: the length is right', undefined],
    ['DE98370400440532013000', 'name_iban'],
    ['jane@doe.example', 'name_email'],
    ['+49 (0)221 1234-56', 'name_phone'],
    ['0041 44 668 18 00', 'name_phone'],
    ['4711', 'name_digits'],
    ['08-99-99 66374958', 'name_phone'],
    ['20-00-00 55779911', 'name_digits'],
    ['NL 0041.95.092.B01', 'name_identifier'],
    ['ATU12345678', 'name_identifier'],
    ['FRXX999999999', 'name_identifier'],
    ['529900T8BM49AURSDO55', 'name_identifier'],
    ['529900T8BM49AURSDO54', undefined],
    ['Jane Doe', undefined],
    ['7-Eleven', undefined],
    ['Hotel 21', undefined],
    ['DE 1 GmbH', undefined],
    ['IT 24 Services 2000', undefined],
    ['', undefined],
  ])('%j', (name, code) => {
    expect(misplaced(name)?.code).toBe(code);
  });
});

it('an IBAN is extracted from the text around it', () => {
  expect(ibanIn('Jane Doe (IBAN: de89 3704 0044 0532 0130 00)')).toBe('DE89370400440532013000');
  expect(withoutIban('Jane Doe (IBAN: de89 3704 0044 0532 0130 00)', 'DE89370400440532013000')).toBe('Jane Doe');
  expect(ibanIn('Jane Doe DE88370400440532013000')).toBeUndefined();
});
