import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Det finns flera olika konton i texten. Välj det rätta.',
    use: 'Använd {account}',
    filled: 'Kontonumret har hämtats från den inklistrade texten.',
    name_filled: 'Namnet ”{name}” har hämtats från den inklistrade texten.',
    undo: 'Ångra',
  },
  name: {
    iban: 'Det här ser ut som ett IBAN, inte som ett namn.',
    email: 'Det här ser ut som en e-postadress, inte som ett namn.',
    phone: 'Det här ser ut som ett telefonnummer, inte som ett namn.',
    digits: 'Det här är ett nummer, inte ett namn.',
    identifier: 'Det här ser ut som en organisations nummer, inte som ett namn.',
    move_iban: 'Flytta till IBAN-fältet',
    move_identifier: 'Flytta till fältet för numret',
  },
  scan: {
    button: 'Skanna en QR-kod',
    starting: 'Kameran startar …',
    aim: 'Håll QR-koden framför kameran.',
    denied: 'Kameran är inte tillåten här. Tillåt den i webbläsarens inställningar eller välj en bild.',
    no_camera: 'Ingen kamera hittades. Välj en bild.',
    not_found: 'Ingen QR-kod med ett kontonummer hittades.',
    picture: 'Välj en bild',
    unreadable: 'Bilden kunde inte läsas. Välj en annan.',
    stop: 'Stoppa kameran',
    filled: 'Uppgifterna har hämtats från QR-koden. Jämför dem med originalet.',
    stays_here: 'Bilden lämnar inte din enhet.',
  },
  reach: {
    no_instant: 'Den här banken tar inte emot direktbetalningar. Pengarna kommer fram senare.',
    no_transfer: 'Den här banken tar inte emot SEPA-betalningar.',
    no_direct_debit: 'Banken stöder inte autogiro. Använd ett annat konto.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Momsregistreringsnummer',
      registration_number: 'Organisationsnummer',
      tax_id: 'Skattenummer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (valfritt)',
    hint: {
      lei: '20 bokstäver och siffror',
      vat: 'Med landskod, till exempel DE136695976',
      registration_number: 'Som i företagsregistret',
    },
    type: 'Typ av nummer',
    missing: 'Ange organisationens nummer.',
    fault: {
      lei: 'LEI-koden är inte giltig. Den har 20 bokstäver och siffror; jämför den med originalet.',
      vat: 'Momsregistreringsnumret är inte giltigt. Ange det med landskod och jämför det med originalet.',
      registration_number: 'Organisationsnumret är inte giltigt. Jämför det med originalet.',
      other: 'Numret är inte giltigt. Jämför det med originalet.',
      check_digits:
        'Kontrollsiffrorna, från tecken {position} och framåt, stämmer inte med resten. Jämför LEI-koden med originalet.',
    },
    only: {
      checking: 'Numret kontrolleras…',
      unable_to_verify: 'Det kom inget svar om numret.',
      not_checkable: 'Numret kan inte kontrolleras här.',
    },
  },
  challenge: {
    working: 'Det kontrolleras att du är en människa. Det tar ett ögonblick …',
    failed: 'Det gick inte att kontrollera att du är en människa. Försök igen.',
  },
  known: {
    since: 'Det här kontonumret har varit känt sedan {year}.',
  },
  own: {
    label: {
      name: 'Namnet på ditt konto',
      iban: 'Ditt IBAN',
    },
    hint: {
      name: 'Ditt för- och efternamn eller ditt företags fullständiga namn',
    },
    fault: {
      name_invalid: 'Det här ser inte ut som ett namn. Skriv det som på ditt kontoutdrag.',
    },
    outcome: {
      match: 'Namnet som du angav stämmer överens med det som finns hos banken.',
      match_identifier: 'Numret stämmer överens med det som finns hos banken. Namnet har inte kontrollerats.',
      close_match: 'Hos banken är ett något annorlunda namn registrerat på kontot. Kontrollera att det är ditt konto.',
      close_match_unnamed:
        'Hos banken är ett något annorlunda namn registrerat på kontot. Jämför uppgifterna med ditt kontoutdrag.',
      no_match: 'Hos banken är ett annat namn registrerat på kontot. Jämför uppgifterna med ditt kontoutdrag.',
      identifier_mismatch:
        'Enligt banken hör organisationens nummer (till exempel momsnummer eller LEI) inte till det här kontot. Jämför uppgifterna med ditt kontoutdrag.',
      unable_to_verify: 'Banken gav inget svar om det här namnet.',
    },
    reason: {
      account_not_found: 'Banken har inget konto med det här numret.',
      reference_not_found: 'Banken har inget konto med den här referensen.',
      account_switched: 'Det här kontot har flyttats till en annan bank. Ange de nya uppgifterna.',
      payee_opted_out: 'Kontoinnehavaren har valt att inte delta i namnkontroller.',
      account_type_unsupported: 'Banken kan inte kontrollera namn för den här typen av konto.',
      bank_unsupported: 'Banken erbjuder inte namnkontroll.',
      bank_timeout: 'Banken svarade inte i tid.',
      bank_unavailable: 'Banken kan inte nås just nu.',
    },
    risk: {
      alarm: 'Jämför uppgifterna med ditt kontoutdrag. Fråga din bank innan du använder det här kontot.',
    },
    result: {
      registered: 'Namn hos banken',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Namnet kontrolleras hos banken …',
      pending: 'Det tar längre tid än vanligt hos banken. Kontrollen pågår fortfarande …',
    },
  },
  payout: {
    warning:
      'Om du fortsätter kan dina pengar betalas ut till någon annan, och det är möjligt att du inte kan få tillbaka dem.',
  },
  mandate: {
    warning: 'Om du fortsätter kan autogirot misslyckas eller pengarna dras från någon annans konto.',
  },
  required: {
    warning: 'Det här kontot kan inte användas här förrän kontrollen lyckas.',
    alarm:
      'Stäm av med betalningsmottagaren på ett sätt som du redan känner till, inte via fakturan eller meddelandet.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Namnet stämmer överens. Enligt banken är det här ett privatkonto.',
      account_is_business: 'Namnet stämmer överens. Enligt banken är det här ett företagskonto.',
    },
  },
};
