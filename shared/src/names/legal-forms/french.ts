/** France, Belgium, Luxembourg, Monaco, French-speaking Africa. */
export const FRENCH_FORMS = `
fr.sa: SA | Société anonyme | S A
fr.sas: SAS | Société par actions simplifiée
fr.sasu: SASU | SAS unipersonnelle | Société par actions simplifiée unipersonnelle | Société par actions simplifiée à associé unique
fr.sarl: SARL | Société à responsabilité limitée | S à r l | Ste à responsabilité limitée
fr.eurl: EURL | Entreprise unipersonnelle à responsabilité limitée | SARL unipersonnelle
fr.eirl: EIRL | Entrepreneur individuel à responsabilité limitée
fr.ei: EI | Entreprise individuelle | Entrepreneur individuel | Auto entrepreneur | Micro entrepreneur
fr.snc: SNC | Société en nom collectif
fr.scs: SCS | Société en commandite simple | SECS
fr.sca: SCA | Société en commandite par actions
fr.sci: SCI | Société civile immobilière
fr.scp: SCP | Société civile professionnelle
fr.scm: SCM | Société civile de moyens
fr.sc: SC | Société civile
fr.scea: SCEA | Société civile d'exploitation agricole
fr.earl: EARL | Exploitation agricole à responsabilité limitée
fr.gaec: GAEC | Groupement agricole d'exploitation en commun
fr.selarl: SELARL | Société d'exercice libéral à responsabilité limitée
fr.selas: SELAS | Société d'exercice libéral par actions simplifiée
fr.selafa: SELAFA
fr.gie: GIE | Groupement d'intérêt économique
fr.scop: SCOP | Société coopérative et participative | Société coopérative ouvrière de production | Société coopérative de production
fr.scic: SCIC | Société coopérative d'intérêt collectif
fr.sep: SEP | Société en participation
fr.sem: SEM | SAEM | Société d'économie mixte
fr.spl: SPL | Société publique locale
fr.epic: Établissement public à caractère industriel et commercial
fr.association: Association loi 1901 | Association déclarée | asso
fr.sccv: SCCV | Société civile de construction vente
be.sa: SA | Société anonyme
be.nv: NV | Naamloze vennootschap
be.srl: SRL | Société à responsabilité limitée
be.bv: BV | Besloten vennootschap
be.sprl: SPRL | BVBA | Société privée à responsabilité limitée | Besloten vennootschap met beperkte aansprakelijkheid
be.sprlu: SPRLU | EBVBA
be.sc: SC | Société coopérative
be.cv: CV | Coöperatieve vennootschap
be.scrl: SCRL | CVBA | Société coopérative à responsabilité limitée | Coöperatieve vennootschap met beperkte aansprakelijkheid
be.snc: SNC | Société en nom collectif
be.vof: VOF | Vennootschap onder firma
be.scomm: SComm | CommV | SCS | Société en commandite | Commanditaire vennootschap | Gewone commanditaire vennootschap
be.asbl: ASBL | VZW | Association sans but lucratif | Vereniging zonder winstoogmerk
be.aisbl: AISBL | IVZW | Association internationale sans but lucratif | Internationale vereniging zonder winstoogmerk
be.maatschap: Maatschap | Société simple
lu.sa: SA | Société anonyme
lu.sarl: SARL | S à r l | Société à responsabilité limitée
lu.sarls: SARL S | Société à responsabilité limitée simplifiée
lu.sca: SCA | SECA | Société en commandite par actions
lu.scs: SCS | SECS | SCSp | Société en commandite spéciale
lu.asbl: ASBL | Association sans but lucratif
lu.sicav: SICAV | Société d'investissement à capital variable
lu.sicaf: SICAF
lu.soparfi: SOPARFI
lu.scsp: SCSp | Société en commandite spéciale
mc.sam: SAM | Société anonyme monégasque
mc.sarl: SARL
ma.suarl: SUARL | SARL AU | SARLAU
`;
