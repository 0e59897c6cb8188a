import { reason, riskSignal } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { plain } from './labels.ts';

describe('codes of the contract', () => {
  it.each([...reason.options, ...riskSignal.options, 'close_match', 'a_word_of_tomorrow'])(
    '%s is shown as plain text',
    (code) => {
      expect(plain(code)).toMatch(/^[A-Z][^_]+$/);
    },
  );

  it('has a label of its own for each reason', () => {
    expect(new Set(reason.options.map(plain)).size).toBe(reason.options.length);
  });

  it('writes an abbreviation in capitals', () => {
    expect(plain('iban_missing')).toBe('IBAN missing');
  });

  it('has a label for nothing', () => {
    expect(plain(null)).toBe('None');
  });
});
