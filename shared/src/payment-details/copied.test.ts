import { describe, expect, it } from 'vitest';
import { readPaymentDetails } from './index.ts';

/**
 * Invoices, letters and chats of each kind: what a person reads in them was written down before they were tried.
 * `null`: there is no such name, or nothing shows where the name ends; part of a name, or more than it, is worse than
 * none.
 */
const texts: [what: string, text: string, accounts: string[], name: string | null][] = [
  [
    'de, a letter about a deposit',
    `Sehr geehrte Frau Kraus,\n\nbitte überweisen Sie die Kaution von 1.850,00 € bis zum 15.12.2026 auf das Treuhandkonto\n\nHausverwaltung Lindner & Söhne GmbH & Co. KG\nKreissparkasse Köln\nIBAN DE89 3704 0044 0532 0130 00\nBIC COBADEFFXXX\n\nVerwendungszweck: Kaution Whg. 14, Kraus\n\nMit freundlichen Grüßen\nB. Lindner`,
    ['DE89370400440532013000'],
    null,
  ],
  [
    'de, a club',
    `Mitgliedsbeitrag 2027\nEmpfänger: Turn- und Sportverein 1862 Oberhausen e. V.\nKontonummer (IBAN): DE89370400440532013000\nBetrag: 96,00 EUR`,
    ['DE89370400440532013000'],
    'Turn- und Sportverein 1862 Oberhausen e. V.',
  ],
  [
    'en, a chat',
    `hey! here u go: Maria O'Connor-Walsh, IBAN IE29 AIBK 9311 5212 3456 78 😊 thx a mill`,
    ['IE29AIBK93115212345678'],
    null,
  ],
  [
    'en, an invoice',
    `Please pay by bank transfer to:\nAccount Name: O'Connor-Walsh Interiors Ltd.\nBank: AIB, 7/12 Dame Street, Dublin 2\nIBAN: IE29 AIBK 9311 5212 3456 78\nBIC: AIBKIE2D`,
    ['IE29AIBK93115212345678'],
    "O'Connor-Walsh Interiors Ltd.",
  ],
  [
    'uk, columns',
    `BACS payments\nAccount name\tHartley Plumbing & Heating\nSort code\t08-99-99\nAccount no.\t66374958\nReference\tINV-20418`,
    ['uk:089999:66374958'],
    'Hartley Plumbing & Heating',
  ],
  [
    'uk, a chat',
    `sort code is 08 99 99 and account number 66374958, it's under Mrs S Hartley`,
    ['uk:089999:66374958'],
    null,
  ],
  ['uk, no labels, where a date and an invoice number look the same', `Sarah Hartley\n08-99-99\n66374958`, [], null],
  [
    'fr, a RIB',
    `RELEVÉ D'IDENTITÉ BANCAIRE\nTitulaire du compte : MME CAMILLE LEFEBVRE-DURAND\nDomiciliation : LA BANQUE POSTALE CENTRE FINANCIER\nCode banque 20041 Code guichet 01005 N° de compte 0500013M026 Clé 06\nIBAN FR14 2004 1010 0505 0001 3M02 606\nBIC PSSTFRPPXXX`,
    ['FR1420041010050500013M02606'],
    'MME CAMILLE LEFEBVRE-DURAND',
  ],
  [
    'fr, a sentence that goes on',
    `Merci de virer 240 € sur le compte FR14 2004 1010 0505 0001 3M02 606 au nom de Camille Lefebvre avant vendredi.`,
    ['FR1420041010050500013M02606'],
    null,
  ],
  [
    'es, a chat',
    `Hola Marta, te paso la cuenta: ES91 2100 0418 4502 0005 1332. Titular: Asociación de Vecinos La Latina. Concepto: cuota enero`,
    ['ES9121000418450200051332'],
    'Asociación de Vecinos La Latina',
  ],
  [
    'es, an invoice',
    `Forma de pago: Transferencia bancaria\nBeneficiario: Talleres Mecánicos Hermanos Ruiz, S.L.\nNIF: B12345674\nCta. IBAN: ES91-2100-0418-45-0200051332\nVencimiento: 30/12/2026`,
    ['ES9121000418450200051332'],
    'Talleres Mecánicos Hermanos Ruiz, S.L.',
  ],
  [
    'it, an invoice',
    `Coordinate bancarie per il pagamento\nBanca: Intesa Sanpaolo – Filiale di Bologna\nIntestatario: Officine Rinaldi S.r.l.\nIBAN: IT 60 X 05428 11101 000000123456\nCausale: saldo fatt. n. 88/2026`,
    ['IT60X0542811101000000123456'],
    'Officine Rinaldi S.r.l.',
  ],
  [
    'it, a chat',
    `ciao, iban it60x0542811101000000123456 intestato a Paolo Rinaldi grazie!`,
    ['IT60X0542811101000000123456'],
    null,
  ],
  [
    'nl, a request',
    `Graag €45 overmaken naar NL91 ABNA 0417 1643 00 t.n.v. Stichting Vrienden van het Park o.v.v. donatie`,
    ['NL91ABNA0417164300'],
    'Stichting Vrienden van het Park',
  ],
  [
    'nl, an invoice',
    `IBAN: NL91ABNA0417164300\nRekeninghouder: J.P. van der Meulen\nBedrag: € 1.200,-`,
    ['NL91ABNA0417164300'],
    'J.P. van der Meulen',
  ],
  [
    'pl, a letter',
    `Prosimy o wpłatę na konto:\nOdbiorca: Spółdzielnia Mieszkaniowa „Zacisze”\nul. Leśna 4, 30-001 Kraków\nNr rachunku: PL 61 1090 1014 0000 0712 1981 2874\nTytułem: czynsz 12/2026`,
    ['PL61109010140000071219812874'],
    'Spółdzielnia Mieszkaniowa Zacisze',
  ],
  [
    'pl, a number without its country',
    `Numer konta: 61 1090 1014 0000 0712 1981 2874\nOdbiorca: Jan Kowalski`,
    [],
    'Jan Kowalski',
  ],
  [
    'at, a notice of payment',
    `Zahlungsempfänger: Marktgemeinde Obertrum\nIBAN: AT61 1904 3002 3457 3201 | BIC: BKAUATWW\nZahlungsreferenz: 4711 0815 1234`,
    ['AT611904300234573201'],
    'Marktgemeinde Obertrum',
  ],
  [
    'be, labels in two languages',
    `Gelieve te storten op / Veuillez verser sur\nBE68 5390 0754 7034\nBegunstigde / Bénéficiaire: Brouwerij De Zwaan NV`,
    ['BE68539007547034'],
    'Brouwerij De Zwaan NV',
  ],
  [
    'ch, a payment part',
    `Konto / Zahlbar an\nCH93 0076 2011 6238 5295 7\nRobert Schneider AG\nRue du Lac 1268\n2501 Biel`,
    ['CH9300762011623852957'],
    null,
  ],
  [
    'sv, an invoice',
    `Betala till\nMottagare: Ekologisk Trädgård i Norden AB\nIBAN: SE45 5000 0000 0583 9825 7466\nBIC/SWIFT: ESSESESS\nOCR: 1234567897`,
    ['SE4550000000058398257466'],
    'Ekologisk Trädgård i Norden AB',
  ],
  [
    'da, a club',
    `Beløbet bedes overført til DK50 0040 0440 1162 43\nKontohaver: Foreningen Nørrebro Kajakklub`,
    ['DK5000400440116243'],
    'Foreningen Nørrebro Kajakklub',
  ],
  [
    'fi, an invoice',
    `Saaja: Helsingin Melojat ry\nTilinumero: FI21 1234 5600 0007 85\nViite: 1232 00003`,
    ['FI2112345600000785'],
    'Helsingin Melojat ry',
  ],
  [
    'pt, an invoice',
    `Dados para transferência\nTitular da conta: Padaria Central de Évora, Lda.\nNIB/IBAN: PT50 0002 0123 1234 5678 9015 4\nBanco: CGD`,
    ['PT50000201231234567890154'],
    'Padaria Central de Évora, Lda.',
  ],
  [
    'cs, an association',
    `Číslo účtu: 19-2000145399/0800\nIBAN: CZ65 0800 0000 1920 0014 5399\nPříjemce: Sbor dobrovolných hasičů Horní Lhota`,
    ['CZ6508000000192000145399'],
    'Sbor dobrovolných hasičů Horní Lhota',
  ],
  [
    'hu, an invoice',
    `Kedvezményezett neve: Zöld Liget Kft.\nSzámlaszám: HU42 1177 3016 1111 1018 0000 0000\nKözlemény: 2026/311`,
    ['HU42117730161111101800000000'],
    'Zöld Liget Kft.',
  ],
  [
    'tr, a rent',
    `Alıcı: Mehmet Yılmaz\nIBAN: TR33 0006 1005 1978 6457 8413 26\nAçıklama: kira`,
    ['TR330006100519786457841326'],
    'Mehmet Yılmaz',
  ],
  [
    'en, an old account and a new one',
    `OLD account (closed): DE89 3704 0044 0532 0130 00\nNEW account: NL91 ABNA 0417 1643 00\nAccount holder: Jane Doe`,
    ['DE89370400440532013000', 'NL91ABNA0417164300'],
    null,
  ],
  [
    'source of a web page, a table',
    `<tr><td>Beneficiary:</td><td>Nordic Timber O&Uuml;</td></tr><tr><td>IBAN:</td><td>EE38&nbsp;2200&nbsp;2210&nbsp;2014&nbsp;5685</td></tr>`,
    ['EE382200221020145685'],
    null,
  ],
  [
    'JSON',
    `{"beneficiaryName":"Jane Doe","iban":"DE89370400440532013000","bic":"COBADEFFXXX","amount":12.5}`,
    ['DE89370400440532013000'],
    'Jane Doe',
  ],
  [
    'en, an e-mail',
    `Dear customer, our bank details have not changed. Account holder: Green Valley Vets LLP; IBAN: GB29 NWBK 6016 1331 9268 19; BIC: NWBKGB2L. Do call us if in doubt.`,
    ['GB29NWBK60161331926819'],
    'Green Valley Vets LLP',
  ],
  [
    'en, in a paragraph',
    `Payee details — name: Dr. med. Hanna Weiß, account: DE89370400440532013000 (Commerzbank)`,
    ['DE89370400440532013000'],
    'Dr. med. Hanna Weiß',
  ],
  [
    'Markdown',
    `**Payee:** Lakeside Sailing Club\n**IBAN:** \`LU28 0019 4006 4475 0000\`\n**Reference:** berth 14`,
    ['LU280019400644750000'],
    'Lakeside Sailing Club',
  ],
  [
    'ro, an invoice',
    `Beneficiar: SC Panificația Bucur SRL\nCont IBAN: RO49 AAAA 1B31 0075 9384 0000\ndeschis la Banca Transilvania`,
    ['RO49AAAA1B31007593840000'],
    'SC Panificația Bucur SRL',
  ],
  [
    'hr, a company and its town',
    `Primatelj: Udruga Zeleni Otok, Split\nIBAN: HR12 1001 0051 8630 0016 0\nModel i poziv na broj: HR00 2026-11`,
    ['HR1210010051863000160'],
    null,
  ],
  [
    'el, an invoice',
    `Δικαιούχος: Παπαδόπουλος Γεώργιος\nIBAN: GR16 0110 1250 0000 0001 2300 695\nΤράπεζα: Εθνική`,
    ['GR1601101250000000012300695'],
    'Παπαδόπουλος Γεώργιος',
  ],
  [
    'it, a sentence that goes on',
    'IBAN IT60X0542811101000000123456 intestato a Paolo Rinaldi grazie mille!',
    ['IT60X0542811101000000123456'],
    null,
  ],
  [
    'es, a sentence that goes on',
    'ES9121000418450200051332 a nombre de Marta Ruiz por favor',
    ['ES9121000418450200051332'],
    null,
  ],
  [
    'pt, a sentence that goes on',
    'Pode transferir para PT50000201231234567890154 em nome de João Silva obrigado',
    ['PT50000201231234567890154'],
    null,
  ],
  [
    'nl, a sentence that goes on',
    'NL91ABNA0417164300 t.n.v. Jan de Vries alvast bedankt',
    ['NL91ABNA0417164300'],
    null,
  ],
  [
    'en, a sentence that goes on',
    'Cheques payable to Hartley Plumbing by Friday please. IBAN IE29AIBK93115212345678',
    ['IE29AIBK93115212345678'],
    null,
  ],
  [
    'nl, a name with particles',
    'NL91ABNA0417164300 t.n.v. Stichting Vrienden van het Park',
    ['NL91ABNA0417164300'],
    'Stichting Vrienden van het Park',
  ],
  ['nl, an initial and a particle', 'NL91ABNA0417164300 t.n.v. P. de Vries', ['NL91ABNA0417164300'], 'P. de Vries'],
  ['de, without a colon', 'Kontoinhaberin Hanna Weiß DE89370400440532013000', ['DE89370400440532013000'], 'Hanna Weiß'],
  [
    'fr, thanks after a comma',
    'Virement au nom de Camille Lefebvre, merci. FR1420041010050500013M02606',
    ['FR1420041010050500013M02606'],
    'Camille Lefebvre',
  ],
  [
    'de, a request behind the name',
    'Kontoinhaber Hanna Weiß bitte pünktlich DE89370400440532013000',
    ['DE89370400440532013000'],
    null,
  ],
  [
    'source of a web page, in bold',
    'IBAN: <b>DE89370400440532013000</b><br>Kontoinhaber: <b>Hanna Weiß</b>',
    ['DE89370400440532013000'],
    null,
  ],
  [
    'an e-mail address without a label',
    'Hanna Weiß <hanna@example.org> DE89370400440532013000',
    ['DE89370400440532013000'],
    null,
  ],
  [
    'an account in angle brackets',
    'Account holder: Jane Doe <DE89370400440532013000>',
    ['DE89370400440532013000'],
    'Jane Doe',
  ],
  [
    'an e-mail address in angle brackets',
    'Account holder: Jane Doe <jane@example.org>, DE89370400440532013000',
    ['DE89370400440532013000'],
    'Jane Doe',
  ],
  [
    'it, a legal form in small letters',
    'IT60X0542811101000000123456 intestato a Rinaldi s.r.l.',
    ['IT60X0542811101000000123456'],
    'Rinaldi s.r.l.',
  ],
  ['de, no label that is known', 'Zahlung an: Hanna Weiß\nDE89370400440532013000', ['DE89370400440532013000'], null],
  [
    'de, more after the number',
    'Empfänger Hanna Weiß, IBAN DE89 3704 0044 0532 0130 00, danke dir',
    ['DE89370400440532013000'],
    'Hanna Weiß',
  ],
  [
    'de, a particle without a colon',
    'Begünstigter Stadtwerke am Main GmbH DE89 3704 0044 0532 0130 00',
    ['DE89370400440532013000'],
    'Stadtwerke am Main GmbH',
  ],
  [
    'fi, more after the number',
    'Saaja Matti Meikäläinen FI2112345600000785 kiitos',
    ['FI2112345600000785'],
    'Matti Meikäläinen',
  ],
  [
    'sv, thanks behind the name',
    'Mottagare Anna Svensson tack SE4550000000058398257466',
    ['SE4550000000058398257466'],
    null,
  ],
  [
    'en, an address without a colon',
    'Beneficiary Address 1 Main Rd\nIBAN IE29AIBK93115212345678',
    ['IE29AIBK93115212345678'],
    null,
  ],
];

describe('what a person reads in', () => {
  it.each(texts)('%s', (_, text, numbers, name) => {
    const { accounts, name: read } = readPaymentDetails(text);
    const shown = accounts.map((one) => (one.scheme === 'iban' ? one.iban : `uk:${one.sortCode}:${one.accountNumber}`));
    expect([shown, read]).toEqual([numbers, name]);
  });
});
