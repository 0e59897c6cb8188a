import { describe, expect, it, vi } from 'vitest';
import { readPaymentFile, writeResults } from './index.ts';
import type { LineResult } from './results.ts';
import { pain001 } from './testing/pain001.ts';

const DE = 'DE89370400440532013000';
const rowsOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');

const results = new Map<string, LineResult>([
  ['1', { outcome: 'match', reason: null }],
  ['2', { outcome: 'close_match', reason: null, registeredName: 'Jane M. Doe' }],
  ['3', { outcome: 'no_match', registeredName: 'Mallory' }],
  ['4', { outcome: 'unable_to_verify', reason: 'bank_timeout' }],
]);

describe('a CSV with results', () => {
  it('has the rows of a CSV unchanged, and four more columns', () => {
    const text = `Run 7\nName;IBAN;Betrag\nJane;${DE};1,50\nJohn;${DE}\n"A; B";${DE};2\nJoan;${DE};3\nJim;DE00;4\nJill;${DE};5\nTotal;;15\n`;
    expect(rowsOf(writeResults(readPaymentFile(text), results))).toEqual([
      '\uFEFFRun 7',
      'Name;IBAN;Betrag;outcome;reason;registered_name;verification_code',
      `Jane;${DE};1,50;match;;;RCVC`,
      `John;${DE};;close_match;;Jane M. Doe;RVMC`,
      `"A; B";${DE};2;no_match;;;RVNM`,
      `Joan;${DE};3;unable_to_verify;bank_timeout;;RVNA`,
      'Jim;DE00;4;invalid;too_short;;RVNA',
      `Jill;${DE};5;;;;`,
      'Total;;15',
      '',
    ]);
  });

  it('can have more rows than an engine allows arguments', () => {
    const most = vi.spyOn(Math, 'max');
    try {
      expect(rowsOf(writeResults(readPaymentFile(`Jane Doe;${DE}\n`.repeat(70_000)), results))).toHaveLength(70_002);
      expect(most.mock.calls.every((given) => given.length < 2000)).toBe(true);
    } finally {
      most.mockRestore();
    }
  });

  it('adds titles to a CSV without any', () => {
    const [titles, first] = rowsOf(writeResults(readPaymentFile(`Jane Doe,${DE}\n`), results));
    expect([titles, first]).toEqual([
      '\uFEFF,,outcome,reason,registered_name,verification_code',
      `Jane Doe,${DE},match,,,RCVC`,
    ]);
  });

  it('has a row for each payment of a pain.001', () => {
    const file = readPaymentFile(pain001({ names: ['Jane Doe', 'Jane Doe'] }));
    expect(rowsOf(writeResults(file, results))).toEqual([
      '\uFEFFline;name;account;amount;currency;reference;outcome;reason;registered_name;verification_code',
      `1;Jane Doe;${DE};1.50;EUR;R-1;match;;;RCVC`,
      '2;Jane Doe;FR1420041010050500013M02606;2.50;EUR;R-2;close_match;;Jane M. Doe;RVMC',
      '',
    ]);
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1', '=HYPERLINK("x")'])(
    'prevents spreadsheets from taking %j for a formula',
    (name) => {
      const file = readPaymentFile(pain001({ names: [name.replaceAll('"', '&quot;')] }));
      const hostile = new Map<string, LineResult>([['1', { outcome: 'close_match', registeredName: name }]]);
      const cells = rowsOf(writeResults(file, hostile))[1] ?? '';
      expect(cells.split(';')[1]).toMatch(/^"?'/);
      expect(cells.split(';')[8]).toMatch(/^"?'/);
    },
  );

  it('leaves plain negative amounts alone', () => {
    const file = readPaymentFile(`Name;IBAN;Amount\nJane;${DE};-5,00\n`);
    expect(rowsOf(writeResults(file, results))[1]).toBe(`Jane;${DE};-5,00;match;;;RCVC`);
  });
});
