/** Words of company names that say what or where a company is, not which one. */
const GENERAL = new Set(
  (
    'group gruppe groupe gruppo grupo grupa holding holdings beteiligung beteiligungen beteiligungs international intl global world worldwide europe europa european euro ' +
    'company co compagnie cie compania companhia firma fa enterprise enterprises entreprise unternehmen corp corporation inc ltd limited ' +
    'services service dienstleistungen solutions solution consulting consultancy consultants beratung advisory management verwaltung verwaltungs gestion ' +
    'trading trade handel handels commerce commercial import export distribution vertrieb vertriebs logistics logistik transport transporte transports ' +
    'invest investment investments capital finance financial fund fonds bank banque banca banco sparkasse insurance versicherung ' +
    'energy energie energia energies food foods partners partner media design health care auto automobile sport sports life home garden art music travel tours reisen verlag edition print ' +
    'industries industry industrie industrial engineering technik technology technologies tech systems system software digital media it ' +
    'hotel restaurant gasthof gasthaus cafe bar bistro shop store laden apotheke pharmacy pharmacie farmacia praxis klinik clinic hospital ' +
    'immobilien immobilier real estate property properties bau construction building gmbh ag ' +
    'verein club clube association associazione asociacion stiftung foundation fondation fondazione sportverein ' +
    'uk gb usa us eu deutschland germany france frankreich italia italy italien espana spain spanien portugal austria osterreich schweiz suisse switzerland svizzera ' +
    'nederland netherlands holland belgium belgique belgie belgien luxembourg polska poland polen ceska czech slovakia slovensko magyarorszag hungary romania bulgaria ' +
    'hellas greece cyprus malta ireland danmark denmark sverige sweden norge norway suomi finland eesti latvija lietuva ukraine ukraina ukrayina russia rossiya ' +
    'china india japan asia africa america american canada australia nordic baltic iberia benelux dach emea ' +
    'berlin hamburg munchen munich koln frankfurt wien vienna paris lyon london praha prague warszawa warsaw madrid barcelona lisboa roma rome milano milan ' +
    'amsterdam rotterdam brussels bruxelles zurich geneva kyiv kiev kyjiv moscow moskva sofia athens athina budapest bucuresti dublin stockholm oslo kobenhavn helsinki riga vilnius tallinn ' +
    'nord sud ost west north south east new the le la les der die das el los di de da do del van von des du of for fur and und et y e'
  ).split(' '),
);

/** Small words that carry nothing: articles and "and". */
const SMALL = new Set(
  'the and und et y e i og och a u en le la les der die das el los of de des du di del for fur ve i'.split(' '),
);

/** Abbreviations and what they stand for; one abbreviation may stand for several words. */
const ABBREVIATIONS = `
co company compagnie
cie compagnie
intl international
int international
corp corporation
inc incorporated
bros brothers
gebr gebruder gebroeders
mfg manufacturing
mgmt management
mgt management
assoc association associates
assn association
univ university universitat universite
uni university universitat universite
assocs associates
ops operations
finl financial
ppty property properties
pptys properties
entmt entertainment
hlth health
hlthcare healthcare
rlty realty
fd fund
fds funds
cap capital
ptnr partner
ptnrs partners
mtg mortgage
mtr motor
mtrs motors
pwr power
comms communications
mkt market
mkts markets
sci science sciences scientific
sec security securities
stl steel
util utilities utility
wtr water
dt deutsche deutscher deutsches
stg stichting
spk sparkasse
raiba raiffeisenbank
verb verband
vers versicherung versicherungen
masch maschinenbau maschinen
techn technik technische
hdl handel handels
ass association associazione
synd syndicat
asoc asociacion
hnos hermanos
coop cooperativa cooperative
flli fratelli
mij maatschappij
dept department
st saint sankt street
ste sainte
svc service services
svcs services
serv services
natl national
nat national
govt government
ind industries industry
inds industries
tech technology technologies technik
techs technologies
sys systems
eng engineering
hldg holding
hldgs holdings
grp group
fin finance financial
inv invest investment investments inversiones
invt investment
ins insurance
bk bank
dev development
mktg marketing
distr distribution
dist distribution
constr construction construcciones
const construction
prop properties property
ctr center centre
cntr center
hosp hospital
pharm pharmacy pharmaceuticals
chem chemical chemicals
elec electric electrical electronics
mach machinery
equip equipment
transp transport transportes transporte
log logistics logistik
cons consulting
amer american
euro european europe europa
ges gesellschaft
gen general
bet beteiligungs beteiligung
verw verwaltungs verwaltung
immo immobilien immobiliere
imm immobiliare immobiliere
ste societe
ets etablissements
fa firma
soc societe sociedad societa
tr trading trust
trd trading
tdg trading
bldg building
lab laboratory laboratories
labs laboratories
prod products production productions
comm communications
telecom telecommunications
res research
rest restaurant
uk kingdom
`;

const BY_ABBREVIATION: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ABBREVIATIONS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([abbreviation = '', ...words]) => [abbreviation, new Set(words)]),
);

export function abbreviates(short: string, long: string): boolean {
  return BY_ABBREVIATION.get(short)?.has(long) ?? false;
}

export function isGeneral(latin: string): boolean {
  return GENERAL.has(latin);
}

export function isSmall(latin: string): boolean {
  return SMALL.has(latin);
}
