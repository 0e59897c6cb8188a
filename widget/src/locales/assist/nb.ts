import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Det finnes flere ulike kontoer i teksten. Velg den riktige.',
    use: 'Bruk {account}',
    filled: 'Kontonummeret er hentet fra teksten du limte inn.',
    name_filled: 'Navnet «{name}» er hentet fra teksten du limte inn.',
    undo: 'Angre',
  },
  name: {
    iban: 'Dette ser ut som et IBAN, ikke et navn.',
    email: 'Dette ser ut som en e-postadresse, ikke et navn.',
    phone: 'Dette ser ut som et telefonnummer, ikke et navn.',
    digits: 'Dette er et tall, ikke et navn.',
    identifier: 'Dette ser ut som en organisasjons nummer, ikke et navn.',
    move_iban: 'Flytt til IBAN-feltet',
    move_identifier: 'Flytt til feltet for nummeret',
  },
  scan: {
    button: 'Skann en QR-kode',
    starting: 'Kameraet starter …',
    aim: 'Hold QR-koden foran kameraet.',
    denied: 'Kameraet er ikke tillatt her. Tillat det i nettleserens innstillinger, eller velg et bilde.',
    no_camera: 'Fant ikke noe kamera. Velg et bilde.',
    not_found: 'Fant ingen QR-kode med et kontonummer.',
    picture: 'Velg et bilde',
    unreadable: 'Bildet kunne ikke leses. Velg et annet.',
    stop: 'Stopp kameraet',
    filled: 'Opplysningene er hentet fra QR-koden. Sammenlign dem med originalen.',
    stays_here: 'Bildet forlater ikke enheten din.',
  },
  reach: {
    no_instant: 'Denne banken tar ikke imot straksbetalinger. Pengene kommer fram senere.',
    no_transfer: 'Denne banken tar ikke imot SEPA-overføringer.',
    no_direct_debit: 'Banken tar ikke imot direkte belastninger. Bruk en annen konto.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Mva-nummer',
      registration_number: 'Organisasjonsnummer',
      tax_id: 'Skattenummer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (valgfritt)',
    hint: {
      lei: '20 bokstaver og sifre',
      vat: 'Med landkode, for eksempel DE136695976',
      registration_number: 'Som i foretaksregisteret',
    },
    type: 'Type nummer',
    missing: 'Skriv inn organisasjonens nummer.',
    fault: {
      lei: 'Denne LEI-koden er ikke gyldig. Den har 20 bokstaver og sifre; sammenlign den med originalen.',
      vat: 'Dette mva-nummeret er ikke gyldig. Skriv det inn med landkode, og sammenlign det med originalen.',
      registration_number: 'Dette organisasjonsnummeret er ikke gyldig. Sammenlign det med originalen.',
      other: 'Dette nummeret er ikke gyldig. Sammenlign det med originalen.',
      check_digits:
        'Kontrollsifrene, fra tegn {position} og utover, passer ikke til resten. Sammenlign LEI-koden med originalen.',
    },
    only: {
      checking: 'Nummeret kontrolleres…',
      unable_to_verify: 'Det kom ikke noe svar om dette nummeret.',
      not_checkable: 'Dette nummeret kan ikke kontrolleres her.',
    },
  },
  challenge: {
    working: 'Det kontrolleres at du er et menneske. Det tar et øyeblikk …',
    failed: 'Det kunne ikke kontrolleres at du er et menneske. Prøv igjen.',
  },
  known: {
    since: 'Dette kontonummeret har vært kjent siden {year}.',
  },
  own: {
    label: {
      name: 'Navn på kontoen din',
      iban: 'Ditt IBAN',
    },
    hint: {
      name: 'For- og etternavnet ditt eller bedriftens fulle navn',
    },
    fault: {
      name_invalid: 'Dette ser ikke ut som et navn. Skriv det slik det står på kontoutskriften din.',
    },
    outcome: {
      match: 'Navnet du skrev inn, stemmer med det banken har.',
      match_identifier: 'Nummeret stemmer med det banken har. Navnet er ikke kontrollert.',
      close_match: 'Banken har et litt annerledes navn på denne kontoen. Kontroller at dette er din konto.',
      close_match_unnamed:
        'Banken har et litt annerledes navn på denne kontoen. Sammenlign opplysningene med kontoutskriften din.',
      no_match: 'Banken har et annet navn på denne kontoen. Sammenlign opplysningene med kontoutskriften din.',
      identifier_mismatch:
        'Ifølge banken hører organisasjonens nummer (for eksempel organisasjonsnummer eller LEI) ikke til denne kontoen. Sammenlign opplysningene med kontoutskriften din.',
      unable_to_verify: 'Banken ga ikke noe svar om dette navnet.',
    },
    reason: {
      account_not_found: 'Banken har ingen konto med dette nummeret.',
      reference_not_found: 'Banken har ingen konto med denne referansen.',
      account_switched: 'Denne kontoen er flyttet til en annen bank. Skriv inn de nye opplysningene.',
      payee_opted_out: 'Kontoeieren har valgt å ikke delta i navnekontroll.',
      account_type_unsupported: 'Banken kan ikke kontrollere navn for denne typen konto.',
      bank_unsupported: 'Banken tilbyr ikke navnekontroll.',
      bank_timeout: 'Banken svarte ikke i tide.',
      bank_unavailable: 'Banken kan ikke nås akkurat nå.',
    },
    risk: {
      alarm: 'Sammenlign opplysningene med kontoutskriften din. Spør banken din før du bruker denne kontoen.',
    },
    result: {
      registered: 'Navn hos banken',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Navnet kontrolleres hos banken …',
      pending: 'Banken bruker lengre tid enn vanlig. Kontrollen pågår fortsatt …',
    },
  },
  payout: {
    warning:
      'Hvis du går videre, kan pengene dine bli utbetalt til noen andre, og det kan hende du ikke får dem tilbake.',
  },
  mandate: {
    warning:
      'Hvis du går videre, kan belastningen mislykkes, eller pengene kan bli trukket fra kontoen til noen andre.',
  },
  required: {
    warning: 'Denne kontoen kan ikke brukes her før kontrollen lykkes.',
    alarm: 'Kontroller med betalingsmottakeren på en måte du allerede kjenner, ikke via fakturaen eller meldingen.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Navnet stemmer. Ifølge banken er dette en privatkonto.',
      account_is_business: 'Navnet stemmer. Ifølge banken er dette en bedriftskonto.',
    },
  },
};
