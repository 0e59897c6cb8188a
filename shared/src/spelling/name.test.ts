import { describe, expect, it } from 'vitest';
import { nameValue } from '../receipt/index.ts';
import { cleanName, isName } from './name.ts';

describe('cleanName', () => {
  it('is what a receipt commits to, so that the name in the form and the text that a page prefilled both verify', () => {
    // All that any engine or language takes for white space, and what only some do.
    for (const space of [
      ' ',
      '\t',
      '\u0085',
      '\u00A0',
      '\u1680',
      '\u2003',
      '\u2028',
      '\u202F',
      '\u3000',
      '\uFEFF',
      '\u200B',
    ]) {
      for (const name of [`Jane${space}Doe`, `${space}Jane Doe`, `Jane Doe${space}`]) {
        expect(nameValue(name)).toBe(cleanName(name));
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
      }
    }
  });

  it('composes letters, trims, and leaves one space between words', () => {
    expect(cleanName('  Rene\u0301 \u00A0\u2003 Dupont\n')).toBe('Ren\u00E9 Dupont');
  });

  it('keeps the byte order mark, which is not white space: a name with it is not the name without', () => {
    expect(cleanName('Jane\uFEFFDoe')).toBe('Jane\uFEFFDoe');
  });
});

describe('isName', () => {
  it.each(['Jane Doe', 'Ó', '3M', '李', 'ကျွန်ုပ်', 'བསྒྲུབས', 'سارا\u200Cجان'])('accepts %s as a name', (text) => {
    expect(isName(text)).toBe(true);
    expect(isName(text.normalize('NFD'))).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '\u2800 \u3164\u00AD'],
    ['signs', '?!…'],
    ['accents without a letter', '\u0301'.repeat(3)],
    ['nine accents on a letter', `e${'\u0301'.repeat(9)}`],
    ['a character that is none', 'Jane\uFDD0'],
  ])('does not accept %s as a name', (_, text) => expect(isName(text)).toBe(false));
});
