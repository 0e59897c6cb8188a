import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDeviation, deviationCodes, matchNames, normalizeName } from './index.ts';
import { isAlsoAName } from './legal-forms/strength.ts';
import { allWritings } from './legal-forms/tables.ts';
import { isTitle } from './tables/titles.ts';
import { wordOf } from './tokens.ts';

const firstName = fc.constantFrom('Anna', 'Jürgen', 'José', 'Søren', 'Łukasz', 'Élodie', 'Тарас', 'Ελένη', 'Xiomara');
const surname = fc.constantFrom(
  'Müller',
  'Ortega',
  'Novák',
  'Kowalczyk',
  'Шевченко',
  'Παπαδάκης',
  'Okonkwo',
  'van Dijk',
);
const person = fc.tuple(firstName, surname).map((words) => words.join(' '));
/** A woman's and a man's: with a first name of the other gender, they contradict it. */
const courtesyTitle = fc.constantFrom('Mr', 'Mrs.', 'Herr', 'Frau', 'Mme', 'Sig.ra', 'Pan', 'Dhr.');
const title = fc.constantFrom('Dr.', 'Prof. Dr.', 'Ing.', 'Mgr.', 'Dipl.-Ing.');
const kind = fc.constantFrom('person', 'organisation', undefined);
/** Letters of several scripts, marks, spaces and digits, as a hostile caller would send them. */
const noise = fc.string({ unit: fc.constantFrom(..."aäeüo ßsšjyiщюїςμπж王.,&/-'´ﷺ🦄0١ı\u0301\u200d"), maxLength: 160 });
const anything = fc.oneof(
  noise,
  fc.string({ unit: 'binary', maxLength: 160 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

describe('matchNames', () => {
  it('matches every name with itself', () => {
    fc.assert(
      fc.property(anything, kind, (name, which) => {
        const { outcome, deviations } = matchNames({ typed: name, registered: name, kind: which });
        expect(outcome === 'match' || deviations.includes('empty') || deviations.includes('too_long')).toBe(true);
      }),
    );
  });

  it('is not affected by a title', () => {
    fc.assert(
      fc.property(person, person, title, (typed, registered, prefix) => {
        const plain = matchNames({ typed, registered, kind: 'person' }).outcome;
        expect(matchNames({ typed: `${prefix} ${typed}`, registered, kind: 'person' }).outcome).toBe(plain);
        expect(matchNames({ typed, registered: `${prefix} ${registered}`, kind: 'person' }).outcome).toBe(plain);
      }),
    );
  });

  it('is not affected by a title for a man or a woman either, except that a match may be close', () => {
    fc.assert(
      fc.property(person, person, courtesyTitle, (typed, registered, prefix) => {
        const plain = matchNames({ typed, registered, kind: 'person' }).outcome;
        const allowed = plain === 'match' ? ['match', 'close_match'] : [plain];
        expect(allowed).toContain(matchNames({ typed: `${prefix} ${typed}`, registered, kind: 'person' }).outcome);
        expect(allowed).toContain(matchNames({ typed, registered: `${prefix} ${registered}`, kind: 'person' }).outcome);
      }),
    );
  });

  it('is not affected by case and spaces', () => {
    fc.assert(
      fc.property(person, person, (typed, registered) => {
        const plain = matchNames({ typed, registered, kind: 'person' }).outcome;
        const shouted = `  ${typed.toUpperCase().replaceAll(' ', '   ')} `;
        expect(matchNames({ typed: shouted, registered, kind: 'person' }).outcome).toBe(plain);
      }),
    );
  });

  it('is the same in both directions for single persons and for organisations', () => {
    const word = fc.constantFrom(
      'Anna',
      'Anne',
      'A',
      'Berg',
      'Bergh',
      'Klein',
      'von',
      'Jr',
      'GmbH',
      'Ltd',
      '3',
      'Holding',
      'Müller',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, fc.constantFrom('person' as const, 'organisation' as const), (one, other, which) => {
        const there = matchNames({ typed: one, registered: other, kind: which }).outcome;
        expect(matchNames({ typed: other, registered: one, kind: which }).outcome).toBe(there);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a word that is also a property of every object like any other word', () => {
    const words = Object.getOwnPropertyNames(Object.prototype);
    expect(words).toContain('constructor');
    for (const word of words) {
      for (const kind of ['person', 'organisation'] as const) {
        expect(matchNames({ typed: `Anna ${word}`, registered: `ANNA ${word}`, kind }).outcome).toBe('match');
        expect(matchNames({ typed: `Anna ${word}`, registered: 'Anna Berg', kind }).outcome).toBe('no_match');
        expect(matchNames({ typed: 'Berg GmbH', registered: `${word} GmbH`, kind }).outcome).toBe('no_match');
      }
    }
  });

  it('accepts anything without throwing, and returns known codes', () => {
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.anything()),
        fc.oneof(anything, fc.anything()),
        fc.anything(),
        (typed, registered, which) => {
          const match = Reflect.apply(matchNames, undefined, [{ typed, registered, kind: which }]);
          expect(['match', 'close_match', 'no_match']).toContain(match.outcome);
          for (const code of match.deviations) expect(deviationCodes).toContain(code);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('recognises initials after a title, which in capitals look like "and" in some languages', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 2, maxLength: 2 });
    const prefix = fc.constantFrom('Mr', 'Mrs', 'Dr', 'Herrn', 'Signora', 'Mme');
    const cased = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
    );
    fc.assert(
      fc.property(letters, prefix, prefix, surname, cased, kind, ([one, other], left, right, family, spell, which) => {
        const [typed, registered] = [spell(`${left} ${one} ${family}`), spell(`${right} ${other} ${family}`)];
        expect(matchNames({ typed, registered, kind: which }).outcome).toBe('no_match');
      }),
      // The same pairs in every run: a family has too many to try all.
      { numRuns: 1000, seed: 20_261_128 },
    );
  });

  it('never takes one word of a longer name for the whole', () => {
    const words = fc.uniqueArray(
      fc.constantFrom('Anna', 'Lena', 'Berg', 'Klein', 'Okonkwo', 'Xiomara', 'Smith', 'José'),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(words, fc.nat(), (full, at) => {
        const typed = full[at % full.length] ?? '';
        expect(matchNames({ typed, registered: full.join(' '), kind: 'person' }).outcome).toBe('no_match');
      }),
    );
  });
});

describe('normalizeName', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(anything, (name) => {
        expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('is a match if it is the same', () => {
    fc.assert(
      fc.property(person, person, kind, (one, other, which) => {
        fc.pre(normalizeName(one) === normalizeName(other));
        expect(matchNames({ typed: one, registered: other, kind: which }).outcome).toBe('match');
      }),
    );
  });
});

describe('deviations', () => {
  it('each have a plain description', () => {
    for (const code of deviationCodes) expect(describeDeviation(code)).toMatch(/^[A-Z].*\.$/);
    expect(describeDeviation('toString')).toBeUndefined();
  });
});

describe('legal forms that are also people’s names', () => {
  const inLetters = allWritings().filter((form) => /^\p{L}+$/u.test(form));
  // RA in front of a name is Rechtsanwalt.
  const names = inLetters.filter((form) => {
    const { script, latin } = wordOf(form);
    return script === 'latin' && isAlsoAName(latin) && !isTitle(latin, 'in_front');
  });
  const spelling = fc.constantFrom(
    (form: string) => form,
    (form: string) => form.toUpperCase(),
    (form: string) => form.toLowerCase(),
    (form: string) => form.charAt(0).toUpperCase() + form.slice(1).toLowerCase(),
  );
  const bearer = fc.constantFrom(
    ...['Daniel', 'Anna', 'Jan', 'Wang', 'Jones', 'García', 'Okonkwo', 'Nguyen', 'Kwame', 'Anna Berg', 'Jan Novák'],
    ...['Maria da Silva', 'Wei Ming', 'Olumide Adeyemi', 'Harpreet Singh', 'John Michael Smith', 'Yuki Tanaka'],
  );

  it('are some hundred words, Ek, Vos, Teo, Earl and Sa among them', () => {
    expect(names.length).toBeGreaterThan(60);
    expect(names.map((form) => form.toLowerCase())).toEqual(expect.arrayContaining(['earl', 'sia', 'teo', 'sa']));
  });

  it('do not make a match of a name and the same name with one more word, after or before it', () => {
    fc.assert(
      fc.property(bearer, fc.constantFrom(...names), spelling, fc.boolean(), (name, form, spell, inFront) => {
        const longer = inFront ? `${spell(form)} ${name}` : `${name} ${spell(form)}`;
        expect(matchNames({ typed: name, registered: longer }).outcome).not.toBe('match');
        expect(matchNames({ typed: longer, registered: name }).outcome).not.toBe('match');
      }),
      { numRuns: 5000 },
    );
  });

  it('and no other form makes a match of a first name and a surname', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...inLetters), spelling, (name, form, spell) => {
        const { outcome } = matchNames({ typed: name, registered: `${name} ${spell(form)}` });
        expect(outcome).not.toBe('match');
      }),
      { numRuns: 5000 },
    );
  });
});
