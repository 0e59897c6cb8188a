import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Selles tekstis on mitu erinevat kontot. Valige õige.',
    use: 'Kasuta: {account}',
    filled: 'Kontonumber võeti kleebitud tekstist.',
    name_filled: 'Nimi „{name}“ võeti kleebitud tekstist.',
    undo: 'Võta tagasi',
  },
  name: {
    iban: 'See näib olevat IBAN, mitte nimi.',
    email: 'See näib olevat e-posti aadress, mitte nimi.',
    phone: 'See näib olevat telefoninumber, mitte nimi.',
    digits: 'See on arv, mitte nimi.',
    identifier: 'See näib olevat organisatsiooni number, mitte nimi.',
    move_iban: 'Vii IBANi väljale',
    move_identifier: 'Vii numbri väljale',
  },
  scan: {
    button: 'Skanni QR-kood',
    starting: 'Kaamera käivitub…',
    aim: 'Hoidke QR-koodi kaamera ees.',
    denied: 'Kaamera ei ole siin lubatud. Lubage see brauseri seadetes või valige pilt.',
    no_camera: 'Kaamerat ei leitud. Valige pilt.',
    not_found: 'Kontonumbriga QR-koodi ei leitud.',
    picture: 'Vali pilt',
    unreadable: 'Seda pilti ei saanud lugeda. Valige teine.',
    stop: 'Peata kaamera',
    filled: 'Andmed võeti QR-koodist. Võrrelge neid originaaliga.',
    stays_here: 'Pilt ei lahku teie seadmest.',
  },
  reach: {
    no_instant: 'See pank ei võta vastu välkmakseid. Raha jõuab kohale hiljem.',
    no_transfer: 'See pank ei võta vastu SEPA makseid.',
    no_direct_debit: 'Pank ei võta vastu otsekorraldusi. Kasutage teist kontot.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'KMKR number',
      registration_number: 'Registrikood',
      tax_id: 'Maksukohustuslase number',
      duns: 'D-U-N-S',
    },
    optional: '{label} (pole kohustuslik)',
    hint: {
      lei: '20 tähte ja numbrit',
      vat: 'Koos riigi koodiga, näiteks DE136695976',
      registration_number: 'Nagu äriregistris',
    },
    type: 'Numbri liik',
    missing: 'Sisestage organisatsiooni number.',
    fault: {
      lei: 'See LEI ei ole kehtiv. LEI-s on 20 tähte ja numbrit; võrrelge seda originaaliga.',
      vat: 'See KMKR number ei ole kehtiv. Sisestage see koos riigi koodiga ja võrrelge originaaliga.',
      registration_number: 'See registrikood ei ole kehtiv. Võrrelge seda originaaliga.',
      other: 'See number ei ole kehtiv. Võrrelge seda originaaliga.',
      check_digits: 'Kontrollnumbrid alates {position}. märgist ei sobi ülejäänuga. Võrrelge LEI-d originaaliga.',
    },
    only: {
      checking: 'Numbrit kontrollitakse…',
      unable_to_verify: 'Selle numbri kohta vastust ei saadud.',
      not_checkable: 'Seda numbrit ei saa siin kontrollida.',
    },
  },
  challenge: {
    working: 'Kontrollime, kas olete inimene. See võtab hetke…',
    failed: 'Ei saanud kontrollida, kas olete inimene. Proovige uuesti.',
  },
  known: {
    since: 'See kontonumber on teada aastast {year}.',
  },
  own: {
    label: {
      name: 'Nimi teie kontol',
      iban: 'Teie IBAN',
    },
    hint: {
      name: 'Teie ees- ja perekonnanimi või teie ettevõtte täisnimi',
    },
    fault: {
      name_invalid: 'See ei näi olevat nimi. Sisestage see nii, nagu see on teie kontoväljavõttel.',
    },
    outcome: {
      match: 'Sisestatud nimi ühtib panga andmetega.',
      match_identifier: 'Number ühtib panga andmetega. Nime ei kontrollitud.',
      close_match: 'Pangas on sellel kontol veidi teistsugune nimi. Kontrollige, kas see on teie konto.',
      close_match_unnamed: 'Pangas on sellel kontol veidi teistsugune nimi. Võrrelge andmeid oma kontoväljavõttega.',
      no_match: 'Pangas on sellel kontol teine nimi. Võrrelge andmeid oma kontoväljavõttega.',
      identifier_mismatch:
        'Panga andmetel ei kuulu organisatsiooni number (näiteks KMKR number või LEI) selle konto juurde. Võrrelge andmeid oma kontoväljavõttega.',
      unable_to_verify: 'Pank ei andnud selle nime kohta vastust.',
    },
    reason: {
      account_not_found: 'Pangas sellise numbriga kontot ei ole.',
      reference_not_found: 'Pangas sellise viitega kontot ei ole.',
      account_switched: 'See konto on viidud teise panka. Sisestage uued andmed.',
      payee_opted_out: 'Konto omanik on otsustanud nimekontrollis mitte osaleda.',
      account_type_unsupported: 'Pank ei saa seda liiki konto puhul nime kontrollida.',
      bank_unsupported: 'Pank ei paku nime kontrollimist.',
      bank_timeout: 'Pank ei vastanud õigel ajal.',
      bank_unavailable: 'Pangaga ei saa praegu ühendust.',
    },
    risk: {
      alarm: 'Võrrelge andmeid oma kontoväljavõttega. Küsige oma pangast, enne kui seda kontot kasutate.',
    },
    result: {
      registered: 'Nimi pangas',
      bank: 'Pank: {bank}',
    },
    progress: {
      checking: 'Kontrollime nime pangast…',
      pending: 'Pangal kulub tavalisest rohkem aega. Kontrollime edasi…',
    },
  },
  payout: {
    warning: 'Kui jätkate, võidakse teie raha maksta kellelegi teisele ja te ei pruugi seda tagasi saada.',
  },
  mandate: {
    warning: 'Kui jätkate, võib otsekorraldus ebaõnnestuda või võidakse raha võtta kellegi teise kontolt.',
  },
  required: {
    warning: 'Seda kontot saab siin kasutada alles siis, kui kontroll õnnestub.',
    alarm: 'Küsige saajalt üle viisil, mida juba tunnete, mitte arve ega sõnumi kaudu.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Nimi ühtib. Panga andmetel on see eraisiku konto.',
      account_is_business: 'Nimi ühtib. Panga andmetel on see ettevõtte konto.',
    },
  },
};
