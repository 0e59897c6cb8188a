import { validateIban } from '@payee-check/shared/iban';
import { describe, expect, it } from 'vitest';
import type { Account } from '../domain/question.ts';
import { isLeftOut } from './left-out.ts';
import { readParticipants } from './list.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const list = (...rows: readonly string[]) =>
  readParticipants(['as_of,2026-11-20', 'bic,from,until', ...rows].join('\n'));
const iban = (number: string): Account => {
  const read = validateIban(number);
  if (!read.valid) throw new Error('The test has an invalid IBAN');
  return { scheme: 'iban', iban: read.iban, country: read.country };
};
const ABN = iban('NL91ABNA0417164300');
const GERMAN = iban('DE89370400440532013000');
const UK: Account = {
  scheme: 'uk',
  sortCode: '112233',
  accountNumber: '01234567',
  secondaryReference: null,
  country: 'GB',
};
const leftOut = (rows: readonly string[], account: Account = ABN, bic: string | null = null, now = NOW) =>
  isLeftOut(list(...rows), account, bic, now);

describe('a bank that does not take part', () => {
  it('is recognised by the bank code of an IBAN, if that is part of the BIC', () => {
    expect(leftOut(['INGBNL2A'])).toBe(true);
    expect(leftOut(['INGBNL2A', 'ABNANL2A'])).toBe(false);
    expect(leftOut(['INGBNL2A', 'ABNANL2AXXX'])).toBe(false);
    // ISO 20022 allows digits in the place of an institution's letters.
    expect(leftOut(['1NG2NL2A'])).toBe(true);
  });

  it('is recognised by the BIC from account details, in any country', () => {
    expect(leftOut(['DEUTDEFF'], GERMAN, 'COBADEFFXXX')).toBe(true);
    expect(leftOut(['DEUTDEFF', 'COBADEFF'], GERMAN, 'COBADEFFXXX')).toBe(false);
    expect(leftOut(['DEUTDEFF', 'COBADEFF370'], GERMAN, 'COBADEFF')).toBe(false);
  });

  it('has left, or has yet to join, by date; a day before and after is uncertain', () => {
    expect(leftOut(['INGBNL2A', 'ABNANL2A,2025-10-05,2026-11-26'])).toBe(true);
    expect(leftOut(['INGBNL2A', 'ABNANL2A,2025-10-05,2026-11-27'])).toBe(false);
    expect(leftOut(['INGBNL2A', 'ABNANL2A,2026-11-30'])).toBe(true);
    expect(leftOut(['INGBNL2A', 'ABNANL2A,2026-11-29'])).toBe(false);
  });
});

describe('a bank is still asked', () => {
  it('if the list is older than 30 days', () => {
    const day = 24 * 60 * 60 * 1000;
    const taken = Date.UTC(2026, 10, 20);
    expect(leftOut(['INGBNL2A'], ABN, null, taken + 30 * day)).toBe(true);
    expect(leftOut(['INGBNL2A'], ABN, null, taken + 30 * day + 1)).toBe(false);
  });

  it.each<[string, readonly string[], Account, string | null]>([
    ['which bank it is is not known', ['DEUTDEFF'], GERMAN, null],
    ['the list names nobody of its country', ['DEUTDEFF'], ABN, null],
    ['the list names nobody of its country any more', ['INGBNL2A,,2026-01-01'], ABN, null],
    ['another office of it takes part', ['DEUTDEFF', 'COBADEHH'], GERMAN, 'COBADEFFXXX'],
    ['the account is a British one', ['DEUTDEFF', 'BARCGB22'], UK, null],
  ])('where %s', (_why, rows, account, bic) => {
    expect(leftOut(rows, account, bic)).toBe(false);
  });

  it('if this very branch has left and another takes part, the branch decides', () => {
    expect(leftOut(['COBADEHH', 'COBADEFF,,2026-01-01'], GERMAN, 'COBADEFFXXX')).toBe(true);
  });
});

describe('a list', () => {
  it('is read from CSV, also as written by a spreadsheet, and from JSON', () => {
    const sheet = '\uFEFF"as_of";"2026-11-20"\r\n"bic";"from";"until"\r\n"ABNANL2A";"2025-10-05";""\r\n\r\n';
    const json = JSON.stringify({ asOf: '2026-11-20', participants: [{ bic: 'ABNANL2A', from: '2025-10-05' }] });
    expect(readParticipants(sheet)).toEqual(readParticipants(json));
    expect(readParticipants(sheet)).toEqual(list('ABNANL2A,2025-10-05,'));
  });

  it.each([
    ['', 'line 1: '],
    ['bic,from,until\nABNANL2A', 'line 1: '],
    ['as_of,20.11.2026', 'line 1: '],
    ['as_of,2026-02-30', 'line 1: '],
    ['as_of,2026-11-20\nABNANL2A', 'line 2: '],
    ['as_of,2026-11-20\nbic,from,until\nABNANL2A\nABNANL', 'line 4: '],
    ['as_of,2026-11-20\nbic,from,until\n\nABNANL2A,tomorrow', 'line 4: '],
    ['as_of,2026-11-20\nbic,from,until\nABNANL2A,,,x', 'line 3: '],
    ['as_of,2026-11-20\nbic,from,until\nABNANL2A,2026-12-01,2026-11-30', 'line 3: ends before it begins'],
    ['as_of,2026-11-20\nbic,from,until\n', 'it names no bank'],
    ['{\n "asOf": "2026-11-20",\n nonsense', 'line 3: '],
    ['{ "asOf": "2026-11-20", "participants": [] }', 'it names no bank'],
    ['{ "asOf": "2026-11-20", "participants": [{ "bic": "ABNANL2A" }, { "bic": "x" }] }', '/participants/1: '],
    ['{ "asOf": "2026-11-20", "participants": [{ "name": "A Bank" }] }', '/participants/0'],
    ['{ "asOf": "2026-13-01", "participants": [{ "bic": "ABNANL2A" }] }', '/asOf: '],
  ])('that is malformed (%j) is refused, with the place', (text, where) => {
    expect(() => readParticipants(text)).toThrow(where);
  });
});
