import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSortCode, formatSortCodeTyping, maskUkAccount, validateUkAccount } from './index.ts';

describe('validateUkAccount', () => {
  it.each([
    ['12-34-56', '12345678'],
    ['12 34 56', '1234 5678'],
    ['123456', '12345678'],
    ['12–34–56', '12.345.678'],
    ['１２３４５６', '１２３４５６７８'],
    ['\u200B12\u00A034\u202F56\uFEFF', '\t12345678\u00AD'],
  ])('accepts %j and %j as they are written', (sortCode, accountNumber) => {
    expect(validateUkAccount({ sortCode, accountNumber })).toEqual({
      valid: true,
      sortCode: '123456',
      accountNumber: '12345678',
    });
  });

  it.each([
    ['123456', '00123456'],
    ['1234567', '01234567'],
    ['12345678', '12345678'],
  ])('pads %s on the left to eight digits', (typed, accountNumber) => {
    expect(validateUkAccount({ sortCode: '123456', accountNumber: typed })).toMatchObject({
      valid: true,
      accountNumber,
    });
  });

  describe('nine and ten digits', () => {
    it.each([
      ['the Co-operative Bank, the first eight of ten', '089999', '1234567890', '089999', '12345678'],
      ['NatWest, the last eight of ten', '600001', '1234567890', '600001', '34567890'],
      ['Santander, the first of nine into the sort code', '726000', '123456789', '726001', '23456789'],
      ['a bank whose way is not known, as typed', '203040', '123456789', '203040', '123456789'],
      ['the same with ten', '203040', '1234567890', '203040', '1234567890'],
    ])('%s', (_, sortCode, accountNumber, standardSortCode, standardNumber) => {
      expect(validateUkAccount({ sortCode, accountNumber })).toEqual({
        valid: true,
        sortCode: standardSortCode,
        accountNumber: standardNumber,
      });
    });
  });

  it.each([
    [{}, 'sortCode', 'empty', undefined],
    [{ sortCode: ' - ', accountNumber: '12345678' }, 'sortCode', 'empty', undefined],
    [{ sortCode: 123456, accountNumber: '12345678' }, 'sortCode', 'empty', undefined],
    [{ sortCode: '12-34-5', accountNumber: '12345678' }, 'sortCode', 'too_short', undefined],
    [{ sortCode: '12-34-567', accountNumber: '12345678' }, 'sortCode', 'too_long', 6],
    [{ sortCode: '12-3O-56', accountNumber: '12345678' }, 'sortCode', 'invalid_character', 3],
    [{ sortCode: 'IBAN123456', accountNumber: '12345678' }, 'sortCode', 'invalid_character', 0],
    [{ sortCode: '1'.repeat(129), accountNumber: '12345678' }, 'sortCode', 'too_long', undefined],
    [{ sortCode: '123456' }, 'accountNumber', 'empty', undefined],
    [{ sortCode: '123456', accountNumber: '12345' }, 'accountNumber', 'too_short', undefined],
    [{ sortCode: '123456', accountNumber: '12345678901' }, 'accountNumber', 'too_long', 10],
    [{ sortCode: '123456', accountNumber: '1234/678' }, 'accountNumber', 'invalid_character', 4],
    [{ sortCode: '123456', accountNumber: '١٢٣٤٥٦٧٨' }, 'accountNumber', 'invalid_character', 0],
    [
      { sortCode: '123456', accountNumber: '12345678', secondaryReference: 'A_1' },
      'secondaryReference',
      'invalid_character',
      1,
    ],
    [
      { sortCode: '123456', accountNumber: '12345678', secondaryReference: '1'.repeat(36) },
      'secondaryReference',
      'too_long',
      35,
    ],
    [
      { sortCode: '123456', accountNumber: '12345678', secondaryReference: 7 },
      'secondaryReference',
      'invalid_character',
      undefined,
    ],
  ] as const)('explains what is wrong with %j', (account, field, code, position) => {
    expect(validateUkAccount(account)).toEqual({
      valid: false,
      field,
      code,
      ...(position === undefined ? {} : { position }),
    });
  });

  it('keeps a secondary reference, trimmed and without invisible characters', () => {
    const account = { sortCode: '123456', accountNumber: '12345678' };
    expect(validateUkAccount({ ...account, secondaryReference: ' D/12345-678\u200B ' })).toMatchObject({
      secondaryReference: 'D/12345-678',
    });
    expect(validateUkAccount({ ...account, secondaryReference: '  ' })).not.toHaveProperty('secondaryReference');
    expect(validateUkAccount({ ...account, secondaryReference: undefined })).not.toHaveProperty('secondaryReference');
  });

  it('is stable: a valid account stays as it is', () => {
    const digits = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
    fc.assert(
      fc.property(digits(6, 6), digits(6, 8), (sortCode, accountNumber) => {
        const once = validateUkAccount({ sortCode, accountNumber });
        expect(once.valid).toBe(true);
        expect(validateUkAccount(once)).toEqual(once);
      }),
    );
  });

  it('treats an unreadable account as an empty one', () => {
    const thrower = () => {
      throw new Error('no');
    };
    for (const account of [new Proxy({}, { get: thrower }), Object.defineProperty({}, 'sortCode', { get: thrower })]) {
      expect(validateUkAccount(account)).toEqual({ valid: false, field: 'sortCode', code: 'empty' });
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof validateUkAccount(input).valid === 'boolean'));
    const account = fc.record({
      sortCode: fc.anything(),
      accountNumber: fc.anything(),
      secondaryReference: fc.anything(),
    });
    fc.assert(fc.property(account, (input) => typeof validateUkAccount(input).valid === 'boolean'));
  });
});

describe('showing an account', () => {
  it('writes the sort code in pairs', () => {
    expect(formatSortCode('123456')).toBe('12-34-56');
    expect(formatSortCode('1234')).toBe('1234');
  });

  it('masks all but the last pair and the last four digits', () => {
    expect(maskUkAccount({ sortCode: '123456', accountNumber: '12345678' })).toBe('••-••-56 ••••5678');
  });

  it.each([
    ['12', '123', 3, '12-3', 4],
    ['12-3', '12-', 3, '12', 2],
    ['12-34', '1234', 2, '13-4', 1],
    ['', '12 34 56', 8, '12-34-56', 8],
    ['12-34', '129-34', 3, '12-93-4', 4],
  ])('groups while typing: %j to %j', (previous, next, caret, value, shownCaret) => {
    expect(formatSortCodeTyping(previous, next, caret)).toEqual({ value, caret: shownCaret });
  });
});
