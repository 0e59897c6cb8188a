/** Denmark, Sweden, Norway, Finland, Iceland, the Faroes. */
export const NORDIC_FORMS = `
dk.aps: ApS | Anpartsselskab
dk.as: A/S | Aktieselskab | Aktieselskabet
dk.ivs: IVS | Iværksætterselskab
dk.is: I/S | Interessentskab
dk.ks: K/S | Kommanditselskab
dk.ps: P/S | Partnerselskab
dk.amba: AmbA | a m b a | Andelsselskab med begrænset ansvar
dk.fmba: FmbA | f m b a | Forening med begrænset ansvar
dk.smba: SmbA | s m b a
dk.em: Enkeltmandsvirksomhed
dk.fond: Erhvervsdrivende fond
se.ab: AB | Aktiebolag | Aktiebolaget
se.abpubl: AB publ | publ | Publikt aktiebolag | Aktiebolag publ | Aktiebolaget publ
se.hb: HB | Handelsbolag
se.kb: KB | Kommanditbolag
se.ef: EF | Enskild firma | Ekonomisk förening | ek för
se.if: Ideell förening
se.brf: Brf | Bostadsrättsförening | Bostadsrättsföreningen
no.as: AS | A/S | Aksjeselskap
no.asa: ASA | Allmennaksjeselskap
no.ans: ANS | Ansvarlig selskap
no.da: DA | Delt ansvar | Ansvarlig selskap med delt ansvar
no.enk: ENK | Enkeltpersonforetak
no.ks: KS | Kommandittselskap
no.sa: SA | Samvirkeforetak
no.bbl: BBL | Boligbyggelag
no.brl: BRL | BA | Borettslag
no.nuf: NUF | Norskregistrert utenlandsk foretak
no.hf: HF | Helseforetak
no.kf: KF | Kommunalt foretak
fi.oy: Oy | Osakeyhtiö | Oy Ab | Ab Oy
fi.ab: Ab | Aktiebolag | Oy Ab | Ab Oy
fi.oyj: Oyj | Julkinen osakeyhtiö | Oyj Abp
fi.abp: Abp | Publikt aktiebolag | Oyj Abp
fi.ky: Ky | Kommandiittiyhtiö | Kb
fi.ay: Ay | Avoin yhtiö | Öb | Öppet bolag
fi.tmi: Tmi | Toiminimi | Fma
fi.osk: Osk | Osuuskunta | Anl | Andelslag
fi.ry: ry | r y | rekisteröity yhdistys | rf | registrerad förening
fi.asoy: As Oy | Asunto Oy | Asunto osakeyhtiö | Bostads Ab | Bost Ab
fi.koy: Koy | Kiinteistö Oy | Fastighets Ab
fi.rs: rs | säätiö
is.ehf: ehf | Einkahlutafélag
is.hf: hf | Hlutafélag
is.ohf: ohf | Opinbert hlutafélag
is.sf: sf | Sameignarfélag
is.slf: slf | Samlagsfélag
is.ses: ses | Sjálfseignarstofnun
fo.pf: P/F | Partafelag
fo.spf: Sp/f | Smápartafelag
`;
