/** The Netherlands and the Dutch Caribbean; Belgium's Dutch forms stand with its French ones. */
export const DUTCH_FORMS = `
nl.bv: BV | Besloten vennootschap | Besloten vennootschap met beperkte aansprakelijkheid
nl.nv: NV | Naamloze vennootschap
nl.vof: VOF | Vennootschap onder firma
nl.cv: CV | Commanditaire vennootschap
nl.coop: Coöperatie UA | Coöperatie U A | Coöperatief UA | Coöperatie | UA | Coöperatieve vereniging | Coöp U A
nl.coopba: Coöperatie BA | BA
nl.wa: WA
nl.eenmanszaak: Eenmanszaak
nl.maatschap: Maatschap
nl.owm: OWM | Onderlinge waarborgmaatschappij
`;
