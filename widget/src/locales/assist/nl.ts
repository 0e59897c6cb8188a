import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'In deze tekst staan verschillende rekeningen. Kies de juiste.',
    use: '{account} overnemen',
    filled: 'Het rekeningnummer is overgenomen uit de geplakte tekst.',
    name_filled: 'De naam “{name}” is overgenomen uit de geplakte tekst.',
    undo: 'Ongedaan maken',
  },
  name: {
    iban: 'Dit lijkt een IBAN, geen naam.',
    email: 'Dit lijkt een e-mailadres, geen naam.',
    phone: 'Dit lijkt een telefoonnummer, geen naam.',
    digits: 'Dit is een getal, geen naam.',
    identifier: 'Dit lijkt het nummer van een organisatie, geen naam.',
    move_iban: 'Naar het IBAN-veld verplaatsen',
    move_identifier: 'Naar het veld voor het nummer verplaatsen',
  },
  scan: {
    button: 'QR-code scannen',
    starting: 'De camera wordt gestart…',
    aim: 'Houd de QR-code voor de camera.',
    denied: 'De camera is hier niet toegestaan. Sta die toe in de instellingen van uw browser of kies een afbeelding.',
    no_camera: 'Er is geen camera gevonden. Kies een afbeelding.',
    not_found: 'Er is geen QR-code met een rekeningnummer gevonden.',
    picture: 'Afbeelding kiezen',
    unreadable: 'Deze afbeelding kon niet worden gelezen. Kies een andere.',
    stop: 'Camera stoppen',
    filled: 'De gegevens zijn overgenomen uit de QR-code. Vergelijk ze met het origineel.',
    stays_here: 'De afbeelding verlaat uw apparaat niet.',
  },
  reach: {
    no_instant: 'Deze bank accepteert geen instantbetalingen. Het geld komt later aan.',
    no_transfer: 'Deze bank accepteert geen SEPA-overschrijvingen.',
    no_direct_debit: 'De bank accepteert geen incasso’s. Gebruik een andere rekening.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Btw-nummer',
      registration_number: 'Nummer in het handelsregister',
      tax_id: 'Fiscaal nummer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (niet verplicht)',
    hint: {
      lei: '20 letters en cijfers',
      vat: 'Met de landcode, bijvoorbeeld DE136695976',
      registration_number: 'Zoals in het handelsregister',
    },
    type: 'Soort nummer',
    missing: 'Vul het nummer van de organisatie in.',
    fault: {
      lei: 'Deze LEI is niet geldig. Een LEI heeft 20 letters en cijfers; vergelijk die met het origineel.',
      vat: 'Dit btw-nummer is niet geldig. Vul het in met de landcode en vergelijk het met het origineel.',
      registration_number: 'Dit registratienummer is niet geldig. Vergelijk het met het origineel.',
      other: 'Dit nummer is niet geldig. Vergelijk het met het origineel.',
      check_digits:
        'De controlecijfers, vanaf teken {position}, passen niet bij de rest. Vergelijk de LEI met het origineel.',
    },
    only: {
      checking: 'Het nummer wordt gecontroleerd…',
      unable_to_verify: 'Er kwam geen antwoord over dit nummer.',
      not_checkable: 'Dit nummer kan hier niet worden gecontroleerd.',
    },
  },
  challenge: {
    working: 'Er wordt gecontroleerd of u een mens bent. Dat duurt even…',
    failed: 'Er kon niet worden gecontroleerd of u een mens bent. Probeer het opnieuw.',
  },
  known: {
    since: 'Dit rekeningnummer is bekend sinds {year}.',
  },
  own: {
    label: {
      name: 'Naam op uw rekening',
      iban: 'Uw IBAN',
    },
    hint: {
      name: 'Uw voor- en achternaam of de volledige naam van uw bedrijf',
    },
    fault: {
      name_invalid: 'Dit lijkt geen naam. Vul de naam in zoals die op uw rekeningafschrift staat.',
    },
    outcome: {
      match: 'De ingevulde naam komt overeen met de naam die bekend is bij de bank.',
      match_identifier:
        'Het nummer komt overeen met het nummer dat bekend is bij de bank. De naam is niet gecontroleerd.',
      close_match: 'Bij de bank is een iets andere naam bekend voor deze rekening. Controleer of dit uw rekening is.',
      close_match_unnamed:
        'Bij de bank is een iets andere naam bekend voor deze rekening. Vergelijk de gegevens met uw rekeningafschrift.',
      no_match:
        'Bij de bank is een andere naam bekend voor deze rekening. Vergelijk de gegevens met uw rekeningafschrift.',
      identifier_mismatch:
        'Volgens de bank hoort het nummer van de organisatie (zoals het btw-nummer of de LEI) niet bij deze rekening. Vergelijk de gegevens met uw rekeningafschrift.',
      unable_to_verify: 'De bank gaf geen antwoord over deze naam.',
    },
    reason: {
      account_not_found: 'De bank heeft geen rekening met dit nummer.',
      reference_not_found: 'De bank heeft geen rekening met dit kenmerk.',
      account_switched: 'Deze rekening is verhuisd naar een andere bank. Vul de nieuwe gegevens in.',
      payee_opted_out: 'De rekeninghouder doet niet mee aan de naamcontrole.',
      account_type_unsupported: 'De bank kan voor dit soort rekening geen namen controleren.',
      bank_unsupported: 'De bank biedt geen naamcontrole aan.',
      bank_timeout: 'De bank antwoordde niet op tijd.',
      bank_unavailable: 'De bank is op dit moment niet bereikbaar.',
    },
    risk: {
      alarm:
        'Vergelijk de gegevens met uw rekeningafschrift. Vraag het na bij uw bank voordat u deze rekening gebruikt.',
    },
    result: {
      registered: 'Naam bij de bank',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'De naam wordt gecontroleerd bij de bank…',
      pending: 'Het duurt bij de bank langer dan normaal. Er wordt nog gecontroleerd…',
    },
  },
  payout: {
    warning: 'Als u doorgaat, kan uw geld aan iemand anders worden betaald en krijgt u het misschien niet terug.',
  },
  mandate: {
    warning:
      'Als u doorgaat, kan de incasso mislukken of kan het geld van de rekening van iemand anders worden afgeschreven.',
  },
  required: {
    warning: 'Deze rekening kan hier pas worden gebruikt als de controle lukt.',
    alarm: 'Controleer dit bij de ontvanger op een manier die u al kent, niet via de factuur of het bericht.',
  },
  untyped: {
    reason: {
      account_is_personal: 'De naam komt overeen. Volgens de bank is dit een particuliere rekening.',
      account_is_business: 'De naam komt overeen. Volgens de bank is dit een zakelijke rekening.',
    },
  },
};
