import { describe, expect, it } from 'vitest';
import { matchNames } from './index.ts';
import { rule } from './testing/rule.ts';

rule('titles and salutations', 'match', [
  ['Mr John Smith', 'John Smith'],
  ['Frau Petra Klein', 'Petra Klein'],
  ['Petra Klein', 'Prof. Dr. Petra Klein'],
  ['Klein, Petra, Dr.', 'Petra Klein'],
  ['Ing. Karel Malý, CSc.', 'Karel Malý'],
  ['Jan Nowak, Ph.D.', 'Jan Nowak'],
  ['Sig.ra Anna Conti', 'Anna Conti'],
  ['Mw. Anna Jansen', 'Anna Jansen'],
]);

rule('what is only perhaps a title is kept where it is the name', 'no_match', [
  ['Steffi', 'Steffi Graf', 'person'],
  ['King', 'Don King', 'person'],
  ['Cohen Sacha', 'Baron Cohen', 'person'],
]);

describe('joint account: any one holder, or all: match', () => {
  it.each([
    ['Anna Berg', 'Karl Berg und Anna Berg'],
    ['Karl Berg', 'Karl und Anna Berg'],
    ['Anna Berg & Karl Berg', 'Karl Berg und Anna Berg'],
    ['Karl Berg Anna Berg', 'Karl Berg und Anna Berg'],
    ['Anna Berg', 'Berg Karl und Anna'],
    ['Anna Ruiz', 'JUAN PEREZ Y ANNA RUIZ'],
    ['Jane Smith', 'John Smith; Jane Smith'],
    ['Jane Smith', 'John Smith / Jane Smith'],
    ['Jane Smith', 'John Smith, Jane Smith'],
    ['Luc Bernard', 'M. ou Mme Luc Bernard'],
  ])('%s · %s', (typed, registered) => {
    expect(matchNames({ typed, registered }).outcome).toBe('match');
  });

  it('is close if the payer also names someone who is not a holder', () => {
    expect(matchNames({ typed: 'Karl Berg und Anna Berg', registered: 'Anna Berg' })).toEqual({
      outcome: 'close_match',
      deviations: ['extra_holder'],
    });
  });
});

rule('joint account: two connectors are one', 'match', [
  ['Karl Berg und/oder Anna Lind', 'Anna Lind und/oder Karl Berg'],
  ['John Smith and/or Mary Brown', 'Mary Brown and/or John Smith'],
  ['Juan Pérez y/o Ana Gil', 'Ana Gil y/o Juan Pérez'],
  ['Karl Berg und Anna Lind', 'Karl Berg und/oder Anna Lind'],
]);

rule('joint account: the holders are not mixed', 'no_match', [
  ['Susanne Sorglos und Markus Müller', 'Markus Sorglos und Susanne Müller'],
  ['Susanne Sorglos', 'Markus Sorglos und Susanne Müller'],
  ['Susanne', 'Markus Sorglos und Susanne Müller'],
]);

rule('a small word within a name does not make it two holders', 'no_match', [
  ['Maria Teresa', 'Maria Teresa e Silva Costa', 'person'],
  ['José Ortega', 'Gasset y Pérez', 'person'],
]);

rule('initial for a first name', 'close_match', [
  ['J. Smith', 'John Smith'],
  ['Smith, J.', 'John Smith'],
  ['J R Smith', 'John Robert Smith'],
  ['JP Moreau', 'Jean-Pierre Moreau'],
  ['Kovalenko O.', 'Коваленко Олена'],
  ['Петров И.С.', 'Петров Иван Сергеевич'],
  ['ШЕВЧЕНКО І.Т.', 'Шевченко Іван Тарасович'],
  ['M. de Jong', 'Maria de Jong'],
  ['D. van Dijk', 'Dirk van Dijk'],
]);

rule('a missing or extra middle name', 'close_match', [
  ['Jane Smith', 'Jane Marie Smith'],
  ['Taras Shevchenko', 'Шевченко Тарас Григорович'],
]);

rule('a nickname', 'close_match', [
  ['Alex Berg', 'Alexander Berg'],
  ['Bob Smith', 'Robert Smith'],
  ['Kasia Nowak', 'Katarzyna Nowak'],
  ['Pepe Ruiz', 'José Ruiz'],
  ['Zé Silva', 'José Silva'],
  ['Lisa Schneider', 'Elisabeth Schneider'],
  ['Paco García', 'Francisco García'],
  ['Mamie Harris', 'Mary Harris'],
]);

rule('two pet names of one name are two people', 'no_match', [
  ['Lisa Schneider', 'Elsa Schneider'],
  ['Polly Harris', 'Mamie Harris'],
]);

rule('double name or second Spanish surname dropped; maiden name', 'close_match', [
  ['Anna Berg', 'Anna Berg-Klein'],
  ['Juan García', 'Juan García López'],
  ['Anna Klein', 'Anna Berg geb. Klein'],
  ['Anna Berg née Klein', 'Anna Berg'],
  ['Anna Berg née Martin', 'Anna Martin'],
]);

rule('generational suffix on one side only', 'close_match', [
  ['John Smith', 'John Smith Jr.'],
  ['John Smith III', 'John Smith'],
]);

rule('conflicting generational suffixes', 'no_match', [
  ['John Smith Sr', 'John Smith Jr'],
  ['John Smith II', 'John Smith III'],
]);

rule('surname alone, initials alone, first name alone', 'no_match', [
  ['Smith', 'John Smith', 'person'],
  ['Mr Smith', 'John Smith', 'person'],
  ['van der Berg', 'Jan van der Berg', 'person'],
  ['García López', 'Juan García López', 'person'],
  ['J. S.', 'John Smith', 'person'],
  ['JS', 'John Smith', 'person'],
  ['John', 'John Smith', 'person'],
  ['John S.', 'John Smith', 'person'],
  ['Anna Lena', 'Anna Lena Berg', 'person'],
  ['Тарас', 'Тарас Шевченко', 'person'],
]);

rule('part of a name, where a rule that leaves out words could hide it', 'no_match', [
  ['Bundy', 'Al Bundy', 'person'],
  ['Klein Berg', 'Ben Klein Berg', 'person'],
  ['Anna Maria', 'Graf, Anna Maria', 'person'],
  ['Anna Maria', 'GRAF ANNA MARIA', 'person'],
  ['Wei Ming', 'Pan Wei Ming', 'person'],
  ['Li', 'Li, Ma', 'person'],
  ['Andersen', 'H. C. Andersen', 'person'],
  ['Meier', 'Müller und Meier', 'person'],
  ['Berg', 'van Berg', 'person'],
]);

rule('the same letters, in words of which none is a part of another', 'no_match', [
  ['Mari Anna Berg', 'Marian Naberg', 'person'],
  ['Marian Naberg', 'Mari Anna Berg', 'person'],
]);

rule('words written together or apart', 'match', [
  ['Anna Maria Van Der Berg', 'Annamaria Vanderberg', 'person'],
  ['Jean Luc Dupont', 'Jeanluc Dupont', 'person'],
  ['Анна Мария Петрова', 'Annamaria Petrova', 'person'],
]);

rule('generation in front', 'no_match', [['ifj. Kovács János', 'id. Kovács János']]);

rule('same surname, other first name', 'no_match', [
  ['Anna Berg', 'Karl Berg', 'person'],
  ['Andrea Berg', 'Andreas Berg', 'person'],
  ['Paula Berg', 'Paul Berg', 'person'],
  ['Zdzisława Berg', 'Zdzisław Berg', 'person'],
]);

rule('same first name, other surname', 'no_match', [
  ['Anna Berg', 'Anna Klein', 'person'],
  ['Anna Berg', 'Anna Bergmeister', 'person'],
]);

rule('a slip beside another difference', 'close_match', [
  ['Anna Maria Schmitt', 'Anna Maria Schmidt'],
  ['Thomas A. Lindeman', 'Thomas Lindemann'],
  ['Hasan Rohanni', 'Hassan Rohani', 'person'],
  ['Bartolomew Kowalczik', 'Bartholomew Kowalczyk', 'person'],
]);

rule('a slip and too much besides', 'no_match', [
  ['A. Schmitt', 'Anna Schmidt', 'person'],
  ['Liz Berk', 'Elizabeth Berg', 'person'],
  ['Anna Schmitt', 'Anna Maria Schmidt', 'person'],
]);

rule('an initial stands for the first of the first names', 'no_match', [
  ['M. Smith', 'John Michael Smith', 'person'],
  ['John M. Smith', 'Magdalena Smith', 'person'],
]);

rule('particles that may be first names are none within a name', 'no_match', [
  ['Al-Assad', 'Bashar al-Assad', 'person'],
  ['Ben Ali', 'Zine Ben Ali', 'person'],
  ['bin Salman', 'Mohammed bin Salman', 'person'],
  ['Lindner Vladimirovich', 'Lindner, Vladimir Vladimirovich', 'person'],
]);

rule('first names that are connectors elsewhere do not make two holders', 'no_match', [
  ['NESSIM BEN ALI SAHRAOUI', 'NESSIM BEN ROMDHANE SAHRAOUI', 'person'],
  ['Hamadi Ali', 'Mona Ali Hamadi Ali Bouyehia', 'person'],
]);

rule('two vowels of two words make no umlaut', 'close_match', [['Maria Sousa Silva', 'Maria Sousa e Silva', 'person']]);

rule('"und" within a surname does not make two holders', 'close_match', [
  ['Friedrich Liechtenstein', 'Friedrich von und zu Liechtenstein', 'person'],
]);

rule('two vowels of two words make no umlaut, and Emil is not Mil', 'no_match', [
  ['Otto Emil Berg', 'Otto Mil Berg', 'person'],
]);

rule('a particle that stands at an end is the same both ways', 'no_match', [['von A', 'Anna von', 'person']]);
