import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Der er flere forskellige konti i teksten. Vælg den rigtige.',
    use: 'Brug {account}',
    filled: 'Kontonummeret er hentet fra den indsatte tekst.',
    name_filled: 'Navnet ”{name}” er hentet fra den indsatte tekst.',
    undo: 'Fortryd',
  },
  name: {
    iban: 'Det ligner et IBAN, ikke et navn.',
    email: 'Det ligner en e-mailadresse, ikke et navn.',
    phone: 'Det ligner et telefonnummer, ikke et navn.',
    digits: 'Det er et tal, ikke et navn.',
    identifier: 'Det ligner en organisations nummer, ikke et navn.',
    move_iban: 'Flyt til IBAN-feltet',
    move_identifier: 'Flyt til feltet for nummeret',
  },
  scan: {
    button: 'Scan en QR-kode',
    starting: 'Kameraet starter …',
    aim: 'Hold QR-koden foran kameraet.',
    denied: 'Kameraet er ikke tilladt her. Tillad det i browserens indstillinger, eller vælg et billede.',
    no_camera: 'Der blev ikke fundet noget kamera. Vælg et billede.',
    not_found: 'Der blev ikke fundet nogen QR-kode med et kontonummer.',
    picture: 'Vælg et billede',
    unreadable: 'Billedet kunne ikke læses. Vælg et andet.',
    stop: 'Stop kameraet',
    filled: 'Oplysningerne er hentet fra QR-koden. Sammenlign dem med originalen.',
    stays_here: 'Billedet forlader ikke din enhed.',
  },
  reach: {
    no_instant: 'Denne bank tager ikke imod straksoverførsler. Pengene kommer frem senere.',
    no_transfer: 'Denne bank tager ikke imod SEPA-overførsler.',
    no_direct_debit: 'Banken tager ikke imod direkte debiteringer. Brug en anden konto.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Momsnummer',
      registration_number: 'CVR- eller registreringsnummer',
      tax_id: 'Skattenummer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (valgfrit)',
    hint: {
      lei: '20 bogstaver og cifre',
      vat: 'Med landekode, for eksempel DE136695976',
      registration_number: 'Som i virksomhedsregistret',
    },
    type: 'Nummertype',
    missing: 'Skriv organisationens nummer.',
    fault: {
      lei: 'Denne LEI-kode er ikke gyldig. Den har 20 bogstaver og cifre; sammenlign den med originalen.',
      vat: 'Dette momsnummer er ikke gyldigt. Skriv det med landekode, og sammenlign det med originalen.',
      registration_number: 'Dette registreringsnummer er ikke gyldigt. Sammenlign det med originalen.',
      other: 'Dette nummer er ikke gyldigt. Sammenlign det med originalen.',
      check_digits:
        'Kontrolcifrene, fra tegn {position} og frem, passer ikke til resten. Sammenlign LEI-koden med originalen.',
    },
    only: {
      checking: 'Nummeret tjekkes…',
      unable_to_verify: 'Der kom ikke noget svar om dette nummer.',
      not_checkable: 'Dette nummer kan ikke tjekkes her.',
    },
  },
  challenge: {
    working: 'Det tjekkes, at du er et menneske. Det tager et øjeblik …',
    failed: 'Det kunne ikke tjekkes, at du er et menneske. Prøv igen.',
  },
  known: {
    since: 'Dette kontonummer har været kendt siden {year}.',
  },
  own: {
    label: {
      name: 'Navn på din konto',
      iban: 'Dit IBAN',
    },
    hint: {
      name: 'Dit for- og efternavn eller din virksomheds fulde navn',
    },
    fault: {
      name_invalid: 'Det ligner ikke et navn. Skriv det, som det står på dit kontoudtog.',
    },
    outcome: {
      match: 'Navnet, du har skrevet, stemmer med det, banken har.',
      match_identifier: 'Nummeret stemmer med det, banken har. Navnet blev ikke tjekket.',
      close_match: 'Banken har et lidt anderledes navn på denne konto. Tjek, at det er din konto.',
      close_match_unnamed:
        'Banken har et lidt anderledes navn på denne konto. Sammenlign oplysningerne med dit kontoudtog.',
      no_match: 'Banken har et andet navn på denne konto. Sammenlign oplysningerne med dit kontoudtog.',
      identifier_mismatch:
        'Ifølge banken hører organisationens nummer (for eksempel momsnummer eller LEI) ikke til denne konto. Sammenlign oplysningerne med dit kontoudtog.',
      unable_to_verify: 'Banken gav ikke svar om dette navn.',
    },
    reason: {
      account_not_found: 'Banken har ingen konto med dette nummer.',
      reference_not_found: 'Banken har ingen konto med denne reference.',
      account_switched: 'Denne konto er flyttet til en anden bank. Skriv de nye oplysninger.',
      payee_opted_out: 'Kontohaveren har valgt ikke at deltage i navnetjek.',
      account_type_unsupported: 'Banken kan ikke tjekke navne for denne kontotype.',
      bank_unsupported: 'Banken tilbyder ikke navnetjek.',
      bank_timeout: 'Banken svarede ikke i tide.',
      bank_unavailable: 'Der er ikke forbindelse til banken lige nu.',
    },
    risk: {
      alarm: 'Sammenlign oplysningerne med dit kontoudtog. Spørg din bank, før du bruger denne konto.',
    },
    result: {
      registered: 'Navn hos banken',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Navnet tjekkes hos banken …',
      pending: 'Banken er længere tid om det end normalt. Der tjekkes stadig …',
    },
  },
  payout: {
    warning: 'Hvis du fortsætter, kan dine penge blive udbetalt til en anden, og du kan måske ikke få dem tilbage.',
  },
  mandate: {
    warning: 'Hvis du fortsætter, kan debiteringen mislykkes, eller pengene kan blive trukket fra en andens konto.',
  },
  required: {
    warning: 'Denne konto kan ikke bruges her, før tjekket lykkes.',
    alarm: 'Tjek med modtageren på en måde, du allerede kender, og ikke via fakturaen eller beskeden.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Navnet stemmer. Ifølge banken er det en privatkonto.',
      account_is_business: 'Navnet stemmer. Ifølge banken er det en erhvervskonto.',
    },
  },
};
