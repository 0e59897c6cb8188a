import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIban, maskIban, normalizeIban } from './index.ts';
import { anyIban } from './testing/arbitrary.ts';

const texts = fc.oneof(
  anyIban,
  fc.string({ unit: 'binary', maxLength: 140 }),
  fc.string({ unit: fc.constantFrom(...'IBAN: de8９ﬁ💶-.\u200B'), maxLength: 40 }),
);

describe('normalizeIban', () => {
  it('returns the electronic form', () => {
    expect(normalizeIban('  iban: de89 3704-0044\u00A00532.0130\u200B00 ')).toBe('DE89370400440532013000');
    expect(normalizeIban('ｉｂａｎ ＤＥ８９')).toBe('DE89');
  });

  it('keeps invalid characters, so that positions are right', () => {
    expect(normalizeIban('de89_ﬁ ß')).toBe('DE89_ﬁß');
  });

  it('returns the empty string for anything that is not a string', () => {
    for (const input of [undefined, null, 5, {}, ['DE89']]) expect(normalizeIban(input)).toBe('');
  });

  it('leaves more than 128 characters untouched', () => {
    const long = 'de 89 '.repeat(50);
    expect(normalizeIban(long)).toBe(long);
    expect(formatIban(long)).toBe(long);
  });

  it('is idempotent', () => {
    fc.assert(fc.property(texts, (text) => normalizeIban(normalizeIban(text)) === normalizeIban(text)));
  });
});

describe('formatIban', () => {
  it('prints in groups of four', () => {
    expect(formatIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
    expect(formatIban('NO9386011117947')).toBe('NO93 8601 1117 947');
    expect(formatIban('DE89')).toBe('DE89');
    expect(formatIban('DE893')).toBe('DE89 3');
    expect(formatIban('')).toBe('');
  });

  it('changes nothing but the spaces', () => {
    fc.assert(fc.property(texts, (text) => normalizeIban(formatIban(text)) === normalizeIban(text)));
  });
});

describe('maskIban', () => {
  it('shows country, check digits and the last four characters', () => {
    expect(maskIban('DE89370400440532013000')).toBe('DE89 •••• •••• •••• ••30 00');
    expect(maskIban('NO93 8601 1117 947')).toBe('NO93 •••• •••7 947');
  });

  it('shows nothing of a text that is too short to be an IBAN', () => {
    expect(maskIban('12345678')).toBe('•••• ••••');
  });

  it('never shows more than eight characters', () => {
    fc.assert(fc.property(anyIban, (iban) => maskIban(iban).replace(/[• ]/g, '').length === 8));
  });
});
