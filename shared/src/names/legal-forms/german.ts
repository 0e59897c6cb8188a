/** Germany, Austria, Switzerland, Liechtenstein. A line is one form: its id, then every way it is written. */
export const GERMAN_FORMS = `
de.gmbh: GmbH | Gesellschaft mit beschränkter Haftung | GesmbH | Ges m b H | mbH | Ges mbH | Gesellschaft mbH | Ges mit beschr Haftung | Gesellschaft mit beschr Haftung
de.ggmbh: gGmbH | gemeinnützige GmbH | gemeinnützige Gesellschaft mit beschränkter Haftung
de.ug: UG haftungsbeschränkt | UG | Unternehmergesellschaft haftungsbeschränkt | Unternehmergesellschaft | UG haftungsbeschr
de.ag: AG | Aktiengesellschaft | Akt Ges
de.gag: gAG | gemeinnützige AG | gemeinnützige Aktiengesellschaft
de.kgaa: KGaA | Kommanditgesellschaft auf Aktien
de.kgaa.gmbh: GmbH & Co KGaA
de.kgaa.ag: AG & Co KGaA
de.kgaa.se: SE & Co KGaA
de.kg: KG | Kommanditgesellschaft | Kom Ges
de.kg.gmbh: GmbH & Co KG | GmbH & Compagnie KG | GmbH & Cie KG | GmbH & Co Kommanditgesellschaft | Gesellschaft mit beschränkter Haftung & Co KG | Gesellschaft mit beschränkter Haftung & Co Kommanditgesellschaft | GmbH & Co
de.kg.ug: UG haftungsbeschränkt & Co KG | UG & Co KG
de.kg.ag: AG & Co KG | AG & Co Kommanditgesellschaft
de.kg.se: SE & Co KG
de.kg.co: & Co KG
de.ohg: OHG | oHG | offene Handelsgesellschaft
de.ohg.gmbh: GmbH & Co OHG
de.gbr: GbR | Gesellschaft bürgerlichen Rechts | BGB Gesellschaft | eGbR | eingetragene Gesellschaft bürgerlichen Rechts | GesbR | Gesellschaft des bürgerlichen Rechts
de.partg: PartG | Partnerschaftsgesellschaft | Partnerschaft | Partnerschaftsgesellschaft mbB | PartG mbB | PartGmbB | Partnerschaft mbB | Partnerschaftsgesellschaft mit beschränkter Berufshaftung
de.ek: e K | e Kfm | e Kfr | eingetragener Kaufmann | eingetragene Kauffrau | eingetragener Kaufmann e K | eKfm | eKfr
de.ev: e V | eingetragener Verein
de.eg: e G | eingetragene Genossenschaft | Genossenschaft | eG mbH
de.stiftung: Stiftung bürgerlichen Rechts | gemeinnützige Stiftung | rechtsfähige Stiftung
de.kdor: KdöR | K d ö R | Körperschaft des öffentlichen Rechts
de.aor: AöR | A d ö R | Anstalt des öffentlichen Rechts
de.vvag: VVaG | Versicherungsverein auf Gegenseitigkeit | a G | auf Gegenseitigkeit
eu.se: SE | Societas Europaea | Europäische Gesellschaft | Société européenne | European company
eu.sce: SCE | Societas Cooperativa Europaea
eu.ewiv: EWIV | EEIG | GEIE | Europäische wirtschaftliche Interessenvereinigung | European Economic Interest Grouping | Groupement européen d'intérêt économique
at.og: OG | offene Gesellschaft
at.eu: e U | eingetragener Einzelunternehmer | eingetragene Einzelunternehmerin | eingetragenes Einzelunternehmen
at.flexco: FlexCo | FlexKapG | Flexible Kapitalgesellschaft | Flexible Company
at.oeg: OEG | Offene Erwerbsgesellschaft
at.keg: KEG | Kommandit Erwerbsgesellschaft
at.reggenmbh: reg Gen m b H | registrierte Genossenschaft mit beschränkter Haftung | eGen | e Gen
ch.gmbh: GmbH
ch.llc: Ltd liab Co
ch.ag: AG | Aktiengesellschaft
ch.klg: KLG | KlG | Kollektivgesellschaft
ch.kmg: KmG
li.anstalt: Anstalt | reg Anstalt
li.trust: Trust reg | Trust registriert | Treuunternehmen | Trust reg Treuunternehmen
`;
