/** Estonia, Latvia, Lithuania. */
export const BALTIC_FORMS = `
ee.ou: OÜ | Osaühing
ee.as: AS | Aktsiaselts
ee.uu: UÜ | Usaldusühing
ee.tu: TÜ | Täisühing | Tulundusühistu
ee.fie: FIE | Füüsilisest isikust ettevõtja
ee.mtu: MTÜ | Mittetulundusühing
ee.sa: SA | Sihtasutus
ee.ku: KÜ | Korteriühistu
lv.sia: SIA | Sabiedrība ar ierobežotu atbildību
lv.as: AS | A/S | Akciju sabiedrība
lv.ik: IK | Individuālais komersants
lv.zs: ZS | Z/S | Zemnieku saimniecība
lv.ks: KS | K/S | Komandītsabiedrība
lv.ps: PS | Pilnsabiedrība
lv.biedriba: Biedrība
lv.nodibinajums: Nodibinājums
lt.uab: UAB | Uždaroji akcinė bendrovė
lt.ab: AB | Akcinė bendrovė
lt.mb: MB | Mažoji bendrija
lt.ii: IĮ | Individuali įmonė
lt.vi: VĮ | Valstybės įmonė
lt.vsi: VšĮ | Viešoji įstaiga
lt.kub: KŪB | Komanditinė ūkinė bendrija
lt.tub: TŪB | Tikroji ūkinė bendrija
lt.zub: ŽŪB | Žemės ūkio bendrovė
lt.asociacija: Asociacija
`;
