import { describe, expect, it } from 'vitest';
import { foldName } from './index.ts';

describe('folding', () => {
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
  ])('%s and %s are %s', (one, other, folded) => {
    expect(foldName(one)).toBe(folded);
    expect(foldName(other)).toBe(folded);
  });

  it.each(['manuel', 'michael', 'joel', 'zoe', 'bauer', 'marques', 'michaela', 'samuels'])(
    '%s keeps its vowels',
    (name) => {
      expect(foldName(name)).toBe(name);
    },
  );

  it('tells AA and AAAS from A and AS', () => {
    expect(foldName('AA')).toBe('aa');
    expect(foldName('AAAS')).toBe('aaas');
  });

  it('keeps other scripts in their own letters, without accents', () => {
    expect(foldName('Γιώργος')).toBe('γιωργοσ');
    expect(foldName('Фёдор')).toBe('федор');
    expect(foldName('王 小明')).toBe('王 小明');
  });
});
