import { describe, expect, it } from 'vitest';
import { createUnknownWords, type UnknownWord } from './unknown-words.ts';

function setUp() {
  const counted: unknown[][] = [];
  const logged: (string | null)[] = [];
  const words = createUnknownWords({
    metrics: { unknownWord: (...labels) => counted.push(labels) },
    logger: { warn: ({ word }) => logged.push(word) },
  });
  const report = (text: string, more: Partial<UnknownWord> = {}) =>
    words.report({ provider: 'banfico', field: 'scheme_code', scheme: 'sepamail', text, personal: [], ...more });
  return { report, counted, logged };
}

describe('an unknown code in an answer', () => {
  it('is counted each time, and logged once', () => {
    const { report, counted, logged } = setUp();
    report('R17');
    report('R17');
    report('institution_asleep', { provider: 'ibantrack', field: 'status_reason', scheme: null });
    expect(counted).toEqual([
      ['banfico', 'scheme_code', 'sepamail'],
      ['banfico', 'scheme_code', 'sepamail'],
      ['ibantrack', 'status_reason', null],
    ]);
    expect(logged).toEqual(['R17', 'institution_asleep']);
  });

  it.each([
    ['free text', 'the account is asleep'],
    ['markup', '<b>R17</b>'],
    ['a line break', 'R17\nR18'],
    ['an account number', '12345678'],
    ['a piece of an IBAN', 'DE8937040044'],
    ['too long', 'X'.repeat(25)],
    ['empty', ''],
    ['in another script', 'ΑΒΓ'],
    ['part of the name that was asked about', 'DOE'],
    ['that name in one', 'janedoe'],
    ['part of the account', 'DE89'],
  ])('is not repeated if it is not a short and plain code: %s', (_, text) => {
    const { report, logged } = setUp();
    report(text, { personal: ['Jane Döe', 'DE89370400440532013000'] });
    expect(logged).toEqual([null]);
  });

  it('does not fill the log', () => {
    const { report, counted, logged } = setUp();
    const code = (n: number) => `R${n}`;
    for (let n = 0; n < 1000; n++) report(code(n));
    expect([counted.length, logged.length]).toEqual([1000, 200]);
  });
});
