import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Dieser Text enthält mehrere verschiedene Konten. Wählen Sie das richtige.',
    use: '{account} übernehmen',
    filled: 'Die Kontonummer wurde aus dem eingefügten Text übernommen.',
    name_filled: 'Der Name „{name}“ wurde aus dem eingefügten Text übernommen.',
    undo: 'Rückgängig machen',
  },
  name: {
    iban: 'Das sieht nach einer IBAN aus, nicht nach einem Namen.',
    email: 'Das sieht nach einer E-Mail-Adresse aus, nicht nach einem Namen.',
    phone: 'Das sieht nach einer Telefonnummer aus, nicht nach einem Namen.',
    digits: 'Das ist eine Zahl, kein Name.',
    identifier: 'Das sieht nach der Kennnummer einer Organisation aus, nicht nach einem Namen.',
    move_iban: 'In das IBAN-Feld übernehmen',
    move_identifier: 'In das Feld für die Kennnummer übernehmen',
  },
  scan: {
    button: 'QR-Code scannen',
    starting: 'Die Kamera startet …',
    aim: 'Halten Sie den QR-Code vor die Kamera.',
    denied:
      'Die Kamera ist hier nicht erlaubt. Erlauben Sie sie in den Einstellungen des Browsers oder wählen Sie ein Bild.',
    no_camera: 'Es wurde keine Kamera gefunden. Wählen Sie ein Bild.',
    not_found: 'Es wurde kein QR-Code mit einer Kontonummer gefunden.',
    picture: 'Bild wählen',
    unreadable: 'Dieses Bild konnte nicht gelesen werden. Wählen Sie ein anderes.',
    stop: 'Kamera stoppen',
    filled: 'Die Angaben wurden aus dem QR-Code übernommen. Vergleichen Sie sie mit dem Original.',
    stays_here: 'Das Bild verlässt Ihr Gerät nicht.',
  },
  reach: {
    no_instant: 'Diese Bank nimmt keine Echtzeitüberweisungen an. Das Geld kommt später an.',
    no_transfer: 'Diese Bank nimmt keine SEPA-Überweisungen an.',
    no_direct_debit: 'Die Bank nimmt keine Lastschriften an. Verwenden Sie ein anderes Konto.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Umsatzsteuer-Identifikationsnummer',
      registration_number: 'Handelsregisternummer',
      tax_id: 'Steuernummer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (optional)',
    hint: {
      lei: '20 Buchstaben und Ziffern',
      vat: 'Mit Länderkürzel, zum Beispiel DE136695976',
      registration_number: 'Wie im Handelsregister',
    },
    type: 'Art der Kennnummer',
    missing: 'Geben Sie die Kennnummer der Organisation ein.',
    fault: {
      lei: 'Dieser LEI ist nicht gültig. Ein LEI hat 20 Buchstaben und Ziffern; vergleichen Sie ihn mit dem Original.',
      vat: 'Diese Umsatzsteuernummer ist nicht gültig. Geben Sie sie mit Länderkürzel ein und vergleichen Sie sie mit dem Original.',
      registration_number: 'Diese Registernummer ist nicht gültig. Vergleichen Sie sie mit dem Original.',
      other: 'Diese Nummer ist nicht gültig. Vergleichen Sie sie mit dem Original.',
      check_digits:
        'Die Prüfziffern ab der {position}. Stelle passen nicht zum Rest. Vergleichen Sie den LEI mit dem Original.',
    },
    only: {
      checking: 'Die Nummer wird geprüft …',
      unable_to_verify: 'Zu dieser Nummer kam keine Auskunft.',
      not_checkable: 'Diese Nummer kann hier nicht geprüft werden.',
    },
  },
  challenge: {
    working: 'Es wird geprüft, ob Sie ein Mensch sind. Das dauert einen Moment …',
    failed: 'Es konnte nicht geprüft werden, ob Sie ein Mensch sind. Versuchen Sie es noch einmal.',
  },
  known: {
    since: 'Diese Kontonummer ist seit {year} bekannt.',
  },
  own: {
    label: {
      name: 'Name auf Ihrem Konto',
      iban: 'Ihre IBAN',
    },
    hint: {
      name: 'Ihr Vor- und Nachname oder der vollständige Name Ihrer Firma',
    },
    fault: {
      name_invalid: 'Das sieht nicht nach einem Namen aus. Geben Sie ihn so ein, wie er auf Ihrem Kontoauszug steht.',
    },
    outcome: {
      match: 'Der eingegebene Name stimmt mit dem überein, der bei der Bank hinterlegt ist.',
      match_identifier:
        'Die Kennnummer stimmt mit der überein, die bei der Bank hinterlegt ist. Der Name wurde nicht geprüft.',
      close_match: 'Die Bank führt dieses Konto unter einem etwas anderen Namen. Prüfen Sie, ob dies Ihr Konto ist.',
      close_match_unnamed:
        'Die Bank führt dieses Konto unter einem etwas anderen Namen. Vergleichen Sie die Angaben mit Ihrem Kontoauszug.',
      no_match:
        'Die Bank führt dieses Konto unter einem anderen Namen. Vergleichen Sie die Angaben mit Ihrem Kontoauszug.',
      identifier_mismatch:
        'Nach Auskunft der Bank gehört die Kennnummer der Organisation (etwa USt-IdNr. oder LEI) nicht zu diesem Konto. Vergleichen Sie die Angaben mit Ihrem Kontoauszug.',
      unable_to_verify: 'Die Bank hat zu diesem Namen keine Auskunft gegeben.',
    },
    reason: {
      account_not_found: 'Bei der Bank gibt es kein Konto mit dieser Nummer.',
      reference_not_found: 'Bei der Bank gibt es kein Konto mit dieser Referenz.',
      account_switched: 'Dieses Konto ist zu einer anderen Bank gewechselt. Geben Sie die neuen Kontodaten ein.',
      payee_opted_out: 'Der Kontoinhaber nimmt an Namensprüfungen nicht teil.',
      account_type_unsupported: 'Die Bank kann Namen für diese Art von Konto nicht prüfen.',
      bank_unsupported: 'Die Bank bietet keine Namensprüfung an.',
      bank_timeout: 'Die Bank hat nicht rechtzeitig geantwortet.',
      bank_unavailable: 'Die Bank ist zurzeit nicht erreichbar.',
    },
    risk: {
      alarm:
        'Vergleichen Sie die Angaben mit Ihrem Kontoauszug. Fragen Sie Ihre Bank, bevor Sie dieses Konto verwenden.',
    },
    result: {
      registered: 'Name bei der Bank',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Der Name wird bei der Bank geprüft …',
      pending: 'Die Bank braucht länger als sonst. Es wird noch geprüft …',
    },
  },
  payout: {
    warning:
      'Wenn Sie fortfahren, kann Ihr Geld an jemand anderen ausgezahlt werden, und Sie bekommen es vielleicht nicht zurück.',
  },
  mandate: {
    warning:
      'Wenn Sie fortfahren, kann die Lastschrift scheitern oder das Geld vom Konto eines anderen abgebucht werden.',
  },
  required: {
    warning: 'Dieses Konto kann hier erst verwendet werden, wenn die Prüfung gelingt.',
    alarm:
      'Fragen Sie beim Empfänger nach, auf einem Weg, den Sie schon kennen, und nicht über die Rechnung oder Nachricht.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Der Name stimmt überein. Nach Auskunft der Bank ist dies ein Privatkonto.',
      account_is_business: 'Der Name stimmt überein. Nach Auskunft der Bank ist dies ein Geschäftskonto.',
    },
  },
};
