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
  i: 'first',
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

/** In front of a name these are a title (Spanish Sr.) or an initial (I.). */
const TRAILING_ONLY = new Set([
  'sr',
  'i',
  'id',
  'jun',
  'sen',
  'ml',
  'dj',
  'padre',
  'st',
  'pere',
  'fils',
  'filho',
  'neto',
]);

/** @returns the generation, or undefined for any other word */
export function generationOf(folded: string, trailing: boolean): string | undefined {
  if (!trailing && TRAILING_ONLY.has(folded)) return undefined;
  return folded === 'i' ? undefined : GENERATIONS[folded];
}
