import { areOtherFirstNames } from './first-names.ts';
import { isKnownGivenName } from './tables/given-names.ts';

/** The endings of a surname for a man and a woman of one family, as [his, hers]; the stem is the same. */
const ENDINGS: readonly (readonly [his: string, hers: string])[] = [
  // Czech and Slovak: Novák, Nováková; Svoboda, Svobodová; Hájek, Hájková; Němec, Němcová; Novotný, Novotná.
  ['', 'ova'],
  ['a', 'ova'],
  ['o', 'ova'],
  ['ek', 'kova'],
  ['ec', 'cova'],
  ['el', 'lova'],
  ['ny', 'na'],
  ['ly', 'la'],
  ['ty', 'ta'],
  ['ry', 'ra'],
  ['hy', 'ha'],
  // Polish, Russian, Ukrainian, Bulgarian: Kowalski, Kowalska; Ivanov, Ivanova; Pushkin, Pushkina; Zelenskyi, Zelenska.
  ['ski', 'ska'],
  ['sky', 'ska'],
  ['cki', 'cka'],
  ['cky', 'cka'],
  ['dzki', 'dzka'],
  ['ov', 'ova'],
  ['ev', 'eva'],
  ['in', 'ina'],
  ['yn', 'yna'],
  ['skiy', 'ska'],
  ['skiy', 'skaya'],
  ['sky', 'skaya'],
  ['ski', 'skaya'],
  // Lithuanian and Latvian: Kazlauskas, Kazlauskienė, Kazlauskaitė; Ozoliņš, Ozoliņa; Bērziņš, Bērziņa.
  ['as', 'iene'],
  ['as', 'aite'],
  ['is', 'iene'],
  ['is', 'yte'],
  ['us', 'iene'],
  ['us', 'ute'],
  ['ys', 'yte'],
  ['ins', 'ina'],
  // Greek: Papadopoulos, Papadopoulou; Pappas, Pappa; Georgiadis, Georgiadi.
  ['os', 'ou'],
  ['opoulos', 'opoulou'],
  ['idis', 'idi'],
  ['adis', 'adi'],
  ['akis', 'aki'],
];

/** The shortest stem that identifies a family. */
const SHORTEST_STEM = 3;

/** Whether two normalized surnames are the masculine and the feminine form of one. */
export function areFormsOfOneSurname(left: string, right: string): boolean {
  return ENDINGS.some(([his, hers]) => isForm(left, right, his, hers) || isForm(right, left, his, hers));
}

function isForm(his: string, hers: string, hisEnding: string, herEnding: string): boolean {
  if (!hers.endsWith(herEnding) || !his.endsWith(hisEnding)) return false;
  const stem = his.slice(0, his.length - hisEnding.length);
  return stem.length >= SHORTEST_STEM && stem === hers.slice(0, hers.length - herEnding.length);
}

/** Jónsdóttir and Jónasdóttir: a surname made of the father's first name is as different as that. */
export function haveOtherFathers(left: string, right: string): boolean {
  const [fathers, others] = [fathersIn(left), fathersIn(right)];
  // Larsen and Larssen.
  if (fathers.some((father) => others.includes(father))) return false;
  const [one, other] = [fathers, others].map((names) => names.find(isKnownGivenName) ?? names.at(-1));
  if (one === undefined || other === undefined) return false;
  return [one, other].some(isKnownGivenName) && areOtherFirstNames(one, other);
}

/** The genitive of Jónas, and what it may be the genitive of: Jón, Bjarni. */
function fathersIn(surname: string): string[] {
  const [, ofSon, genitive = ofSon] = /^(?:(.+s)son|(.+)(?:sen|dottir|dotter|datter))$/.exec(surname) ?? [];
  return genitive === undefined ? [] : [genitive, genitive.replace(/s$/, '').replace(/a$/, 'i')];
}
