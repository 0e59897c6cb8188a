/** Small words that belong to a surname but are often left out, shortened or run together with it. */
const PARTICLES = new Set(
  (
    'van de der den des ter ten het te tot op in t s vd vande vander von vom zu zum zur und ' +
    'du la le les l del dela della dello dei degli di da das do dos d dal dalla lo li ' +
    'al el ul as ad bin ibn ben bint bou abu abou ould aben ' +
    'y e i af av til mac mc o san santa st saint ap fitz'
  ).split(' '),
);

/** Words before a maiden or former name: née, geborene, z domu, roz. */
const BORN = new Set(
  'nee ne geb geborene geborener gebor z domu roz rozena nato nata soltera nascida szul fodd fodt born formerly zd'.split(
    ' ',
  ),
);

export function isParticle(latin: string): boolean {
  return PARTICLES.has(latin);
}

export function announcesMaidenName(latin: string): boolean {
  return BORN.has(latin);
}
