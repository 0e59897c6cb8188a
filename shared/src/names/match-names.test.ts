import { describe, expect, it } from 'vitest';
import { matchNames } from './index.ts';
import { outcome, rule } from './testing/rule.ts';

rule('case, spaces, hyphens, punctuation and accents', 'match', [
  ['ANNA MARIA BERG', 'Anna-Maria Berg'],
  ['annamaria berg', 'Anna Maria Berg'],
  ["Sean O'Brien", 'Seán O’Brien'],
  ['Mc Donald Ewan', 'Ewan McDonald'],
  ['Acme-Werke', 'ACME WERKE', 'organisation'],
]);

rule('Latin transliteration: ü = ue = u, ß = ss, ø = oe = o, å = aa = a, ł = l', 'match', [
  ['Muller', 'Müller'],
  ['Mueller', 'Müller'],
  ['Mueller', 'Muller'],
  ['Strauss', 'Strauß'],
  ['Soeren', 'Søren'],
  ['Soren', 'Søren'],
  ['Aase', 'Åse'],
  ['Ase', 'Åse'],
  ['Wojcik', 'Wójcik'],
  ['Lukasz', 'Łukasz'],
  ['Djokovic', 'Đoković'],
  ['Dokovic', 'Đoković'],
  ['Shevchenko', 'Ševčenko'],
  ['Yurii', 'Iurii'],
  ['Häusler', 'Haeusler'],
  ['Schröer', 'Schroeer'],
  ['Kröl', 'Kroel'],
  ['Malmö', 'Malmoe'],
  ['Bø', 'Boe'],
  ['Æbelø', 'Aebeloe'],
]);

rule('a spelling set does not reach into other words', 'close_match', [
  ['Michal Bauer', 'Michael Bauer', 'person'],
  ['Manul Bauer', 'Manuel Bauer', 'person'],
  ['Karl Baur', 'Karl Bauer', 'person'],
]);

rule('order of words', 'match', [
  ['Berg Anna', 'Anna Berg'],
  ['Berg, Anna', 'Anna Berg'],
  ['García López, Juan Carlos', 'Juan Carlos García López'],
]);

rule('one slip in a word of 4 to 6 letters, two from 7 on, transposed neighbours', 'close_match', [
  ['Mario Rosi', 'Mario Rossi'],
  ['Jonh Smith', 'John Smith'],
  ['Max Mustremamn', 'Max Mustermann'],
  ['Norlicht GmbH', 'Nordlicht GmbH'],
]);

rule('more slips than that', 'no_match', [
  ['Mario Ross', 'Mario Russo', 'person'],
  ['Max Mstremamn', 'Max Mustermann', 'person'],
  ['Eva Li', 'Eva Lu', 'person'],
]);

rule('a word left over on both sides', 'no_match', [
  ['Jean Paul Moreau', 'Jean Pierre Moreau', 'person'],
  ['John A. Smith', 'John T. Smith', 'person'],
  ['Alpha Trading Ltd', 'Alpha Shipping Ltd', 'organisation'],
]);

rule('scripts: Greek and Cyrillic to Latin', 'match', [
  ['Georgios Papadopoulos', 'Γεώργιος Παπαδόπουλος'],
  ['Giorgos Papadopoulos', 'Γιώργος Παπαδόπουλος'],
  ['Sergey Ivanov', 'Сергей Иванов'],
  ['Sergei Ivanov', 'Сергей Иванов'],
  ['Serhii Ivaniuk', 'Сергій Іванюк'],
  ['Hristo Stoichkov', 'Христо Стоичков'],
  ['Fyodor Sokolov', 'Фёдор Соколов'],
  ['Slobodan Milosevic', 'Слободан Милошевић'],
  ['Ivan Zghurskyi', 'Іван Згурський'],
]);

rule('scripts: Han characters need equality', 'match', [['王 小明', '王小明']]);

rule('scripts: Han characters are not guessed at', 'no_match', [
  ['Wang Xiaoming', '王小明', 'person'],
  ['王大明', '王小明', 'person'],
]);

describe('without a kind, the stricter rule decides', () => {
  it('reads initials after a surname as initials, not as a legal form', () => {
    expect(outcome('Smith', 'Smith J. P.')).toBe('no_match');
    expect(outcome('Maria', 'Maria Sá')).toBe('no_match');
    expect(outcome('Pat Smith', 'Patrick Smith')).toBe('close_match');
  });

  it('recognises organisations by form or word', () => {
    expect(outcome('Kahvila Aino', 'Kahvila Aino Oy')).toBe('match');
    expect(outcome('Sportclub Ried', 'Sportclub Ried e.V.')).toBe('match');
    expect(outcome('Widex', 'Widex A/S')).toBe('match');
    expect(outcome('Bank of Chase', 'Bank of Chase & Co.')).toBe('close_match');
    expect(outcome('Reisen mit Kern', 'Kern & Partner')).toBe('no_match');
    expect(outcome('Solar Fund V', 'Solar Fund VI')).toBe('no_match');
  });
});

describe('bad input', () => {
  it.each([undefined, null, 7, {}, [], '', '   ', '…', '&', '\u0301'])('%j is no name', (bad) => {
    expect(matchUnchecked({ typed: bad, registered: 'Anna Berg' })).toBe('no_match');
    expect(matchUnchecked({ typed: 'Anna Berg', registered: bad })).toBe('no_match');
    expect(matchUnchecked(bad)).toBe('no_match');
  });

  it('compares at most 140 characters and twelve words', () => {
    const long = 'Abcdef '.repeat(20).trim();
    expect(matchNames({ typed: long, registered: `${long} B` }).deviations).toEqual(['too_long']);
    expect(matchNames({ typed: 'ﷺ'.repeat(60), registered: 'Anna Berg' }).deviations).toEqual(['too_long']);
    expect(matchNames({ typed: `${long} Anna`, registered: `${long} Anna` }).deviations).toEqual(['too_long']);
  });

  it('does not take a look-alike from another script for the letter', () => {
    expect(outcome('Аnna Berg', 'Anna Berg', 'person')).toBe('close_match');
  });
});

/** As called from plain JavaScript. */
function matchUnchecked(names: unknown): string {
  return (Reflect.apply(matchNames, undefined, [names]) as ReturnType<typeof matchNames>).outcome;
}
