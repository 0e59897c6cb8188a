/** Words that tell generations of one family apart, each with the generation it names. */
const GENERATIONS: Readonly<Record<string, string>> = {
  jr: 'younger',
  jnr: 'younger',
  jun: 'younger',
  junior: 'younger',
  filho: 'younger',
  hijo: 'younger',
  fils: 'younger',
  mladsi: 'younger',
  ml: 'younger',
  ifj: 'younger',
  ifjabb: 'younger',
  dj: 'younger',
  figlio: 'younger',
  zoon: 'younger',
  sr: 'elder',
  snr: 'elder',
  sen: 'elder',
  senior: 'elder',
  pere: 'elder',
  starsi: 'elder',
  st: 'elder',
  id: 'elder',
  idosb: 'elder',
  padre: 'elder',
  ii: 'second',
  '2nd': 'second',
  iii: 'third',
  '3rd': 'third',
  iv: 'fourth',
  '4th': 'fourth',
  neto: 'grandson',
  sobrinho: 'nephew',
  nieto: 'grandson',
};

/** Within or in front of a name these are a title (Spanish Sr.), an initial or a name. */
const BEHIND_ONLY = new Set(['sr', 'id', 'jun', 'sen', 'ml', 'dj', 'padre', 'st', 'pere', 'fils', 'filho', 'neto']);

/** Hungarian puts these first: ifjabb, idősebb. */
const IN_FRONT = new Set(['ifj', 'ifjabb', 'id', 'idosb']);

/** @returns the generation, or undefined for any other word */
export function generationOf(latin: string, place: 'in_front' | 'within' | 'behind'): string | undefined {
  if (place === 'in_front' && !IN_FRONT.has(latin)) return undefined;
  if (place === 'within' && BEHIND_ONLY.has(latin)) return undefined;
  return GENERATIONS[latin];
}
