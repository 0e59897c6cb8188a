import { company, type Holder, iban, person } from './holder.ts';

/** Made-up holders of IBANs. Every number passes its checksum and its country's own check digits. */
export const ibanHolders: readonly Holder[] = [
  // Germany
  person(iban('DE89370400440532013000'), 'Jane Doe', { alsoClose: ['Jane Do'], firstSeenDaysAgo: 2200 }),
  person(iban('DE26500100990000101010'), 'Jürgen Weiß', { firstSeenDaysAgo: 900 }),
  person(iban('DE08500100990000202020'), ['Anna Schäfer', 'Thomas Schäfer']),
  company(iban('DE87500100990000303030'), 'Lindenhof Gärtnerei GmbH', {
    identifiers: [{ type: 'VAT', value: 'DE999999987' }],
    firstSeenDaysAgo: 3100,
  }),
  company(iban('DE69500100990000404040'), 'Nordlicht Solartechnik AG', {
    identifiers: [{ type: 'LEI', value: '99990SANDBOXNORD0140' }],
  }),
  person(iban('DE51500100990000505050'), 'Dr. Alexander von Hohenfels'),
  person(iban('DE33500100990000606060'), 'Maria Magdalena Brandt'),
  company(iban('DE03500100995555555555'), 'Payee Check Demo Shop GmbH'),

  // Germany: a bank that only Banfico reaches
  person(iban('DE49700200880071234501'), 'Lena Vogel', { status: 'closed' }),
  person(iban('DE22700200880071234502'), 'Paul Krämer', { status: 'inactive' }),
  person(iban('DE92700200880071234503'), 'Sophie Albrecht', { status: 'opted_out' }),
  company(iban('DE65700200880071234504'), 'Isartal Maschinenbau GmbH', {
    identifiers: [
      { type: 'LEI', value: '99990SANDBOXISAR0103' },
      { type: 'VAT', value: 'DE999999995' },
      { type: 'CRN', value: 'HRB 99001' },
    ],
  }),
  person(iban('DE38700200880071234505'), 'Felix Baumann', { status: 'type_unsupported' }),
  person(iban('DE11700200880071234506'), 'Clara Hoffmann'),

  // Germany: banks that cannot, will not or may not answer
  person(iban('DE30200300770000009001'), 'Henrike Petersen'),
  person(iban('DE70100400550000000711'), 'Moritz Lange'),
  person(iban('DE10100500660000000811'), 'Greta Sommer'),
  person(iban('DE47100600770000000911'), 'Jonas Winter'),

  // Germany: account numbers with a past
  company(iban('DE80500100990000001001'), 'Tierheim Sonnental e.V.', { listing: 'www', firstSeenDaysAgo: 4000 }),
  person(iban('DE53500100990000001002'), 'Karl Mustermann', { listing: 'blacklist', firstSeenDaysAgo: 60 }),
  person(iban('DE26500100990000001003'), 'Erika Beispiel', { listing: 'fake' }),
  person(iban('DE97500100999000000001'), 'Nina Neumann', { firstSeenDaysAgo: 3 }),

  // Jane Doe's other accounts, and one that she only manages
  person(iban('DE70500100999000000002'), 'Jane Doe'),
  person(iban('DE43500100999000000003'), 'Jane Doe'),
  company(iban('DE16500100999000000004'), 'Sportverein Waldheim e.V.'),
  person(iban('BE47734005555580'), 'Jane Doe'),

  // The rest of Europe
  person(iban('AT474500001234567891'), 'Katharina Gruber'),
  person(iban('AT204500001234567892'), 'Łukasz Żółkiewski'),
  company(iban('AT744610000000777001'), 'Bergkristall Hotelbetriebs GmbH'),
  person(iban('FR4741999000110500013M02672'), 'Élodie Lefèvre'),
  company(iban('FR7641999000110098765432120'), 'Boulangerie du Marais SARL', {
    identifiers: [{ type: 'VAT', value: 'FR11999999998' }],
  }),
  person(iban('FR7641999000220112233445552'), ['Luc Martin', 'Camille Martin']),
  person(iban('ES1571990418350200051332'), 'María José García López'),
  company(iban('ES0671990418350312345678'), 'Aceites del Sur, S.L.'),
  person(iban('IT31Q0399911101000000123456'), 'Giulia Rossi'),
  company(iban('IT02W0399911101000000654321'), 'Officine Meccaniche Bianchi S.r.l.'),
  person(iban('NL56VRBD0417164300'), 'Pieter van der Berg'),
  company(iban('NL56VRBD0998877665'), 'Tulpenhandel Oranje B.V.'),
  person(iban('BE57734001234535'), 'Sofie Janssens'),
  company(iban('BE41734005432110'), 'Ardennes Chocolat SA'),
  person(iban('LU379999400644750000'), 'Marc Weber'),
  person(iban('IE26VRIE99001112345678'), "Siobhán O'Brien"),
  company(iban('IE65VRIE99001187654321'), 'Emerald Software Limited'),
  person(iban('PT50099901231234567890195'), 'João Pedro da Silva'),
  person(iban('FI7849999900123452'), 'Aino Virtanen'),
  company(iban('FI3849999900543212'), 'Saimaan Puu Oy'),
  person(iban('SE3799900000058398257466'), 'Åsa Lindström'),
  person(iban('DK6699400440116243'), 'Søren Kjærgaard'),
  person(iban('NO3499771123461'), 'Ingrid Bjørnstad'),
  person(iban('PL98999010190000071219812874'), 'Agnieszka Wiśniewska'),
  company(iban('PL21999010190000071219812999'), 'Bursztyn Spółka z o.o.'),
  person(iban('CZ3099000000192000145399'), 'Tomáš Dvořák'),
  person(iban('SK1699500000198742637541'), 'Zuzana Kováčová'),
  person(iban('HU10999000161111101800000000'), 'Nagy Péter'),
  person(iban('HR7199900051863000160'), 'Ivana Horvat'),
  person(iban('SI56991000007654385'), 'Matej Novak'),
  person(iban('EE439900221020145685'), 'Kristjan Tamm'),
  person(iban('LV48VRLV0000435195001'), 'Jānis Bērziņš'),
  person(iban('LT559990011101001000'), 'Rūta Kazlauskienė'),
  person(iban('GR4099901250000000012300695'), 'Γιώργος Παπαδόπουλος'),
  person(iban('CY86999001280000001200527600'), 'Andreas Georgiou'),
  company(iban('MT74VRMT99110000012345MTLCAST00'), 'Gozo Salt Pans Ltd'),
  person(iban('BG33VRBG96611020345678'), 'Мария Димитрова'),
  person(iban('RO30VRRO1B31007593840000'), 'Ștefan Ionescu'),
  person(iban('CH0309990011623852957'), 'Beat Zürcher'),
  person(iban('AE109991234567890123456'), 'Omar Al Mansoori'),

  // What IBAN-BIC.com's documentation publishes for tests; the fourth has wrong check digits and no holder.
  person(iban('DE27100777770209299700'), 'Peter Schwarz', { listing: 'www', firstSeenDaysAgo: 1500 }),
  person(iban('DE11520513735120710131'), 'Hans Grau', { listing: 'blacklist' }),
  person(iban('AT411100000237571500'), 'Eva Blau', { listing: 'fake' }),
];

/**
 * Holders whose banks confirm them, but whose account numbers a directory doubts: the national check digits are wrong,
 * no bank has that code, or a subaccount number may be missing. Each passes the IBAN checksum.
 */
export const doubtedHolders: readonly Holder[] = [
  person(iban('BE30734001234536'), 'Lotte Claes'),
  person(iban('DE47300300770000000606'), 'Otto Albers'),
  person(iban('DE15500100990000707070'), 'Frieda Busch', { mayLackSubaccount: true }),
];
