import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../domain/question.ts';
import { unstructuredName, verificationRequest } from './client.ts';

const question: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};

describe('the name that is sent', () => {
  it.each([
    ['Jane Doe', ',,,Jane Doe'],
    ['Mr John Doe', ',,,Mr John Doe'],
    ['Doe, John', ',,,Doe John'],
    ['ACME, Inc.', ',,,ACME Inc.'],
    ['  Jane \u00a0 Doe ', ',,,Jane Doe'],
    ['Mr John Doe ; Ms Jane Doe', ',,,Mr John Doe ; ,,,Ms Jane Doe'],
    ['Jane Doe;', ',,,Jane Doe'],
    [';;Jane Doe;;John Doe', ',,,Jane Doe ; ,,,John Doe'],
  ])('%j is %j', (name, sent) => {
    expect(unstructuredName(name, null)).toBe(sent);
  });
  it.each([
    ['John Doe & Jane Doe', 'personal', ',,,John Doe ; ,,,Jane Doe'],
    ['John Doe & Jane Doe', null, ',,,John Doe & Jane Doe'],
    ['Smith Brothers & Jones Sisters', 'business', ',,,Smith Brothers & Jones Sisters'],
    ['Mr & Mrs Doe', 'personal', ',,,Mr & Mrs Doe'],
    ['John & Jane Doe', 'personal', ',,,John & Jane Doe'],
    ['José Ortega y Gasset', 'personal', ',,,José Ortega y Gasset'],
    ['Marks and Spencer', null, ',,,Marks and Spencer'],
  ] as const)('%j of an account that is %s is %j', (name, accountType, sent) => {
    expect(unstructuredName(name, accountType)).toBe(sent);
  });
  it('is absent if only separators were typed', () => {
    expect(unstructuredName(' ,; ;,', null)).toBeNull();
    expect(verificationRequest({ ...question, name: ';' })).toEqual({
      data: { verification: { types: ['STATUS'], account: { idScheme: 'IBAN', id: 'DE89370400440532013000' } } },
    });
  });
  it('leaves out the holders that do not fit, and cuts none', () => {
    const holder = 'A'.repeat(43);
    expect(unstructuredName([holder, holder, holder].join(';'), null)).toBe(
      [holder, holder, holder].map((item) => `,,,${item}`).join(' ; '),
    );
    expect(unstructuredName('A;'.repeat(70), null)).toHaveLength(',,,A'.length + 20 * ' ; ,,,A'.length);
  });
  it('never breaks the format, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 140, unit: fc.constantFrom(...'aZé ,;&\t') }),
        fc.constantFrom('personal', 'business', null),
        (name, accountType) => {
          const sent = unstructuredName(name, accountType);
          if (sent === null) return;
          expect(sent.length).toBeLessThanOrEqual(150);
          for (const holder of sent.split(' ; ')) expect(holder).toMatch(/^,,,[^\s,;]([^,;]*[^\s,;])?$/);
        },
      ),
    );
  });
});

describe('the request', () => {
  it('names no account type if none was given', () => {
    expect(verificationRequest(question)).toEqual({
      data: {
        verification: {
          types: ['NAME'],
          account: { idScheme: 'IBAN', id: 'DE89370400440532013000', name: ',,,Jane Doe' },
        },
      },
    });
  });
  it('asks about identifiers by their documented codes', () => {
    const identifiers: Question['identifiers'] = [
      { type: 'registration_number', value: 'HRB 12345' },
      { type: 'lei', value: '529900T8BM49AURSDO55' },
      { type: 'vat', value: 'DE136695976' },
    ];
    expect(verificationRequest({ ...question, accountType: 'business', identifiers }).data.verification).toEqual({
      types: ['NAME', 'ID'],
      account: {
        type: 'BUSINESS',
        idScheme: 'IBAN',
        id: 'DE89370400440532013000',
        name: ',,,Jane Doe',
        identities: [
          { type: 'CRN', value: 'HRB 12345' },
          { type: 'LEI', value: '529900T8BM49AURSDO55' },
          { type: 'VAT', value: 'DE136695976' },
        ],
      },
    });
  });
});
