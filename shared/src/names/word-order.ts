import type { Alignment } from './align.ts';
import type { Deviation } from './deviations.ts';
import { isWesternName } from './east-asian-name.ts';
import type { Person } from './person.ts';
import { rolesOf } from './roles.ts';
import { isVietnamese } from './tables/east-asian.ts';
import { patronymicOf } from './tables/particles.ts';

/**
 * Compares the order of the words. Surname first or last is the same name; first names in another order
 * may be a brother's, and swapping the names of father and son or the syllables of Xiao Ming gives another person.
 */
export function deviationsOfOrder(typed: Person, registered: Person, alignment: Alignment): Deviation[] {
  const places = placesOf(alignment);
  const sides = [
    [typed, new Map(places)],
    [registered, new Map(places.map(([left, right]) => [right, left]))],
  ] as const;
  if (sides.some(([person, there]) => swapsFather(person, there) || isOnlyFather(person, there)))
    return ['patronymic_differs'];
  if (childOf(typed) !== undefined && childOf(registered) !== undefined && childOf(typed) !== childOf(registered))
    return ['patronymic_differs'];
  const order = places.map(([, right]) => right);
  if (isAscending(order)) return [];
  if (isRotated(order) || isEndsSwapped(typed, order)) return ['word_order'];
  if (!typed.isEastAsian) return ['first_names_swapped'];
  const syllables = places.filter(([left]) => !isWesternName(typed.words[left]?.latin ?? '')).map(([, right]) => right);
  return [isAscending(syllables) || isRotated(syllables) ? 'first_names_swapped' : 'first_name_differs'];
}

/** The position of each paired word on both sides, in the order of the typed name. */
function placesOf({ pairs }: Alignment): (readonly [number, number])[] {
  return pairs.map((pair) => [pair.left[0] ?? 0, pair.right[0] ?? 0] as const).sort(([one], [other]) => one - other);
}

/** Whether a child and its father, linked by "bin" or "oğlu", are in the opposite order on the other side. */
function swapsFather({ words }: Person, placeOnOtherSide: ReadonlyMap<number, number>): boolean {
  return words.some((word, index) => {
    const patronymic = patronymicOf(word.latin);
    if (patronymic === undefined || index === 0) return false;
    const [child, father] = patronymic.father === 'behind' ? [index - 1, index + 1] : [index - 2, index - 1];
    const [childThere, fatherThere] = [placeOnOtherSide.get(child), placeOnOtherSide.get(father)];
    return childThere !== undefined && fatherThere !== undefined && childThere > fatherThere;
  });
}

/** Whether the other side has the father's name and not the child's: Ahmad Razak is not Ali bin Ahmad Razak. */
function isOnlyFather(person: Person, placeOnOtherSide: ReadonlyMap<number, number>): boolean {
  const { given } = rolesOf(person);
  return person.words.some((word, index) => {
    const patronymic = patronymicOf(word.latin);
    if (patronymic === undefined || index === 0) return false;
    const [end, father] = patronymic.father === 'behind' ? [index, index + 1] : [index - 1, index - 1];
    const own = [...person.words.keys()].filter((at) => at < end && given.has(person.words[at] ?? word));
    return own.length > 0 && placeOnOtherSide.has(father) && !own.some((at) => placeOnOtherSide.has(at));
  });
}

/** Son or daughter, according to the first such word. */
function childOf({ words }: Person): 'son' | 'daughter' | undefined {
  return words
    .slice(1)
    .map((word) => patronymicOf(word.latin)?.child)
    .find((child) => child !== undefined);
}

function isAscending(order: readonly number[]): boolean {
  return order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0));
}

/** The surname moved from one end to the other with the rest in order: García López Juan Carlos. */
function isRotated(order: readonly number[]): boolean {
  const falls = order.filter((place, index) => place > (order[(index + 1) % order.length] ?? 0));
  return falls.length === 1;
}

/**
 * First and last word swapped around the others, as Vietnamese names are written in the West (Nguyễn Văn Minh, Minh Văn Nguyễn), and Chinese
 * ones with a Western first name (Chan Tai Man Peter, Peter Tai Man Chan). Anna Maria Berg is not Berg Maria Anna.
 */
function isEndsSwapped({ words, isEastAsian }: Person, order: readonly number[]): boolean {
  const latin = words.map((word) => word.latin);
  return (
    isEastAsian &&
    (isVietnamese(latin) || latin.filter(isWesternName).length === 1) &&
    isAscending([order.at(-1) ?? 0, ...order.slice(1, -1), order[0] ?? 0])
  );
}
