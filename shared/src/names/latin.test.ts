import { describe, expect, it } from 'vitest';
import { normalizeName } from './index.ts';

describe('normalizing', () => {
  it.each([
    ['Müller', 'Mueller', 'muller'],
    ['Jörg', 'Joerg', 'jorg'],
    ['Bär', 'Baer', 'bar'],
    ['Groß', 'GROSS', 'gross'],
    ['Øster', 'Oester', 'oster'],
    ['Ågård', 'Aagaard', 'agard'],
    ['Łódź', 'Lodz', 'lodz'],
    ['Yurii', 'Iurii', 'yuriy'],
    ['D’Angelo', 'DAngelo', 'dangelo'],
  ])('%s and %s are %s', (one, other, latin) => {
    expect(normalizeName(one)).toBe(latin);
    expect(normalizeName(other)).toBe(latin);
  });

  it.each(['manuel', 'michael', 'joel', 'zoe', 'bauer', 'marques', 'michaela', 'samuels'])(
    '%s keeps its vowels',
    (name) => {
      expect(normalizeName(name)).toBe(name);
    },
  );

  it('distinguishes AA and AAAS from A and AS', () => {
    expect(normalizeName('AA')).toBe('aa');
    expect(normalizeName('AAAS')).toBe('aaas');
  });

  it('keeps other scripts in their own letters, without accents', () => {
    expect(normalizeName('Γιώργος')).toBe('γιωργοσ');
    expect(normalizeName('Фёдор')).toBe('федор');
    expect(normalizeName('王 小明')).toBe('王 小明');
  });
});
