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
  it('reads a FormData, a URLSearchParams and what a server made of a form', () => {
    const data = new FormData();
    for (const [field, value] of Object.entries(FIELDS)) data.append(field, value);
    for (const form of [data, new URLSearchParams(FIELDS), FIELDS]) expect(readPayee(form)).toEqual(READ);
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

  it('makes the empty text of what is not there or is no text', () => {
    const nothing = { receipt: '', account: { scheme: 'iban', iban: '' }, name: '' };
    const file = new FormData();
    file.append('payee', new Blob(['eyJ…']));
    for (const form of [null, undefined, {}, file, { payee: ['a', 'b'], 'payee.name': 7 }, Object.create(FIELDS)]) {
      expect(readPayee(form)).toEqual(nothing);
    }
  });
});
