import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Šajā tekstā ir vairāki dažādi konti. Izvēlieties pareizo.',
    use: 'Lietot {account}',
    filled: 'Konta numurs paņemts no ielīmētā teksta.',
    name_filled: 'Vārds vai nosaukums „{name}” paņemts no ielīmētā teksta.',
    undo: 'Atsaukt',
  },
  name: {
    iban: 'Tas izskatās pēc IBAN, nevis vārda vai nosaukuma.',
    email: 'Tas izskatās pēc e-pasta adreses, nevis vārda vai nosaukuma.',
    phone: 'Tas izskatās pēc tālruņa numura, nevis vārda vai nosaukuma.',
    digits: 'Tas ir skaitlis, nevis vārds vai nosaukums.',
    identifier: 'Tas izskatās pēc organizācijas numura, nevis vārda vai nosaukuma.',
    move_iban: 'Pārvietot uz IBAN lauku',
    move_identifier: 'Pārvietot uz numura lauku',
  },
  scan: {
    button: 'Skenēt QR kodu',
    starting: 'Kamera tiek ieslēgta…',
    aim: 'Turiet QR kodu kameras priekšā.',
    denied: 'Kamera šeit nav atļauta. Atļaujiet to pārlūka iestatījumos vai izvēlieties attēlu.',
    no_camera: 'Kamera nav atrasta. Izvēlieties attēlu.',
    not_found: 'QR kods ar konta numuru nav atrasts.',
    picture: 'Izvēlēties attēlu',
    unreadable: 'Šo attēlu nevarēja nolasīt. Izvēlieties citu.',
    stop: 'Apturēt kameru',
    filled: 'Dati paņemti no QR koda. Salīdziniet tos ar oriģinālu.',
    stays_here: 'Attēls neatstāj jūsu ierīci.',
  },
  reach: {
    no_instant: 'Šī banka nepieņem zibmaksājumus. Nauda pienāks vēlāk.',
    no_transfer: 'Šī banka nepieņem SEPA maksājumus.',
    no_direct_debit: 'Banka nepieņem tiešā debeta maksājumus. Izmantojiet citu kontu.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'PVN numurs',
      registration_number: 'Uzņēmuma reģistrācijas numurs',
      tax_id: 'Nodokļu maksātāja numurs',
      duns: 'D-U-N-S',
    },
    optional: '{label} (nav obligāts)',
    hint: {
      lei: '20 burti un cipari',
      vat: 'Ar valsts kodu, piemēram, DE136695976',
      registration_number: 'Kā uzņēmumu reģistrā',
    },
    type: 'Numura veids',
    missing: 'Ievadiet organizācijas numuru.',
    fault: {
      lei: 'Šis LEI nav derīgs. Tajā ir 20 burti un cipari; salīdziniet to ar oriģinālu.',
      vat: 'Šis PVN numurs nav derīgs. Ievadiet to ar valsts kodu un salīdziniet ar oriģinālu.',
      registration_number: 'Šis reģistrācijas numurs nav derīgs. Salīdziniet to ar oriģinālu.',
      other: 'Šis numurs nav derīgs. Salīdziniet to ar oriģinālu.',
      check_digits: 'Kontrolcipari, sākot ar {position}. zīmi, neatbilst pārējam. Salīdziniet LEI ar oriģinālu.',
    },
    only: {
      checking: 'Numurs tiek pārbaudīts…',
      unable_to_verify: 'Par šo numuru atbilde netika saņemta.',
      not_checkable: 'Šo numuru šeit nevar pārbaudīt.',
    },
  },
  challenge: {
    working: 'Pārbaudām, vai esat cilvēks. Tas aizņems mirkli…',
    failed: 'Nevarēja pārbaudīt, vai esat cilvēks. Mēģiniet vēlreiz.',
  },
  known: {
    since: 'Šis konta numurs ir zināms kopš {year}. gada.',
  },
  own: {
    label: {
      name: 'Jūsu konta īpašnieka vārds, uzvārds vai nosaukums',
      iban: 'Jūsu IBAN',
    },
    hint: {
      name: 'Jūsu vārds un uzvārds vai pilns uzņēmuma nosaukums',
    },
    fault: {
      name_invalid: 'Tas neizskatās pēc vārda vai nosaukuma. Ievadiet to, kā tas norādīts jūsu konta izrakstā.',
    },
    outcome: {
      match: 'Ievadītais vārds vai nosaukums sakrīt ar bankas datiem.',
      match_identifier: 'Numurs sakrīt ar bankas datiem. Vārds vai nosaukums netika pārbaudīts.',
      close_match: 'Bankā kontam norādīts nedaudz atšķirīgs vārds vai nosaukums. Pārbaudiet, vai tas ir jūsu konts.',
      close_match_unnamed:
        'Bankā kontam norādīts nedaudz atšķirīgs vārds vai nosaukums. Salīdziniet datus ar savu konta izrakstu.',
      no_match: 'Bankā kontam norādīts cits vārds vai nosaukums. Salīdziniet datus ar savu konta izrakstu.',
      identifier_mismatch:
        'Saskaņā ar bankas datiem organizācijas numurs (piemēram, PVN numurs vai LEI) neatbilst šim kontam. Salīdziniet datus ar savu konta izrakstu.',
      unable_to_verify: 'Banka nesniedza atbildi par šo vārdu vai nosaukumu.',
    },
    reason: {
      account_not_found: 'Bankā nav konta ar šādu numuru.',
      reference_not_found: 'Bankā nav konta ar šādu atsauci.',
      account_switched: 'Šis konts ir pārcelts uz citu banku. Ievadiet jaunos datus.',
      payee_opted_out: 'Konta īpašnieks ir izvēlējies nepiedalīties pārbaudē.',
      account_type_unsupported: 'Šāda veida kontiem banka nevar pārbaudīt vārdu vai nosaukumu.',
      bank_unsupported: 'Banka nepiedāvā vārda vai nosaukuma pārbaudi.',
      bank_timeout: 'Banka neatbildēja laikā.',
      bank_unavailable: 'Ar banku pašlaik nevar sazināties.',
    },
    risk: {
      alarm: 'Salīdziniet datus ar savu konta izrakstu. Pirms lietojat šo kontu, jautājiet savai bankai.',
    },
    result: {
      registered: 'Vārds vai nosaukums bankā',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'Vārdu vai nosaukumu pārbauda bankā…',
      pending: 'Bankai vajag ilgāku laiku nekā parasti. Pārbaude turpinās…',
    },
  },
  payout: {
    warning: 'Ja turpināsiet, jūsu naudu var izmaksāt kādam citam, un jūs, iespējams, nevarēsiet to atgūt.',
  },
  mandate: {
    warning: 'Ja turpināsiet, tiešais debets var neizdoties vai naudu var noņemt no cita cilvēka konta.',
  },
  required: {
    warning: 'Šo kontu šeit varēs lietot tikai tad, kad pārbaude izdosies.',
    alarm: 'Sazinieties ar saņēmēju veidā, kas jums jau ir zināms, nevis izmantojot rēķinu vai ziņojumu.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Vārds vai nosaukums sakrīt. Pēc bankas datiem tas ir privāts konts.',
      account_is_business: 'Vārds vai nosaukums sakrīt. Pēc bankas datiem tas ir uzņēmuma konts.',
    },
  },
};
