/** Poland, Czechia, Slovakia, Hungary, Slovenia, Croatia. */
export const CENTRAL_FORMS = `
pl.spzoo: Sp z o o | Spółka z ograniczoną odpowiedzialnością | Spółka z o o | S z o o
pl.spzookomandytowa: Sp z o o Sp k | Sp z o o spółka komandytowa | Spółka z ograniczoną odpowiedzialnością spółka komandytowa | Sp z o o S K | Spółka z o o Sp k | Sp z o o Sp komandytowa | Sp z o o Sp komand
pl.sa: SA | Spółka akcyjna
pl.psa: PSA | Prosta spółka akcyjna
pl.spj: Sp j | Spółka jawna | SJ
pl.spk: Sp k | Spółka komandytowa
pl.spp: Sp p | Spółka partnerska
pl.ska: SKA | Spółka komandytowo akcyjna | S K A
pl.sc: SC | Spółka cywilna
pl.spoldzielnia: Spółdzielnia | Spółdzielnia mieszkaniowa | SM
pl.fundacja: Fundacja rodzinna
cz.sro: s r o | spol s r o | společnost s ručením omezeným
cz.as: a s | akciová společnost | akc spol
cz.ks: k s | komanditní společnost
cz.vos: v o s | veřejná obchodní společnost | a spol
cz.ops: o p s | obecně prospěšná společnost
cz.zs: z s | zapsaný spolek
cz.zu: z ú | zapsaný ústav
cz.os: o s | občanské sdružení
cz.druzstvo: družstvo | bytové družstvo
cz.sp: s p | státní podnik
cz.svj: SVJ | Společenství vlastníků jednotek | Společenství vlastníků
sk.sro: s r o | spol s r o | spoločnosť s ručením obmedzeným
sk.as: a s | akciová spoločnosť
sk.ks: k s | komanditná spoločnosť
sk.vos: v o s | verejná obchodná spoločnosť
sk.no: n o | nezisková organizácia
sk.oz: o z | občianske združenie
sk.jsa: j s a | jednoduchá spoločnosť na akcie
sk.druzstvo: družstvo
hu.kft: Kft | Korlátolt felelősségű társaság
hu.nkft: Nonprofit Kft | Nonprofit korlátolt felelősségű társaság
hu.zrt: Zrt | Zártkörűen működő részvénytársaság
hu.nyrt: Nyrt | Nyilvánosan működő részvénytársaság
hu.rt: Rt | Részvénytársaság
hu.bt: Bt | Betéti társaság
hu.kkt: Kkt | Közkereseti társaság
hu.ev: E V | Egyéni vállalkozó
hu.ec: E C | Egyéni cég
hu.szov: Szövetkezet
hu.kht: Kht | Közhasznú társaság
si.doo: d o o | družba z omejeno odgovornostjo
si.dd: d d | delniška družba
si.dno: d n o | družba z neomejeno odgovornostjo
si.kd: k d | komanditna družba
si.sp: s p | samostojni podjetnik
si.zoo: z o o | zadruga z o o
hr.doo: d o o | društvo s ograničenom odgovornošću
hr.jdoo: j d o o | jednostavno društvo s ograničenom odgovornošću
hr.dd: d d | dioničko društvo
hr.jtd: j t d | javno trgovačko društvo
hr.kd: k d | komanditno društvo
hr.obrt: obrt
hr.zadruga: zadruga
`;
