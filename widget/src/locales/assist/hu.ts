import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Ebben a szövegben több különböző számla van. Válassza ki a megfelelőt.',
    use: '{account} használata',
    filled: 'A számlaszám a beillesztett szövegből származik.',
    name_filled: 'A név a beillesztett szövegből származik: „{name}”.',
    undo: 'Visszavonás',
  },
  name: {
    iban: 'Ez IBAN-nak tűnik, nem névnek.',
    email: 'Ez e-mail-címnek tűnik, nem névnek.',
    phone: 'Ez telefonszámnak tűnik, nem névnek.',
    digits: 'Ez szám, nem név.',
    identifier: 'Ez egy szervezet azonosítójának tűnik, nem névnek.',
    move_iban: 'Áthelyezés az IBAN mezőbe',
    move_identifier: 'Áthelyezés az azonosító mezőjébe',
  },
  scan: {
    button: 'QR-kód beolvasása',
    starting: 'A kamera indul…',
    aim: 'Tartsa a QR-kódot a kamera elé.',
    denied: 'A kamera itt nem engedélyezett. Engedélyezze a böngésző beállításaiban, vagy válasszon képet.',
    no_camera: 'Nem található kamera. Válasszon képet.',
    not_found: 'Nem található számlaszámot tartalmazó QR-kód.',
    picture: 'Kép kiválasztása',
    unreadable: 'Ezt a képet nem sikerült beolvasni. Válasszon másikat.',
    stop: 'A kamera leállítása',
    filled: 'Az adatok a QR-kódból származnak. Hasonlítsa össze az eredetivel.',
    stays_here: 'A kép nem hagyja el az eszközét.',
  },
  reach: {
    no_instant: 'Ez a bank nem fogad azonnali átutalást. A pénz később érkezik meg.',
    no_transfer: 'Ez a bank nem fogad SEPA-átutalást.',
    no_direct_debit: 'A bank nem fogad csoportos beszedést. Használjon másik számlát.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Közösségi adószám',
      registration_number: 'Cégjegyzékszám',
      tax_id: 'Adószám',
      duns: 'D-U-N-S',
    },
    optional: '{label} (nem kötelező)',
    hint: {
      lei: '20 betű és számjegy',
      vat: 'Országkóddal, például DE136695976',
      registration_number: 'Ahogyan a cégjegyzékben szerepel',
    },
    type: 'Az azonosító típusa',
    missing: 'Adja meg a szervezet azonosítóját.',
    fault: {
      lei: 'Ez az LEI nem érvényes. Az LEI 20 betűből és számjegyből áll; hasonlítsa össze az eredetivel.',
      vat: 'Ez a közösségi adószám nem érvényes. Országkóddal adja meg, és hasonlítsa össze az eredetivel.',
      registration_number: 'Ez a cégjegyzékszám nem érvényes. Hasonlítsa össze az eredetivel.',
      other: 'Ez az azonosító nem érvényes. Hasonlítsa össze az eredetivel.',
      check_digits:
        'Az ellenőrző számjegyek a(z) {position}. karaktertől nem illenek a többihez. Hasonlítsa össze az LEI-t az eredetivel.',
    },
    only: {
      checking: 'Az azonosító ellenőrzése…',
      unable_to_verify: 'Erről az azonosítóról nem érkezett válasz.',
      not_checkable: 'Ez az azonosító itt nem ellenőrizhető.',
    },
  },
  challenge: {
    working: 'Ellenőrizzük, hogy Ön ember-e. Ez eltart egy pillanatig…',
    failed: 'Nem sikerült ellenőrizni, hogy Ön ember-e. Próbálja újra.',
  },
  known: {
    since: 'Ez a számlaszám {year} óta ismert.',
  },
  own: {
    label: {
      name: 'Az Ön számláján szereplő név',
      iban: 'Az Ön IBAN-ja',
    },
    hint: {
      name: 'Az Ön teljes neve vagy cégének teljes neve',
    },
    fault: {
      name_invalid: 'Ez nem tűnik névnek. Úgy adja meg, ahogyan a számlakivonatán szerepel.',
    },
    outcome: {
      match: 'A megadott név egyezik a banknál nyilvántartott névvel.',
      match_identifier: 'Az azonosító egyezik a bank adataival. A név ellenőrzése nem történt meg.',
      close_match: 'A banknál kissé eltérő név tartozik ehhez a számlához. Ellenőrizze, hogy ez az Ön számlája-e.',
      close_match_unnamed:
        'A banknál kissé eltérő név tartozik ehhez a számlához. Hasonlítsa össze az adatokat a számlakivonatával.',
      no_match: 'A banknál más név tartozik ehhez a számlához. Hasonlítsa össze az adatokat a számlakivonatával.',
      identifier_mismatch:
        'A bank szerint a szervezet azonosítója (például adószám vagy LEI) nem ehhez a számlához tartozik. Hasonlítsa össze az adatokat a számlakivonatával.',
      unable_to_verify: 'A bank nem adott választ erről a névről.',
    },
    reason: {
      account_not_found: 'A banknál nincs ilyen számú számla.',
      reference_not_found: 'A banknál nincs ilyen hivatkozású számla.',
      account_switched: 'Ez a számla másik bankhoz került. Adja meg az új adatokat.',
      payee_opted_out: 'A számlatulajdonos úgy döntött, hogy nem vesz részt a névellenőrzésben.',
      account_type_unsupported: 'Ennél a számlatípusnál a bank nem tud nevet ellenőrizni.',
      bank_unsupported: 'A bank nem kínál névellenőrzést.',
      bank_timeout: 'A bank nem válaszolt időben.',
      bank_unavailable: 'A bank jelenleg nem érhető el.',
    },
    risk: {
      alarm:
        'Hasonlítsa össze az adatokat a számlakivonatával. Kérdezze meg a bankját, mielőtt ezt a számlát használja.',
    },
    result: {
      registered: 'Név a banknál',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'A név ellenőrzése a banknál…',
      pending: 'A banknak a szokásosnál több idő kell. Az ellenőrzés még tart…',
    },
  },
  payout: {
    warning: 'Ha folytatja, a pénzét másnak fizethetik ki, és lehet, hogy nem tudja visszaszerezni.',
  },
  mandate: {
    warning: 'Ha folytatja, a beszedés meghiúsulhat, vagy a pénzt más számlájáról vonhatják le.',
  },
  required: {
    warning: 'Ez a számla itt csak sikeres ellenőrzés után használható.',
    alarm: 'Egyeztessen a kedvezményezettel egy már ismert módon, ne a kiállított számla vagy az üzenet alapján.',
  },
  untyped: {
    reason: {
      account_is_personal: 'A név egyezik. A bank szerint ez magánszámla.',
      account_is_business: 'A név egyezik. A bank szerint ez üzleti számla.',
    },
  },
};
