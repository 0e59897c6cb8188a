import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'U ovom tekstu ima više različitih računa. Odaberite pravi.',
    use: 'Upotrijebi {account}',
    filled: 'Broj računa preuzet je iz zalijepljenog teksta.',
    name_filled: 'Ime „{name}” preuzeto je iz zalijepljenog teksta.',
    undo: 'Poništi',
  },
  name: {
    iban: 'Ovo izgleda kao IBAN, a ne kao ime.',
    email: 'Ovo izgleda kao adresa e-pošte, a ne kao ime.',
    phone: 'Ovo izgleda kao telefonski broj, a ne kao ime.',
    digits: 'Ovo je broj, a ne ime.',
    identifier: 'Ovo izgleda kao broj organizacije, a ne kao ime.',
    move_iban: 'Premjesti u polje IBAN',
    move_identifier: 'Premjesti u polje za broj',
  },
  scan: {
    button: 'Skeniraj QR kod',
    starting: 'Kamera se pokreće…',
    aim: 'Držite QR kod ispred kamere.',
    denied: 'Kamera ovdje nije dopuštena. Dopustite je u postavkama preglednika ili odaberite sliku.',
    no_camera: 'Kamera nije pronađena. Odaberite sliku.',
    not_found: 'Nije pronađen QR kod s brojem računa.',
    picture: 'Odaberi sliku',
    unreadable: 'Ovu sliku nije bilo moguće pročitati. Odaberite drugu.',
    stop: 'Zaustavi kameru',
    filled: 'Podaci su preuzeti iz QR koda. Usporedite ih s izvornikom.',
    stays_here: 'Slika ne napušta vaš uređaj.',
  },
  reach: {
    no_instant: 'Ova banka ne prima instant plaćanja. Novac će stići kasnije.',
    no_transfer: 'Ova banka ne prima SEPA plaćanja.',
    no_direct_debit: 'Banka ne prima izravna terećenja. Upotrijebite drugi račun.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'PDV broj',
      registration_number: 'Matični broj tvrtke',
      tax_id: 'Porezni broj (OIB)',
      duns: 'D-U-N-S',
    },
    optional: '{label} (nije obavezno)',
    hint: {
      lei: '20 slova i znamenki',
      vat: 'S oznakom zemlje, na primjer DE136695976',
      registration_number: 'Kao u sudskom registru',
    },
    type: 'Vrsta broja',
    missing: 'Unesite broj organizacije.',
    fault: {
      lei: 'Ovaj LEI nije valjan. LEI ima 20 slova i znamenki; usporedite ga s izvornikom.',
      vat: 'Ovaj PDV broj nije valjan. Unesite ga s oznakom zemlje i usporedite s izvornikom.',
      registration_number: 'Ovaj matični broj nije valjan. Usporedite ga s izvornikom.',
      other: 'Ovaj broj nije valjan. Usporedite ga s izvornikom.',
      check_digits:
        'Kontrolne znamenke, od {position}. znaka nadalje, ne odgovaraju ostatku. Usporedite LEI s izvornikom.',
    },
    only: {
      checking: 'Broj se provjerava…',
      unable_to_verify: 'O ovom broju nije stigao odgovor.',
      not_checkable: 'Ovaj se broj ovdje ne može provjeriti.',
    },
  },
  challenge: {
    working: 'Provjeravamo jeste li čovjek. To će potrajati trenutak…',
    failed: 'Nije bilo moguće provjeriti jeste li čovjek. Pokušajte ponovno.',
  },
  known: {
    since: 'Ovaj je broj računa poznat od {year}.',
  },
  own: {
    label: {
      name: 'Ime na vašem računu',
      iban: 'Vaš IBAN',
    },
    hint: {
      name: 'Vaše ime i prezime ili puni naziv vaše tvrtke',
    },
    fault: {
      name_invalid: 'Ovo ne izgleda kao ime. Unesite ga kako je navedeno na izvatku vašeg računa.',
    },
    outcome: {
      match: 'Uneseno ime podudara se s podacima banke.',
      match_identifier: 'Broj se podudara s podacima banke. Ime nije provjereno.',
      close_match: 'U banci se račun vodi na nešto drukčije ime. Provjerite je li ovo vaš račun.',
      close_match_unnamed: 'U banci se račun vodi na nešto drukčije ime. Usporedite podatke s izvatkom svojeg računa.',
      no_match: 'U banci se račun vodi na drugo ime. Usporedite podatke s izvatkom svojeg računa.',
      identifier_mismatch:
        'Prema podacima banke broj organizacije (na primjer OIB ili LEI) ne pripada ovom računu. Usporedite podatke s izvatkom svojeg računa.',
      unable_to_verify: 'Banka nije dala odgovor o ovom imenu.',
    },
    reason: {
      account_not_found: 'Banka nema račun s ovim brojem.',
      reference_not_found: 'Banka nema račun s ovom referencom.',
      account_switched: 'Ovaj je račun prebačen u drugu banku. Unesite nove podatke.',
      payee_opted_out: 'Vlasnik računa odlučio je ne sudjelovati u provjeri imena.',
      account_type_unsupported: 'Banka ne može provjeriti ime za ovu vrstu računa.',
      bank_unsupported: 'Banka ne nudi provjeru imena.',
      bank_timeout: 'Banka nije odgovorila na vrijeme.',
      bank_unavailable: 'Banka trenutačno nije dostupna.',
    },
    risk: {
      alarm: 'Usporedite podatke s izvatkom svojeg računa. Pitajte svoju banku prije nego što upotrijebite ovaj račun.',
    },
    result: {
      registered: 'Ime u banci',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'Provjeravamo ime kod banke…',
      pending: 'Banci treba dulje nego obično. Provjera još traje…',
    },
  },
  payout: {
    warning: 'Ako nastavite, vaš novac može biti isplaćen nekome drugom i možda ga nećete moći dobiti natrag.',
  },
  mandate: {
    warning: 'Ako nastavite, terećenje možda neće uspjeti ili novac može biti skinut s tuđeg računa.',
  },
  required: {
    warning: 'Ovaj se račun ovdje ne može koristiti dok provjera ne uspije.',
    alarm: 'Provjerite s primateljem na način koji već poznajete, a ne putem fakture ili poruke.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Ime se podudara. Prema podacima banke ovo je osobni račun.',
      account_is_business: 'Ime se podudara. Prema podacima banke ovo je poslovni račun.',
    },
  },
};
