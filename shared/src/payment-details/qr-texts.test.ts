import { describe, expect, it } from 'vitest';
import { readPaymentDetails } from './index.ts';

const iban = 'DE89370400440532013000';
const swiss = 'CH4431999123000889012';

/** EPC069-12: service tag, version, character set, identification, BIC, name, IBAN, amount, purpose, reference, text, note. */
const epc = (lines: Record<number, string> = {}) =>
  Object.values({
    ...['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Jane Doe', iban, 'EUR12.30', 'CHAR', '', 'Invoice 7', 'Thank you'],
    ...lines,
  });

/** Swiss Implementation Guidelines for the QR-bill: header, account, creditor (seven lines), ultimate creditor (seven, empty), amount, debtor, reference, text. */
const qrBill = (lines: Record<number, string> = {}) =>
  Object.values({
    ...['SPC', '0200', '1', swiss, 'S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'],
    ...Object.fromEntries(Array.from({ length: 7 }, (_, at) => [at + 11, ''])),
    ...Object.fromEntries(
      [
        '1949.75',
        'CHF',
        'S',
        'Pia Rutschmann',
        'Marktgasse',
        '28',
        '9400',
        'Rorschach',
        'CH',
        'NON',
        '',
        'Order',
        'EPD',
      ].map((line, at) => [at + 18, line]),
    ),
    ...lines,
  });

const ends = [
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['LF after a space', ' \n'],
] as const;

describe.each(ends)('an EPC QR text with %s', (_, end) => {
  const read = (lines?: Record<number, string>, count = 12) => readPaymentDetails(epc(lines).slice(0, count).join(end));

  it.each(['001', '002'])('of version %s gives account, name and BIC', (version) => {
    expect(read({ 1: version })).toEqual({
      accounts: [{ scheme: 'iban', iban }],
      name: 'Jane Doe',
      bic: 'COBADEFFXXX',
    });
  });

  it.each([7, 8, 9, 10, 11, 12])('of %i lines, and with a line break after the last, gives the same', (count) => {
    expect(read({}, count)).toMatchObject({ name: 'Jane Doe', bic: 'COBADEFFXXX' });
    expect(readPaymentDetails(epc().slice(0, count).join(end) + end)).toMatchObject({ name: 'Jane Doe' });
  });

  it.each([
    ['BIC', { 4: '' }, { name: 'Jane Doe', bic: null }],
    ['name', { 5: '' }, { name: null, bic: 'COBADEFFXXX' }],
    ['name of white space', { 5: ' ' }, { name: null, bic: 'COBADEFFXXX' }],
    ['BIC and name', { 4: '', 5: '' }, { name: null, bic: null }],
    ['amount', { 7: '' }, { name: 'Jane Doe', bic: 'COBADEFFXXX' }],
    ['purpose', { 8: '' }, { name: 'Jane Doe', bic: 'COBADEFFXXX' }],
    ['text', { 10: '' }, { name: 'Jane Doe', bic: 'COBADEFFXXX' }],
    ['everything that may be', { 4: '', 7: '', 8: '', 10: '', 11: '' }, { name: 'Jane Doe', bic: null }],
    ['version', { 1: '' }, { name: null }],
    ['character set', { 2: '' }, { name: null }],
    ['identification', { 3: '' }, { name: null }],
  ])('without %s takes nothing else for it', (_what, lines, expected) => {
    expect(read(lines)).toMatchObject({ accounts: [{ scheme: 'iban', iban }], ...expected });
  });

  it.each([
    'POSTBANK',
    'DEUTSCHE BANK AG',
    'COMMERZB',
    'Förderverein Grün-Weiß Übersee e.V.',
    'Ærø Ødegård',
    'Ιωάννα Δούκα',
    'Schmidt & Söhne "Zur Post"',
  ])('with the name %j and without a BIC gives the name', (name) => {
    expect(read({ 4: '', 5: name })).toMatchObject({ name, bic: null });
    expect(read({ 5: name })).toMatchObject({ name, bic: 'COBADEFFXXX' });
  });

  it('takes a line that is not a BIC neither for a BIC nor for the name', () => {
    expect(read({ 4: 'cobadeffxxx' })).toMatchObject({ name: null, bic: null });
    expect(read({ 4: 'cobadeffxxx', 5: '' })).toMatchObject({ bic: null });
  });

  it('takes nothing from its text for the name', () => {
    expect(read({ 5: '', 10: 'Payee: John Roe' }).name).toBeNull();
  });
});

describe('an EPC QR text that lost its line breaks or its empty lines', () => {
  it.each([
    ['BCD 001 1 SCT BPOTBEB1 Red Cross of Belgium BE72000000001616 EUR1 CHAR', 'Red Cross of Belgium'],
    ['BCD 002 1 SCT  Red Cross of Belgium BE72000000001616 EUR1', 'Red Cross of Belgium'],
    ['BCD 002 1 SCT Red Cross of Belgium BE72000000001616 EUR1', 'Red Cross of Belgium'],
    ['BCD%0A002%0A1%0ASCT%0ABPOTBEB1%0ARed Cross%0ABE72000000001616', 'Red Cross'],
    ['BCD\n002\n1\nSCT\nRed Cross of Belgium\nBE72000000001616\nEUR1', 'Red Cross of Belgium'],
    ['BCD 002 1 SCT BPOTBEB1  BE72000000001616 EUR1', null],
    ['BCD 002 1 SCT BPOTBEB1 BE72000000001616 EUR1', null],
    ['BCD 002 1 SCT   BE72000000001616 EUR1', null],
    ['BCD\n002\n1\nSCT\nBPOTBEB1\nBE72000000001616\nEUR1', null],
  ])('%j', (text, name) => {
    expect(readPaymentDetails(text)).toMatchObject({ accounts: [{ iban: 'BE72000000001616' }], name });
  });
});

describe.each(ends)('a Swiss QR-bill text with %s', (_, end) => {
  const read = (lines?: Record<number, string>) => readPaymentDetails(qrBill(lines).join(end));
  const accounts = [{ scheme: 'iban', iban: swiss }];

  it('returns account and creditor, not the debtor', () => {
    expect(read()).toEqual({ accounts, name: 'Robert Schneider AG', bic: null });
  });

  it('returns them with a combined address, whose last two lines are empty', () => {
    const lines = { 4: 'K', 6: 'Rue du Lac 1268', 7: '2501 Biel', 8: '', 9: '' };
    expect(read(lines)).toEqual({ accounts, name: 'Robert Schneider AG', bic: null });
  });

  it.each([4, 6, 7, 8, 9, 10, 18, 19, 20, 21, 27, 29, 30])(
    'with line %i empty takes nothing else for the name',
    (at) => {
      expect([null, 'Robert Schneider AG']).toContain(read({ [at]: '' }).name);
    },
  );

  it.each([6, 7, 8, 9, 10, 18, 21, 27, 29, 30])('with line %i empty still returns the name', (at) => {
    expect(read({ [at]: '' }).name).toBe('Robert Schneider AG');
  });

  it.each(['S', 'K'])('without a creditor takes neither street nor debtor for the name (address type %s)', (kind) => {
    expect(read({ 4: kind, 5: '' })).toEqual({ accounts, name: null, bic: null });
    expect(read({ 4: kind, 5: '', 6: '' })).toEqual({ accounts, name: null, bic: null });
  });
});

describe('a Swiss QR-bill text that lost its line breaks', () => {
  it('returns no name, since nothing shows where it ends', () => {
    for (const end of ['', '\n']) expect(readPaymentDetails(qrBill().join(' ') + end).name).toBeNull();
    expect(
      readPaymentDetails(`SPC 0200 1 ${swiss} S Robert Schneider AG Rue du Lac 1268 2501 Biel CH\n`).name,
    ).toBeNull();
  });
});
