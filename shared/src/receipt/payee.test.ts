import { describe, expect, it } from 'vitest';
import { readPayee } from './index.ts';

const FIELDS = {
  payee: 'eyJ…',
  'payee.name': 'Jane Doe',
  'payee.scheme': 'iban',
  'payee.iban': 'DE89370400440532013000',
};
const READ = { receipt: 'eyJ…', account: { scheme: 'iban', iban: 'DE89370400440532013000' }, name: 'Jane Doe' };

describe('readPayee', () => {
  it('reads a FormData, a URLSearchParams, and the object that a server makes of a form', () => {
    const data = new FormData();
    for (const [field, value] of Object.entries(FIELDS)) data.append(field, value);
    for (const form of [data, new URLSearchParams(FIELDS), FIELDS]) expect(readPayee(form)).toEqual(READ);
  });

  it('reads every way in which the element names its fields, and what servers make of brackets', () => {
    const flat = (name: string, at: (part: string) => string) => ({
      [name]: 'eyJ…',
      [at('name')]: 'Jane Doe',
      [at('scheme')]: 'iban',
      [at('iban')]: 'DE89370400440532013000',
    });
    const parts = { receipt: 'eyJ…', name: 'Jane Doe', scheme: 'iban', iban: 'DE89370400440532013000' };
    expect(readPayee(flat('payee', (part) => `payee_${part}`))).toEqual(READ);
    expect(readPayee(flat('payee[receipt]', (part) => `payee[${part}]`))).toEqual(READ);
    const order = flat('order[payee][receipt]', (part) => `order[payee][${part}]`);
    expect(readPayee(new URLSearchParams(order), 'order[payee]')).toEqual(READ);
    expect(readPayee({ payee: parts })).toEqual(READ);
    expect(readPayee({ order: { payee: parts } }, 'order[payee]')).toEqual(READ);
  });

  it('does not combine fields in two spellings into one payee', () => {
    const mixed = { ...FIELDS, payee_name: 'Mallory', payee_scheme: 'iban', 'payee[iban]': 'NL91ABNA0417164300' };
    expect(readPayee(mixed)).toEqual(READ);
    const { 'payee.name': _, ...nameless } = mixed;
    expect(readPayee(nameless).name).toBe('');
  });

  it('reads a UK account', () => {
    const form = {
      'supplier.scheme': 'uk',
      'supplier.sort-code': '112233',
      'supplier.account-number': '12345678',
      'supplier.secondary-reference': '',
    };
    expect(readPayee(form, 'supplier').account).toEqual({
      scheme: 'uk',
      sortCode: '112233',
      accountNumber: '12345678',
      secondaryReference: '',
    });
  });

  it('returns the empty text for what is missing or not a text', () => {
    const nothing = { receipt: '', account: { scheme: 'iban', iban: '' }, name: '' };
    const file = new FormData();
    file.append('payee', new Blob(['eyJ…']));
    for (const form of [null, undefined, {}, file, { payee: ['a', 'b'], 'payee.name': 7 }, Object.create(FIELDS)]) {
      expect(readPayee(form)).toEqual(nothing);
    }
  });

  it('reads the number that an organisation typed', () => {
    const form = {
      ...FIELDS,
      'payee.name': '',
      'payee.identifier': '529900T8BM49AURSDO55',
      'payee.identifier-type': 'lei',
    };
    expect(readPayee(form).identifiers).toEqual([{ type: 'lei', value: '529900T8BM49AURSDO55' }]);
    expect(readPayee({ ...form, 'payee.identifier': '' })).toEqual({ ...READ, name: '' });
  });
});
