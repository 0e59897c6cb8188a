import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'W tym tekście jest kilka różnych rachunków. Wybierz właściwy.',
    use: 'Użyj {account}',
    filled: 'Numer rachunku pobrano z wklejonego tekstu.',
    name_filled: 'Nazwę „{name}” pobrano z wklejonego tekstu.',
    undo: 'Cofnij',
  },
  name: {
    iban: 'To wygląda na IBAN, a nie na nazwę.',
    email: 'To wygląda na adres e-mail, a nie na nazwę.',
    phone: 'To wygląda na numer telefonu, a nie na nazwę.',
    digits: 'To jest liczba, a nie nazwa.',
    identifier: 'To wygląda na numer organizacji, a nie na nazwę.',
    move_iban: 'Przenieś do pola IBAN',
    move_identifier: 'Przenieś do pola numeru',
  },
  scan: {
    button: 'Zeskanuj kod QR',
    starting: 'Uruchamianie aparatu…',
    aim: 'Umieść kod QR przed aparatem.',
    denied: 'Aparat nie jest tu dozwolony. Zezwól na niego w ustawieniach przeglądarki albo wybierz obraz.',
    no_camera: 'Nie znaleziono aparatu. Wybierz obraz.',
    not_found: 'Nie znaleziono kodu QR z numerem rachunku.',
    picture: 'Wybierz obraz',
    unreadable: 'Nie udało się odczytać tego obrazu. Wybierz inny.',
    stop: 'Zatrzymaj aparat',
    filled: 'Dane pobrano z kodu QR. Porównaj je z oryginałem.',
    stays_here: 'Obraz nie opuszcza Twojego urządzenia.',
  },
  reach: {
    no_instant: 'Ten bank nie przyjmuje przelewów natychmiastowych. Pieniądze dotrą później.',
    no_transfer: 'Ten bank nie przyjmuje przelewów SEPA.',
    no_direct_debit: 'Bank nie przyjmuje poleceń zapłaty. Użyj innego rachunku.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Numer VAT (NIP)',
      registration_number: 'Numer w rejestrze przedsiębiorców',
      tax_id: 'Numer identyfikacji podatkowej',
      duns: 'D-U-N-S',
    },
    optional: '{label} (opcjonalnie)',
    hint: {
      lei: '20 liter i cyfr',
      vat: 'Z kodem kraju, na przykład DE136695976',
      registration_number: 'Jak w rejestrze przedsiębiorców',
    },
    type: 'Rodzaj numeru',
    missing: 'Wpisz numer organizacji.',
    fault: {
      lei: 'Ten LEI jest nieprawidłowy. LEI ma 20 liter i cyfr; porównaj go z oryginałem.',
      vat: 'Ten numer VAT jest nieprawidłowy. Wpisz go z kodem kraju i porównaj z oryginałem.',
      registration_number: 'Ten numer rejestrowy jest nieprawidłowy. Porównaj go z oryginałem.',
      other: 'Ten numer jest nieprawidłowy. Porównaj go z oryginałem.',
      check_digits: 'Cyfry kontrolne, od znaku {position}, nie pasują do reszty. Porównaj LEI z oryginałem.',
    },
    only: {
      checking: 'Trwa sprawdzanie numeru…',
      unable_to_verify: 'Nie nadeszła odpowiedź w sprawie tego numeru.',
      not_checkable: 'Tego numeru nie można tu sprawdzić.',
    },
  },
  challenge: {
    working: 'Sprawdzamy, czy jesteś człowiekiem. To potrwa chwilę…',
    failed: 'Nie udało się sprawdzić, czy jesteś człowiekiem. Spróbuj ponownie.',
  },
  known: {
    since: 'Ten numer rachunku jest znany od {year} r.',
  },
  own: {
    label: {
      name: 'Nazwa na Twoim rachunku',
      iban: 'Twój numer IBAN',
    },
    hint: {
      name: 'Twoje imię i nazwisko albo pełna nazwa Twojej firmy',
    },
    fault: {
      name_invalid: 'To nie wygląda na nazwę. Wpisz ją tak, jak na wyciągu z rachunku.',
    },
    outcome: {
      match: 'Podana nazwa zgadza się z danymi w banku.',
      match_identifier: 'Numer zgadza się z danymi w banku. Nazwy nie sprawdzono.',
      close_match: 'W banku rachunek ma nieco inną nazwę posiadacza. Sprawdź, czy to Twój rachunek.',
      close_match_unnamed: 'W banku rachunek ma nieco inną nazwę posiadacza. Porównaj dane z wyciągiem z rachunku.',
      no_match: 'W banku rachunek ma inną nazwę posiadacza. Porównaj dane z wyciągiem z rachunku.',
      identifier_mismatch:
        'Według banku numer organizacji (na przykład NIP lub LEI) nie należy do posiadacza tego rachunku. Porównaj dane z wyciągiem z rachunku.',
      unable_to_verify: 'Bank nie udzielił odpowiedzi w sprawie tej nazwy.',
    },
    reason: {
      account_not_found: 'Bank nie prowadzi rachunku o tym numerze.',
      reference_not_found: 'Bank nie prowadzi rachunku z tym numerem referencyjnym.',
      account_switched: 'Ten rachunek przeniesiono do innego banku. Wpisz nowe dane.',
      payee_opted_out: 'Posiadacz rachunku nie uczestniczy w weryfikacji nazw.',
      account_type_unsupported: 'Bank nie może sprawdzać nazw dla tego rodzaju rachunku.',
      bank_unsupported: 'Bank nie oferuje sprawdzania nazw.',
      bank_timeout: 'Bank nie odpowiedział na czas.',
      bank_unavailable: 'Bank jest obecnie niedostępny.',
    },
    risk: {
      alarm: 'Porównaj dane z wyciągiem z rachunku. Zapytaj swój bank, zanim użyjesz tego rachunku.',
    },
    result: {
      registered: 'Nazwa w banku',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Trwa sprawdzanie nazwy w banku…',
      pending: 'Bank potrzebuje więcej czasu niż zwykle. Sprawdzanie nadal trwa…',
    },
  },
  payout: {
    warning: 'Jeśli przejdziesz dalej, Twoje pieniądze mogą zostać wypłacone komuś innemu i możesz ich nie odzyskać.',
  },
  mandate: {
    warning:
      'Jeśli przejdziesz dalej, polecenie zapłaty może się nie udać albo pieniądze mogą zostać pobrane z cudzego rachunku.',
  },
  required: {
    warning: 'Tego rachunku można tu użyć dopiero po udanej weryfikacji.',
    alarm: 'Potwierdź dane u odbiorcy w znany Ci już sposób, a nie na podstawie faktury lub wiadomości.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Nazwa się zgadza. Według banku jest to rachunek osobisty.',
      account_is_business: 'Nazwa się zgadza. Według banku jest to rachunek firmowy.',
    },
  },
};
