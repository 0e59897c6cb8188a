import { leadingSurname } from './east-asian-name.ts';
import type { Person } from './person.ts';
import { isGivenName, isMostlyGivenName } from './tables/given-names.ts';
import { isParticle } from './tables/particles.ts';
import { isInitial, isLowerCase, type Word } from './tokens.ts';

/**
 * The words of a name without its particles, which mean nothing by themselves. A capital letter is an initial and not 't, and so is the
 * first where there are no capitals. In front
 * Ben and Al are first names, further on particles (Bashar Al Assad); nothing is a particle at the end, in front of a lone first
 * name (Do Anna), or in a Chinese, Korean or Vietnamese name, where Do, Le, Van and La are names like any other.
 */
export function significantWords({ words, beforeComma, isEastAsian }: Person): ReadonlySet<Word> {
  if (isEastAsian) return new Set(words);
  const isSignificant = (word: Word, index: number) => {
    if (!isParticle(word.latin) || index === words.length - 1) return true;
    if (isInitial(word)) return !isLowerCase(word) || (index === 0 && words.every(isLowerCase));
    if (index === 0 && words.slice(1).every((other) => isGivenName(other.latin))) return true;
    return isGivenName(word.latin) && (index === 0 || index === beforeComma);
  };
  return new Set(words.filter(isSignificant));
}

export function hasMaidenName(person: Person): boolean {
  return person.maidenName.size > 0;
}

export function isPatronymicName(word: Word): boolean {
  return /(?:ovych|evych|iovych|ovich|evich|ovna|evna|ivna|yivna|iivna|iichna|ichna)$/.test(word.latin);
}

interface Roles {
  readonly given: ReadonlySet<Word>;
  readonly surnames: ReadonlySet<Word>;
}

/** Which words of a name can be its first names and which its surnames, as far as tables and order can tell. */
export function rolesOf(person: Person): Roles {
  const words = [...significantWords(person)];
  if (person.beforeComma > 0 && person.beforeComma < person.words.length) {
    const before = new Set(person.words.slice(0, person.beforeComma));
    return divide(words, (word) => !before.has(word));
  }
  const isFirst = (word: Word) => isGivenName(word.latin) || isInitial(word);
  const last = words.at(-1);
  const surname = person.isEastAsian ? leadingSurname(words) : undefined;
  if (surname !== undefined) return divide(words, (word) => word !== surname);
  if (words.every(isFirst) && !hasMaidenName(person)) return divide(words, (word) => word !== last);
  const isSurelyFirst = (word: Word) => isFirst(word) || isMostlyGivenName(word.latin);
  const surnameLeads =
    last !== undefined &&
    (isSurelyFirst(last) || isPatronymicName(last)) &&
    words[0] !== undefined &&
    !isSurelyFirst(words[0]);
  return divide(
    words,
    (word, index) =>
      !person.maidenName.has(word) &&
      (isFirst(word) ||
        (surnameLeads && isSurelyFirst(word)) ||
        (index === 0 ? !surnameLeads : words.length > 2 && isPatronymicName(word))),
  );
}

function divide(words: readonly Word[], isGiven: (word: Word, index: number) => boolean): Roles {
  return {
    given: new Set(words.filter(isGiven)),
    surnames: new Set(words.filter((word, index) => !isGiven(word, index))),
  };
}
