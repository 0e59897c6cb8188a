/**
 * Titles and salutations, latin, of the languages of the euro area and its neighbours: they belong to the form of address and
 * not to the name. These can stand anywhere in a name.
 */
const ANYWHERE = setOf(`
mr mrs miss mx madam madame messrs esq esquire
herrn hrn frau fraulein eheleute
dr drs dra prof professor professorin doktor doctor docteur dottore dottoressa dott dottssa dottsa dssa ddr drin phd mba msc bsc llm llb
dipl dipling diplkfm diplpsych diplphys diplinf drmed drjur drrernat univprof habil hofrat kommerzialrat medrat
mme mlle mmes mm monsieur mademoiselle
sra srta sres senor senora senorita licdo
sigra sigrina signor signore signora signorina geom avv avvocato
dhr mevr mevrouw drsir
slecna mudr judr mgr rndr phdr paeddr mvdr thdr phmr rsdr csc drsc pharmdr mga
gospod gospodin gospodja gospodjica gospa
domnul doamna domnisoara
kyrios kyria despoinis
rouva neiti
froken
ponas ponia panele kungs kundze
ozv
gospozha
rev reverend revd
rechtsanwalt rechtsanwaltin steuerberater notar
frhr freifrau baronesse
`);

/**
 * Short or common enough to be names themselves (Steffi Graf, Don King): a title only in front of two further words or after a
 * comma.
 */
const IN_FRONT = setOf(`
ms m me maitre mister sir dame lord lady master herr hr fr fam familie mag magister ing ir arch cav comm rag sig sr don dona d lic
mej mw mstr heer doc bc pan pani pana panna dl dna dis bay bayan av hra herra herre fru univ med iur jur phil rer nat oec pharm vet dent theol hab
graf grafin freiherr baron baronin hon father sister brother rabbi imam sheikh shaikh sheik hajji haji hajj haj
capt captain col colonel maj major gen general lt sgt cpl cdr adm eng engr mmag dkfm veuve vve kos kka frl
`);

/** Only after a comma: degrees and honours that are surnames elsewhere (Ma, Ba). */
const AFTER_COMMA = setOf(
  'ba ma md be bed msc mres mphil dphil dds jd cfa cpa fca aca obe mbe cbe kbe om qc kc disl dis bca bc mba phd csc esq jr ret',
);

/** Titles in Cyrillic and Greek, in their own script. */
const OWN_SCRIPT = setOf(
  'пан пані г-н г-жа господин госпожа господинот гн гжа д-р др проф κος κα κύριος κυρία κυριος κυρια δρ καθ',
);

/** Titles in front that are common surnames as well. */
const SURNAMES_TOO = setOf(
  'graf baron major master lord dame don general col lt bay kos pan cav arch comm rag father sister brother hon ing adm fr br me ir ms mag heer engineer av doc jur nat',
);

export function isSurnameToo(latin: string): boolean {
  return SURNAMES_TOO.has(latin);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

export type TitlePlace = 'in_front' | 'after_comma' | 'elsewhere';

/** @param latin the word latin to plain a–z; `own` in its own script */
export function isTitle(latin: string, place: TitlePlace, own: string = latin): boolean {
  if (ANYWHERE.has(latin)) return true;
  if (place === 'elsewhere') return false;
  if (OWN_SCRIPT.has(own) || IN_FRONT.has(latin)) return true;
  return place === 'after_comma' && AFTER_COMMA.has(latin);
}
