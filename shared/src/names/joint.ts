import { isGivenName } from './tables/known-names.ts';
import { isTitle } from './tables/titles.ts';
import type { Mark, Part, Word } from './words.ts';

/** "And" and "or" between the holders of an account. */
const BETWEEN_HOLDERS = new Set(
  'und u oder od bzw and or et ou ili tai ja och eller og en of ve veya ir ar un vai es vagy sau si kai i ta abo in ali oraz lub nebo alebo ed'.split(
    ' ',
  ),
);
/** The same in one letter, which may also be an initial or part of a surname (Ortega y Gasset, Puig i Cadafalch). */
const SHORT = new Set(['y', 'e', 'i', 'o', 'a', 'u']);
const OWN_SCRIPT = new Set(['и', 'или', 'та', 'і', 'або', 'και', 'ή', '与', '和']);

/**
 * The holders a name stands for: one, or several joined by a word or a mark. A first name alone before the connector shares the surname that
 * follows ("John & Jane Smith").
 */
export function holdersOf(parts: readonly Part[]): Part[][] {
  const groups = splitAtCommas(splitAtConnectors(parts));
  return groups.length < 2 ? [[...parts]] : shareSurname(groups);
}

function isConnectorMark(part: Part): part is Mark {
  return part.kind === 'mark' && ['&', ';', '/', '+'].includes(part.mark);
}

function splitAtConnectors(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [[]];
  for (const [index, part] of parts.entries()) {
    if (isConnectorMark(part) || (part.kind === 'word' && connects(part, parts, index))) groups.push([]);
    else groups.at(-1)?.push(part);
  }
  return groups.filter((group) => group.some((part) => part.kind === 'word'));
}

function connects(word: Word, parts: readonly Part[], index: number): boolean {
  const before = wordsNextTo(parts, index, -1);
  const after = wordsNextTo(parts, index, 1);
  if (before === 0 || after === 0) return false;
  if (SHORT.has(word.latin) && [...word.key].length === 1) return connectsInOneLetter(word, parts, before, after);
  if (OWN_SCRIPT.has(word.key)) return after >= 2;
  return BETWEEN_HOLDERS.has(word.latin) && after >= 2 && (before >= 2 || isGivenBefore(parts, index));
}

/** One letter connects whole names only, and only where it cannot be an initial: small, or all is in capitals. */
function connectsInOneLetter(word: Word, parts: readonly Part[], before: number, after: number): boolean {
  const small = word.written === word.written.toLowerCase();
  const allCapitals = parts.every((part) => part.kind === 'mark' || part.written === part.written.toUpperCase());
  const allSmall = parts.every((part) => part.kind === 'mark' || part.written === part.written.toLowerCase());
  if (after < 2) return false;
  return before >= 2 ? small || allCapitals : small && !allSmall;
}

function isGivenBefore(parts: readonly Part[], index: number): boolean {
  const previous = parts[index - 1];
  return previous?.kind === 'word' && (isGivenName(previous.latin) || isTitle(previous.latin, false));
}

function wordsNextTo(parts: readonly Part[], index: number, step: 1 | -1): number {
  let count = 0;
  for (let at = index + step; at >= 0 && at < parts.length; at += step) {
    const part = parts[at];
    if (part === undefined || isConnectorMark(part)) break;
    if (part.kind === 'word') count += 1;
  }
  return count;
}

/** A comma separates holders only where both sides are whole names; "García López, Juan Carlos" is one person. */
function splitAtCommas(groups: readonly Part[][]): Part[][] {
  return groups.flatMap((group) => {
    const pieces: Part[][] = [[]];
    for (const part of group) {
      if (part.kind === 'mark' && part.mark === ',') pieces.push([]);
      else pieces.at(-1)?.push(part);
    }
    return pieces.length > 1 && pieces.every(isWholeName) ? pieces : [group];
  });
}

function isWholeName(parts: readonly Part[]): boolean {
  const words = parts.filter((part) => part.kind === 'word').filter((word) => !isTitle(word.latin, false));
  return (
    words.some((word) => isGivenName(word.latin)) &&
    words.some((word) => !isGivenName(word.latin) && word.latin.length > 2)
  );
}

function shareSurname(groups: readonly Part[][]): Part[][] {
  const last = groups.at(-1) ?? [];
  const lastWords = last.filter((part) => part.kind === 'word');
  const surname = lastWords.at(-1);
  return groups.map((group, index) => {
    const words = group.filter((part) => part.kind === 'word').filter((word) => !isTitle(word.latin, false));
    const alone = words.length === 1 && index < groups.length - 1;
    return alone && surname !== undefined && lastWords.length > 1 ? [...group, surname] : [...group];
  });
}
