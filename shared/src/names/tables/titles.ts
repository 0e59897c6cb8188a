/**
 * Titles and salutations, folded, of the languages of the euro area and its neighbours: they belong to the form of address and
 * not to the name. Those of two words are run together ("sehr geehrte" is not a name part a payer types; "Dipl.-Ing." is).
 */
const ANYWHERE = `
mr mrs ms miss mx master madam madame sir dame lord lady esq esquire messrs
herr hr frau fr herrn fraulein familie fam eheleute
dr drs dra med prof professor professorin doktor doctor docteur dottore dottoressa dott dottssa ddr drin drhc phd mba msc bsc md llm llb mag mmag dipl dipling diplkfm diplpsych diplphys dipinf diplinf diplkff ing ir bed drmed drjur
univprof hofrat kommerzialrat medrat
m mme mlle monsieur mademoiselle mgr maitre me veuve vve
sr sra srta sres senor senora senorita don dona d da dna ldo lda
sig sigra sigrina signor signore signora signorina avv avvocato geom rag arch cav comm
dhr heer mevr mevrouw mej mw weduwe
pan pani pana panna slecna p pp inz mudr judr mgr bc bca rndr phdr paeddr mvdr thdr doc csc drsc rsdr ingarch
gospod gospa gospodin gospodja gospodjica gosp g ga
domnul doamna domnisoara dl dna dra
kyrios kyria despoinis kos kka dis
bay bayan av dt prof
hra rva herra rouva neiti
herre fru froken
ponas ponia panele p kungs kundze
ur urno dr ozv id ifj
gospodin gospozha gospodina pan pani
hon rev reverend revd fr father sister br brother rabbi imam sheikh shaikh sheik hajji haji hajj haj rt
capt captain col colonel maj major gen general lt sgt cpl cdr adm
grafin graf freiherr freifrau baron baronin baronesse
ca cpa obe mbe cbe kbe om qc kc
`;

/** Titles short or common enough to be names or initials too: only at the front, and only where two words or more are left. */
const ONLY_IN_FRONT = new Set(
  'm d da p g ga me fr om id br ca bed master don dona dame lord lady pan pani pana ur bay av kos dis arch rag cav comm doc ing ir hr mag fam major general graf baron sister brother father mej mw dl dna gen maj ms med rt sr sra lt col capt haji hajji hajj haj rev familie king sheikh shaikh sheik imam rabbi dt'.split(
    ' ',
  ),
);

const TITLES = new Set(ANYWHERE.split(/\s+/).filter((word) => word !== ''));

export function isTitle(folded: string, inFront: boolean): boolean {
  return TITLES.has(folded) && (inFront || !ONLY_IN_FRONT.has(folded));
}
