import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'V tem besedilu je več različnih računov. Izberite pravega.',
    use: 'Uporabi {account}',
    filled: 'Številka računa je bila prevzeta iz prilepljenega besedila.',
    name_filled: 'Ime »{name}« je bilo prevzeto iz prilepljenega besedila.',
    undo: 'Razveljavi',
  },
  name: {
    iban: 'To je videti kot IBAN, ne kot ime.',
    email: 'To je videti kot e-poštni naslov, ne kot ime.',
    phone: 'To je videti kot telefonska številka, ne kot ime.',
    digits: 'To je število, ne ime.',
    identifier: 'To je videti kot številka organizacije, ne kot ime.',
    move_iban: 'Premakni v polje za IBAN',
    move_identifier: 'Premakni v polje za številko',
  },
  scan: {
    button: 'Optično preberi kodo QR',
    starting: 'Zagon kamere …',
    aim: 'Kodo QR držite pred kamero.',
    denied: 'Kamera tu ni dovoljena. Dovolite jo v nastavitvah brskalnika ali izberite sliko.',
    no_camera: 'Kamere ni bilo mogoče najti. Izberite sliko.',
    not_found: 'Kode QR s številko računa ni bilo mogoče najti.',
    picture: 'Izberi sliko',
    unreadable: 'Te slike ni bilo mogoče prebrati. Izberite drugo.',
    stop: 'Ustavi kamero',
    filled: 'Podatki so bili prevzeti iz kode QR. Primerjajte jih z izvirnikom.',
    stays_here: 'Slika ne zapusti vaše naprave.',
  },
  reach: {
    no_instant: 'Ta banka ne sprejema takojšnjih plačil. Denar bo prispel pozneje.',
    no_transfer: 'Ta banka ne sprejema plačil SEPA.',
    no_direct_debit: 'Banka ne sprejema direktnih obremenitev. Uporabite drug račun.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Identifikacijska številka za DDV',
      registration_number: 'Matična številka podjetja',
      tax_id: 'Davčna številka',
      duns: 'D-U-N-S',
    },
    optional: '{label} (neobvezno)',
    hint: {
      lei: '20 črk in števk',
      vat: 'S kodo države, na primer DE136695976',
      registration_number: 'Kot v poslovnem registru',
    },
    type: 'Vrsta številke',
    missing: 'Vnesite številko organizacije.',
    fault: {
      lei: 'Ta LEI ni veljaven. LEI ima 20 črk in števk; primerjajte ga z izvirnikom.',
      vat: 'Ta številka za DDV ni veljavna. Vnesite jo s kodo države in primerjajte z izvirnikom.',
      registration_number: 'Ta matična številka ni veljavna. Primerjajte jo z izvirnikom.',
      other: 'Ta številka ni veljavna. Primerjajte jo z izvirnikom.',
      check_digits:
        'Kontrolni števki, od {position}. znaka naprej, se ne ujemata z ostalim. Primerjajte LEI z izvirnikom.',
    },
    only: {
      checking: 'Številka se preverja…',
      unable_to_verify: 'O tej številki ni prišel noben odgovor.',
      not_checkable: 'Te številke tu ni mogoče preveriti.',
    },
  },
  challenge: {
    working: 'Preverjamo, ali ste človek. To bo trajalo trenutek …',
    failed: 'Ni bilo mogoče preveriti, ali ste človek. Poskusite znova.',
  },
  known: {
    since: 'Ta številka računa je znana od leta {year}.',
  },
  own: {
    label: {
      name: 'Ime na vašem računu',
      iban: 'Vaš IBAN',
    },
    hint: {
      name: 'Vaše ime in priimek ali polni naziv vašega podjetja',
    },
    fault: {
      name_invalid: 'To ni videti kot ime. Vnesite ga, kot je na izpisku vašega računa.',
    },
    outcome: {
      match: 'Vneseno ime se ujema s podatki banke.',
      match_identifier: 'Številka se ujema s podatki banke. Ime ni bilo preverjeno.',
      close_match: 'V banki je račun voden na nekoliko drugačno ime. Preverite, ali je to vaš račun.',
      close_match_unnamed:
        'V banki je račun voden na nekoliko drugačno ime. Podatke primerjajte z izpiskom svojega računa.',
      no_match: 'V banki je račun voden na drugo ime. Podatke primerjajte z izpiskom svojega računa.',
      identifier_mismatch:
        'Po podatkih banke številka organizacije (na primer ID za DDV ali LEI) ne pripada temu računu. Podatke primerjajte z izpiskom svojega računa.',
      unable_to_verify: 'Banka o tem imenu ni dala odgovora.',
    },
    reason: {
      account_not_found: 'Banka nima računa s to številko.',
      reference_not_found: 'Banka nima računa s tem sklicem.',
      account_switched: 'Ta račun je bil prenesen v drugo banko. Vnesite nove podatke.',
      payee_opted_out: 'Imetnik računa se je odločil, da ne sodeluje pri preverjanju imen.',
      account_type_unsupported: 'Banka za to vrsto računa ne more preverjati imen.',
      bank_unsupported: 'Banka ne ponuja preverjanja imena.',
      bank_timeout: 'Banka ni odgovorila pravočasno.',
      bank_unavailable: 'Banka trenutno ni dosegljiva.',
    },
    risk: {
      alarm: 'Podatke primerjajte z izpiskom svojega računa. Preden uporabite ta račun, vprašajte svojo banko.',
    },
    result: {
      registered: 'Ime v banki',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'Preverjanje imena pri banki …',
      pending: 'Banka potrebuje več časa kot običajno. Preverjanje še poteka …',
    },
  },
  payout: {
    warning: 'Če nadaljujete, je lahko vaš denar izplačan nekomu drugemu in ga morda ne boste mogli dobiti nazaj.',
  },
  mandate: {
    warning: 'Če nadaljujete, lahko obremenitev ne uspe ali pa se denar odtegne z računa nekoga drugega.',
  },
  required: {
    warning: 'Tega računa tu ni mogoče uporabiti, dokler preverjanje ne uspe.',
    alarm: 'Preverite pri prejemniku na način, ki ga že poznate, ne prek fakture ali sporočila.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Ime se ujema. Po podatkih banke je to osebni račun.',
      account_is_business: 'Ime se ujema. Po podatkih banke je to poslovni račun.',
    },
  },
};
