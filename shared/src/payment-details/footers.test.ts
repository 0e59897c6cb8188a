import { describe, expect, it } from 'vitest';
import { readPaymentDetails } from './index.ts';

/**
 * Footers, letters and e-mails in the form in which invoice templates, associations and shops publish them, more than
 * sixty in eighteen languages: the text, and the holder's name that a person reads in it, or `null` if there is no such
 * name, or nothing shows where the name ends and the next label begins ("Gil. Concepto:" could as well be "Ltd.
 * Concepto:"). Part of a name, or more than it, is worse than none. Quotes are left out: no SEPA payment carries them.
 */
const texts: Record<string, [text: string, name: string | null][]> = {
  English: [
    ['Payable to Smith & Co. Bank: Barclays. IBAN: GB29 NWBK 6016 1331 9268 19. BIC: NWBKGB2L', 'Smith & Co.'],
    [
      'Please make payment to: Harbour Books Ltd, Account Name: Harbour Books Ltd, IBAN: IE29 AIBK 9311 5212 3456 78',
      'Harbour Books Ltd',
    ],
    [
      'Payment details\nPayable to: Example Property Owner LLC\nTelephone: (555) 123-4567\nBank: Example Bank, N.A.\nBranch: 750 Finance Boulevard\nIBAN IE29 AIBK 9311 5212 3456 78\nReference: INV-0042',
      'Example Property Owner LLC',
    ],
    [
      'HOW TO PAY\nAccount name - Green Valley Dental Practice\nSort code - 60-16-13\nAccount no - 31926819\nPlease quote invoice 10234 as your reference.',
      'Green Valley Dental Practice',
    ],
    [
      'Hi Tom, could you send it to my account? Name on account: Oliver Grant. IBAN IE29AIBK93115212345678. Thanks, Oli',
      'Oliver Grant',
    ],
  ],
  German: [
    [
      'Bitte überweisen Sie den Betrag bis zum 14.12.2026 auf folgendes Konto:\nFelix Gerlach UG (haftungsbeschränkt)\nIBAN: DE89 3704 0044 0532 0130 00\nBIC: COBADEFFXXX\nVerwendungszweck: RE-2026-118',
      null,
    ],
    [
      'Kontoinhaber: Felix Gerlach UG (haftungsbeschränkt)\nIBAN: DE89370400440532013000\nVerwendungszweck: RE-2026-118',
      'Felix Gerlach UG (haftungsbeschränkt)',
    ],
    [
      'Spendenkonto\nKontoinhaber:\nMertener Rikschakutscher / GFO\nIBAN:\nDE89 3704 0044 0532 0130 00',
      'Mertener Rikschakutscher / GFO',
    ],
    [
      'Zahlungsempfänger: Stadtwerke Nord GmbH - Verwendungszweck: Kundennr. 4711 - IBAN: DE89 3704 0044 0532 0130 00',
      'Stadtwerke Nord GmbH',
    ],
    [
      'Geschäftsführer: Jens Vogel · Amtsgericht Köln HRB 12345 · USt-IdNr. DE123456789 · Kontoinh.: Vogel Bau GmbH · Sparkasse KölnBonn · IBAN DE89 3704 0044 0532 0130 00',
      'Vogel Bau GmbH',
    ],
    [
      'Empfänger „Förderverein Grundschule e.V.“, IBAN DE89 3704 0044 0532 0130 00, Stichwort: Klassenfahrt',
      'Förderverein Grundschule e.V.',
    ],
  ],
  French: [
    [
      'Domiciliation : CREDIT AGRICOLE PARIS\nIBAN : FR14 2004 1010 0505 0001 3M02 606\nBIC : PSSTFRPPPAR\nTitulaire : SARL LES JARDINS',
      'SARL LES JARDINS',
    ],
    [
      'Titulaire du compte : Association Les Amis du Livre – Domiciliation : La Banque Postale – IBAN : FR14 2004 1010 0505 0001 3M02 606',
      'Association Les Amis du Livre',
    ],
    [
      'Règlement par virement : Bénéficiaire : Menuiserie Leroy SAS / IBAN : FR14 2004 1010 0505 0001 3M02 606 / BIC : PSSTFRPPPAR',
      'Menuiserie Leroy SAS',
    ],
    [
      'Merci de virer 120 € sur le compte de l’association.\nTitulaire du compte : Mme Claire Fontaine\nCode banque : 20041 Code guichet : 01005\nIBAN FR1420041010050500013M02606\nMotif : cotisation 2026',
      'Mme Claire Fontaine',
    ],
    [
      'Bénéficiaire : « Théâtre du Soleil »\nIBAN : FR14 2004 1010 0505 0001 3M02 606\nCommunication : réservation 221',
      'Théâtre du Soleil',
    ],
  ],
  Dutch: [
    [
      'Gelieve het bedrag binnen 14 dagen over te maken op rekeningnummer NL91ABNA0417164300 t.n.v. B.A. van Doorn & Comp B.V. bij ABN Amro Bank o.v.v. het factuurnummer.',
      'B.A. van Doorn & Comp B.V.',
    ],
    [
      'Te voldoen: € 120,00 op NL91 ABNA 0417 1643 00 (ABN AMRO) t.n.v. Fietsenmaker Jansen,\no.v.v. 2026-0081.',
      'Fietsenmaker Jansen',
    ],
    [
      'IBAN: NL91 ABNA 0417 1643 00\nBIC: ABNANL2A\nt.n.v. Bloemisterij De Roos VOF\no.v.v. factuurnummer 2026-15',
      'Bloemisterij De Roos VOF',
    ],
    [
      'Betaal op NL91ABNA0417164300 ten name van Stichting Het Park onder vermelding van uw klantnummer.',
      'Stichting Het Park',
    ],
    [
      'De contributie maak je over naar:\nNL91 ABNA 0417 1643 00 t.n.v. TC De Linde o.v.v. naam en contributie\nVragen? mail info@delinde.example',
      'TC De Linde',
    ],
    [
      'Rekening: BE68 5390 0754 7034 – BIC: TRIOBEBB – Begunstigde: Bakkerij Peeters BV – Mededeling: +++090/9337/55493+++',
      'Bakkerij Peeters BV',
    ],
  ],
  Italian: [
    [
      'INFORMAZIONI PER IL PAGAMENTO\nIBAN: IT60 X054 2811 1010 0000 0123 456\nIntestato a: ASSOCIAZIONE GUIDE E SCOUT COMO\nCausale: ACCONTO tesseramento 2026',
      'ASSOCIAZIONE GUIDE E SCOUT COMO',
    ],
    [
      'Bonifico bancario intestato a Studio Legale Bianchi, IBAN IT60X0542811101000000123456, causale: fattura n. 12/2026',
      'Studio Legale Bianchi',
    ],
    [
      'IBAN IT60X0542811101000000123456\nIntestato a: Giulia Bianchi e Marco Neri\nCausale: Regalo Matrimonio',
      'Giulia Bianchi e Marco Neri',
    ],
    [
      'Coordinate bancarie: Banca Intesa - Beneficiario: Officina Rossi S.n.c. - IBAN: IT60X0542811101000000123456 - BIC: BCITITMM',
      'Officina Rossi S.n.c.',
    ],
  ],
  Spanish: [
    [
      'Forma de pago: transferencia bancaria\nTitular: Construcciones Pérez, S.L.\nEntidad: CaixaBank\nIBAN: ES91 2100 0418 4502 0005 1332\nConcepto: Factura 2026/118',
      'Construcciones Pérez, S.L.',
    ],
    [
      'Ingresar en la cuenta ES9121000418450200051332 a nombre de Clínica Dental Sol, indicando como concepto su DNI.',
      'Clínica Dental Sol',
    ],
    [
      'Beneficiario: Ana Torres Gil. Concepto: Fact. 118. IBAN: ES91 2100 0418 4502 0005 1332. SWIFT: CAIXESBBXXX',
      null,
    ],
    ['Titular de la cuenta: Librería «El Faro»\nIBAN: ES91 2100 0418 4502 0005 1332', 'Librería El Faro'],
  ],
  Portuguese: [
    [
      'Transferência bancária\nTitular: Oficina do Mar, Lda\nBanco: Caixa Geral de Depósitos\nIBAN: PT50 0002 0123 1234 5678 9015 4\nReferência: FT 2026/33',
      'Oficina do Mar, Lda',
    ],
    ['NIB/IBAN: PT50000201231234567890154 em nome de Maria Sousa', 'Maria Sousa'],
    [
      'Beneficiário: Associação Cultural do Porto – Banco: Millennium BCP – IBAN: PT50 0002 0123 1234 5678 9015 4',
      'Associação Cultural do Porto',
    ],
    ['Nome do titular: João Nunes | NIF: 123456789 | IBAN: PT50000201231234567890154', 'João Nunes'],
  ],
  Polish: [
    [
      'Dane do przelewu:\nOdbiorca: Fundacja Dobry Start, ul. Długa 5, 00-238 Warszawa\nNr konta: PL61 1090 1014 0000 0712 1981 2874\nTytułem: darowizna',
      'Fundacja Dobry Start',
    ],
    ['Odbiorca: Jan Kowalski Tytuł przelewu: faktura FV/12/2026 Numer konta: PL61109010140000071219812874', null],
    [
      'Nazwa odbiorcy: „Kwiaty Anna” sp. z o.o.\nNr rachunku IBAN: PL61109010140000071219812874',
      'Kwiaty Anna sp. z o.o.',
    ],
    [
      'Wpłaty prosimy kierować na konto PL61 1090 1014 0000 0712 1981 2874 (Santander), właściciel: Anna Nowak',
      'Anna Nowak',
    ],
  ],
  Swedish: [
    [
      'Betala till IBAN SE45 5000 0000 0583 9825 7466, betalningsmottagare: Lunds Cykelverkstad AB, ange OCR 123456',
      'Lunds Cykelverkstad AB',
    ],
    [
      'Kontoinnehavare: Elsa Lindgren\nBank: SEB\nIBAN: SE4550000000058398257466\nMeddelande: Faktura 77',
      'Elsa Lindgren',
    ],
    ['Mottagare: Föreningen Ängen. Bankgiro: 123-4567. IBAN: SE4550000000058398257466', 'Föreningen Ängen'],
  ],
  Danish: [
    ['Modtager: Hansen & Søn ApS, Bank: Nordea, IBAN: DK50 0040 0440 1162 43, SWIFT: NDEADKKK', 'Hansen & Søn ApS'],
    ['Kontohaver: Jens Holm\nReg.nr. 0040 Kontonr. 0440116243\nIBAN DK5000400440116243', 'Jens Holm'],
    ['Indbetales til Kontoindehaver: Spejderne Ry – Besked: kontingent – IBAN: DK5000400440116243', 'Spejderne Ry'],
  ],
  Norwegian: [
    [
      'Betalingsmottaker: Fjord Regnskap AS, IBAN: NO93 8601 1117 947, merk betalingen med fakturanummer',
      'Fjord Regnskap AS',
    ],
    ['Kontoeier: Kari Nordmann\nKonto: NO9386011117947\nMelding: leie desember', 'Kari Nordmann'],
    ['Mottaker: Idrettslaget Ørn. KID: 1234567. IBAN: NO9386011117947', null],
  ],
  Finnish: [
    ['Saaja: Metsä Puu Oy\nTilinumero: FI21 1234 5600 0007 85\nViite: 8 20294\nEräpäivä: 14.12.2026', 'Metsä Puu Oy'],
    ['Tilinomistaja: Aino Virtanen\nIBAN FI2112345600000785\nViesti: vuokra', 'Aino Virtanen'],
    ['Saaja: Koulun Tuki ry, Viite: 1009, IBAN: FI2112345600000785', 'Koulun Tuki ry'],
  ],
  Czech: [
    [
      'Příjemce: Květinářství Růže s.r.o., IBAN: CZ65 0800 0000 1920 0014 5399, VS: 2026118',
      'Květinářství Růže s.r.o.',
    ],
    [
      'Majitel účtu: Petr Svoboda\nBanka: Česká spořitelna\nIBAN: CZ6508000000192000145399\nZpráva: nájem',
      'Petr Svoboda',
    ],
    ['Název účtu: Spolek Lípa\nČíslo účtu / IBAN: CZ6508000000192000145399', 'Spolek Lípa'],
  ],
  Hungarian: [
    [
      'Kedvezményezett: Tisza Kft., Bank: OTP, IBAN: HU42 1177 3016 1111 1018 0000 0000, Közlemény: 2026/118',
      'Tisza Kft.',
    ],
    ['Számlatulajdonos: Szabó Éva\nIBAN: HU42117730161111101800000000\nKözlemény: tagdíj', 'Szabó Éva'],
    ['Számlatulajdonos neve: Nagy és Fia Bt.; SWIFT: OTPVHUHB; IBAN: HU42117730161111101800000000', 'Nagy és Fia Bt.'],
  ],
  Romanian: [
    [
      'Beneficiar: SC Grădina Verde SRL, CUI: RO123456, IBAN: RO49 AAAA 1B31 0075 9384 0000, Banca: BT',
      'SC Grădina Verde SRL',
    ],
    ['Titular cont: Ion Popescu\nIBAN: RO49AAAA1B31007593840000\nDetalii plată: factura 118', 'Ion Popescu'],
    ['Nume beneficiar: Asociația Speranța Banca: ING IBAN: RO49AAAA1B31007593840000', null],
  ],
  Greek: [
    [
      'Δικαιούχος: Αφοί Νικολάου Ο.Ε., Τράπεζα: Eurobank, IBAN: GR16 0110 1250 0000 0001 2300 695',
      'Αφοί Νικολάου Ο.Ε.',
    ],
    [
      'Όνομα δικαιούχου: Μαρία Γεωργίου\nIBAN: GR1601101250000000012300695\nΑιτιολογία: τιμολόγιο 118',
      'Μαρία Γεωργίου',
    ],
    ['Κάτοχος λογαριασμού: Σύλλογος Γονέων\nIBAN GR1601101250000000012300695', 'Σύλλογος Γονέων'],
  ],
  Ukrainian: [
    ['Отримувач: ТОВ «Ромашка», ЄДРПОУ: 12345678, IBAN: UA21 3223 1300 0002 6007 2335 6600 1', 'ТОВ Ромашка'],
    [
      'Одержувач: ФОП Коваленко Олена\nРахунок: UA213223130000026007233566001\nПризначення платежу: оплата',
      'ФОП Коваленко Олена',
    ],
    ['Получатель: «Ромашка» ООО\nIBAN: UA213223130000026007233566001', 'Ромашка ООО'],
  ],
  Turkish: [
    ['Alıcı: Yıldız Tekstil A.Ş., Banka: Garanti, IBAN: TR33 0006 1005 1978 6457 8413 26', 'Yıldız Tekstil A.Ş.'],
    ['Hesap sahibi: Mehmet Demir\nIBAN: TR330006100519786457841326\nAçıklama: kira', 'Mehmet Demir'],
    ['Hesap adı: Köy Derneği – Açıklama: bağış – IBAN: TR330006100519786457841326', 'Köy Derneği'],
  ],
};

/**
 * The same with what surrounds a name in print: a town or a bank after it, the owner of the firm, a professional title.
 * A town is not part of the name, and after a person's it could be a first name: "García León, Juan".
 */
const printed: [text: string, name: string | null][] = [
  ['Kontoinhaber: Tischlerei Holm GmbH, Hamburg\nIBAN: DE89 3704 0044 0532 0130 00', 'Tischlerei Holm GmbH'],
  ['Kontoinhaber: Tischlerei Holm, Hamburg.\nIBAN: DE89 3704 0044 0532 0130 00', null],
  ['Kontoinhaberin: Sabine Krüger-Otto, Hebamme\nInstitut: GLS Bank\nIBAN: DE89 3704 0044 0532 0130 00', null],
  ['Titular: GARCIA LEON, JUAN\nIBAN: ES91 2100 0418 4502 0005 1332', null],
  ['Titular: García León, Juan\nIBAN: ES91 2100 0418 4502 0005 1332', null],
  ['Beneficiario: Ayuntamiento de Getafe, Madrid\nIBAN: ES91 2100 0418 4502 0005 1332', null],
  ['Transferencia a nombre de Bodegas Ruiz S.A. en el Banco Sabadell, IBAN ES91 2100 0418 4502 0005 1332', null],
  [
    'Bonifico su c/c intestato a Agriturismo La Quercia presso Banca Sella, IBAN IT60 X054 2811 1010 0000 0123 456, causale: caparra',
    'Agriturismo La Quercia',
  ],
  ['Bonifico intestato a: Parrocchia San Marco, Milano - IBAN: IT60 X054 2811 1010 0000 0123 456', null],
  [
    'c/c intestato a ASD Virtus Volley, c/o Banca Popolare di Sondrio, ag. 3, IBAN IT60X0542811101000000123456',
    'ASD Virtus Volley',
  ],
  [
    'Intestazione: Studio Dentistico Dott. Luca Riva\nIBAN: IT60X0542811101000000123456',
    'Studio Dentistico Dott. Luca Riva',
  ],
  [
    'Pagamento por transferência:\nBeneficiário: Quinta do Vale, Lda., Porto\nIBAN: PT50 0002 0123 1234 5678 9015 4',
    'Quinta do Vale, Lda.',
  ],
  [
    'Conta em nome de Condomínio Edifício Sol, no Banco BPI, IBAN PT50 0002 0123 1234 5678 9015 4',
    'Condomínio Edifício Sol',
  ],
  [
    'Beneficiary: Harbour Foods Ltd, Galway\nBeneficiary bank: AIB, Eyre Square\nIBAN: IE29 AIBK 9311 5212 3456 78',
    null,
  ],
  ['Transfers should be made payable to St. John’s College at Bank of Ireland, IBAN IE29 AIBK 9311 5212 3456 78', null],
  ['Account holder: Sunrise Yoga Studio, c/o Emma Field\nIBAN: IE29 AIBK 9311 5212 3456 78', 'Sunrise Yoga Studio'],
  ['Account name: Smith & Co., Ltd.\nSort code: 60-16-13\nAccount number: 31926819', 'Smith & Co., Ltd.'],
  ['Titulaire : ASSOC. DES PARENTS D’ÉLÈVES, Nantes\nIBAN : FR14 2004 1010 0505 0001 3M02 606', null],
  ['Titulaire du compte : M. ou Mme Jean DURAND\nIBAN FR14 2004 1010 0505 0001 3M02 606', 'M. ou Mme Jean DURAND'],
  ['Bénéficiaire : Fiduciaire Weber S.à r.l., Luxembourg | IBAN LU28 0019 4006 4475 0000', 'Fiduciaire Weber S.à r.l.'],
  ['Begunstigde: Stad Gent, Botermarkt 1, 9000 Gent\nRekeningnummer: BE68 5390 0754 7034', 'Stad Gent'],
  ['Betaalgegevens: Rabobank, NL91 ABNA 0417 1643 00, t.n.v. J.P. de Vries h/o De Vries Advies te Breda', null],
  ['Název účtu příjemce: Nemocnice Tábor, a.s.\nIBAN: CZ65 0800 0000 1920 0014 5399', 'Nemocnice Tábor, a.s.'],
  ['Příjemce: Pekárna Lípa, spol. s r.o.\nIBAN: CZ65 0800 0000 1920 0014 5399', 'Pekárna Lípa, spol. s r.o.'],
  ['Príjemca: Reštaurácia Koliba s.r.o., Bratislava\nIBAN: SK31 1200 0000 1987 4263 7541', 'Reštaurácia Koliba s.r.o.'],
  ['Kedvezményezett neve: Kis és Társa Kft., Szeged\nIBAN: HU42 1177 3016 1111 1018 0000 0000', 'Kis és Társa Kft.'],
  ['Titularul contului: SC Panificația SRL, București\nIBAN: RO49 AAAA 1B31 0075 9384 0000', null],
  ['Mottagare: Stockholms Bokhandel AB, Stockholm\nIBAN: SE45 5000 0000 0583 9825 7466', null],
  ['Kontohaver: Sørens VVS v/Søren Madsen, Odense\nIBAN: DK50 0040 0440 1162 43', null],
  ['Prejemnik: Društvo upokojencev Kranj\nTRR: SI56 2633 0001 2039 086', 'Društvo upokojencev Kranj'],
  ['Primatelj: Obrt Marina, vl. Marina Horvat\nIBAN: HR12 1001 0051 8630 0016 0', 'Obrt Marina'],
  ['Alıcı adı: Deniz Turizm Ltd. Şti., Antalya\nIBAN: TR33 0006 1005 1978 6457 8413 26', 'Deniz Turizm Ltd. Şti.'],
  ['Получател: „Роза“ ЕООД, гр. Пловдив\nIBAN: BG80 BNBG 9661 1020 3456 78', 'Роза ЕООД'],
  ['BCD\n002\n1\nSCT\n\nHilfswerk Nord e.V., Kiel\nDE89370400440532013000\nEUR25', 'Hilfswerk Nord e.V., Kiel'],
  ['BCD\n002\n1\nSCT\n\nDEUTSCHES HILFSWERK\nDE89370400440532013000\nEUR25', 'DEUTSCHES HILFSWERK'],
];

it.each(printed)('%j', (text, name) => {
  expect(readPaymentDetails(text)).toMatchObject({ accounts: [expect.anything()], name });
});

/** What must not be mistaken for the end of a name, or for a part of it. */
const edges: [text: string, name: string | null][] = [
  ['Kontoinhaber : Müller GmbH & Co. KG ; IBAN : DE89 3704 0044 0532 0130 00', 'Müller GmbH & Co. KG'],
  ['Kontoinhaber: Müller GmbH & Co. KG IBAN: DE89 3704 0044 0532 0130 00', 'Müller GmbH & Co. KG'],
  ['Kontoinhaber: Pfarrei St. Martin IBAN: DE89 3704 0044 0532 0130 00', 'Pfarrei St. Martin'],
  ['Kontoinhaber: Praxis Dr. Weiß Bank: apoBank IBAN: DE89 3704 0044 0532 0130 00', null],
  ['Kontoinhaber: Max Müller Name der Bank: Sparkasse IBAN: DE89 3704 0044 0532 0130 00', null],
  ['Titulaire : SARL Dupont Code banque : 20041 IBAN : FR14 2004 1010 0505 0001 3M02 606', null],
  ['Beneficiary name: ACME Inc. Beneficiary address: 1 Main Rd. IBAN: DE89 3704 0044 0532 0130 00', null],
  ['Kontoinhaber: Hotel Post - Familie Huber, IBAN: DE89 3704 0044 0532 0130 00', 'Hotel Post - Familie Huber'],
  ['IBAN: DE89 3704 0044 0532 0130 00 (Kontoinhaber: Lena Braun)', 'Lena Braun'],
  ['Empfänger: Lena Braun (privat), IBAN: DE89 3704 0044 0532 0130 00', 'Lena Braun (privat)'],
  ['Account name: St. Mary’s Church. Sort code: 60-16-13. Account number: 31926819.', 'St. Mary’s Church'],
  // Another sentence, which could also be the rest of a name.
  ['Merci de régler sur FR1420041010050500013M02606 au nom de Mme Hélène Carpentier. Cordialement', null],
  ['Contul este RO49AAAA1B31007593840000, titular: Popescu Andrei. Mulțumim', null],
];

it.each(edges)('%j', (text, name) => {
  expect(readPaymentDetails(text)).toMatchObject({ accounts: [expect.anything()], name });
});

describe.each(Object.entries(texts))('what is written in %s', (_, cases) => {
  it.each(cases)('%j', (text, name) => {
    const { accounts, name: read } = readPaymentDetails(text);
    expect(accounts).toHaveLength(1);
    expect(read).toBe(name);
  });
});
