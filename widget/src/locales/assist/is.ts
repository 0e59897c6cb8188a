import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Nokkrir mismunandi reikningar eru í textanum. Veldu þann rétta.',
    use: 'Nota {account}',
    filled: 'Reikningsnúmerið var sótt úr textanum sem þú límdir.',
    name_filled: 'Nafnið „{name}“ var sótt úr textanum sem þú límdir.',
    undo: 'Afturkalla',
  },
  name: {
    iban: 'Þetta líkist IBAN-númeri, ekki nafni.',
    email: 'Þetta líkist netfangi, ekki nafni.',
    phone: 'Þetta líkist símanúmeri, ekki nafni.',
    digits: 'Þetta er tala, ekki nafn.',
    identifier: 'Þetta líkist auðkennisnúmeri fyrirtækis, ekki nafni.',
    move_iban: 'Færa í IBAN-reitinn',
    move_identifier: 'Færa í reitinn fyrir númerið',
  },
  scan: {
    button: 'Skanna QR-kóða',
    starting: 'Myndavélin er að ræsast…',
    aim: 'Haltu QR-kóðanum fyrir framan myndavélina.',
    denied: 'Myndavélin er ekki leyfð hér. Leyfðu hana í stillingum vafrans eða veldu mynd.',
    no_camera: 'Engin myndavél fannst. Veldu mynd.',
    not_found: 'Enginn QR-kóði með reikningsnúmeri fannst.',
    picture: 'Velja mynd',
    unreadable: 'Ekki tókst að lesa þessa mynd. Veldu aðra.',
    stop: 'Stöðva myndavélina',
    filled: 'Upplýsingarnar voru sóttar úr QR-kóðanum. Berðu þær saman við frumritið.',
    stays_here: 'Myndin fer ekki úr tækinu þínu.',
  },
  reach: {
    no_instant: 'Þessi banki tekur ekki við hraðgreiðslum. Peningarnir berast síðar.',
    no_transfer: 'Þessi banki tekur ekki við SEPA-greiðslum.',
    no_direct_debit: 'Bankinn tekur ekki við beingreiðslum. Notaðu annan reikning.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'VSK-númer',
      registration_number: 'Skráningarnúmer fyrirtækis',
      tax_id: 'Skattnúmer',
      duns: 'D-U-N-S',
    },
    optional: '{label} (valfrjálst)',
    hint: {
      lei: '20 bókstafir og tölustafir',
      vat: 'Með landskóða, til dæmis DE136695976',
      registration_number: 'Eins og í fyrirtækjaskrá',
    },
    type: 'Tegund númers',
    missing: 'Sláðu inn auðkennisnúmer fyrirtækisins.',
    fault: {
      lei: 'Þessi LEI-kóði er ekki gildur. Hann er 20 bókstafir og tölustafir; berðu hann saman við frumritið.',
      vat: 'Þetta VSK-númer er ekki gilt. Sláðu það inn með landskóða og berðu það saman við frumritið.',
      registration_number: 'Þetta skráningarnúmer er ekki gilt. Berðu það saman við frumritið.',
      other: 'Þetta númer er ekki gilt. Berðu það saman við frumritið.',
      check_digits: 'Vartölurnar, frá staf {position}, passa ekki við hitt. Berðu LEI-kóðann saman við frumritið.',
    },
    only: {
      checking: 'Númerið er athugað…',
      unable_to_verify: 'Ekkert svar barst um þetta númer.',
      not_checkable: 'Ekki er hægt að athuga þetta númer hér.',
    },
  },
  challenge: {
    working: 'Verið er að athuga hvort þú ert manneskja. Það tekur augnablik…',
    failed: 'Ekki tókst að athuga hvort þú ert manneskja. Reyndu aftur.',
  },
  known: {
    since: 'Þetta reikningsnúmer hefur verið þekkt síðan {year}.',
  },
  own: {
    label: {
      name: 'Nafn á reikningnum þínum',
      iban: 'IBAN-númerið þitt',
    },
    hint: {
      name: 'Fullt nafn þitt eða fullt heiti fyrirtækis þíns',
    },
    fault: {
      name_invalid: 'Þetta líkist ekki nafni. Sláðu það inn eins og það er á reikningsyfirlitinu.',
    },
    outcome: {
      match: 'Nafnið sem þú slóst inn stemmir við það sem bankinn er með.',
      match_identifier: 'Númerið stemmir við það sem bankinn er með. Nafnið var ekki athugað.',
      close_match:
        'Bankinn er með örlítið frábrugðið nafn á þessum reikningi. Athugaðu hvort þetta er reikningurinn þinn.',
      close_match_unnamed:
        'Bankinn er með örlítið frábrugðið nafn á þessum reikningi. Berðu upplýsingarnar saman við reikningsyfirlitið.',
      no_match: 'Bankinn er með annað nafn á þessum reikningi. Berðu upplýsingarnar saman við reikningsyfirlitið.',
      identifier_mismatch:
        'Samkvæmt bankanum tilheyrir auðkennisnúmer fyrirtækisins (til dæmis VSK-númer eða LEI) ekki þessum reikningi. Berðu upplýsingarnar saman við reikningsyfirlitið.',
      unable_to_verify: 'Bankinn gaf ekkert svar um þetta nafn.',
    },
    reason: {
      account_not_found: 'Bankinn er ekki með reikning með þessu númeri.',
      reference_not_found: 'Bankinn er ekki með reikning með þessari tilvísun.',
      account_switched: 'Þessi reikningur hefur verið fluttur í annan banka. Sláðu inn nýju upplýsingarnar.',
      payee_opted_out: 'Reikningseigandinn hefur kosið að taka ekki þátt í athugun á nöfnum.',
      account_type_unsupported: 'Bankinn getur ekki athugað nöfn fyrir þessa tegund reiknings.',
      bank_unsupported: 'Bankinn býður ekki upp á athugun á nöfnum.',
      bank_timeout: 'Bankinn svaraði ekki í tæka tíð.',
      bank_unavailable: 'Ekki næst í bankann sem stendur.',
    },
    risk: {
      alarm: 'Berðu upplýsingarnar saman við reikningsyfirlitið. Spyrðu bankann þinn áður en þú notar þennan reikning.',
    },
    result: {
      registered: 'Nafn hjá bankanum',
      bank: 'Banki: {bank}',
    },
    progress: {
      checking: 'Verið er að athuga nafnið hjá bankanum…',
      pending: 'Þetta tekur bankann lengri tíma en venjulega. Athugun stendur enn yfir…',
    },
  },
  payout: {
    warning:
      'Ef þú heldur áfram gætu peningarnir þínir verið greiddir einhverjum öðrum og óvíst er hvort þú getir fengið þá til baka.',
  },
  mandate: {
    warning:
      'Ef þú heldur áfram gæti beingreiðslan mistekist eða peningarnir verið teknir af reikningi einhvers annars.',
  },
  required: {
    warning: 'Ekki er hægt að nota þennan reikning hér fyrr en athugunin tekst.',
    alarm:
      'Hafðu samband við viðtakandann eftir leið sem þú þekkir fyrir, ekki samkvæmt sölureikningnum eða skilaboðunum.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Nafnið stemmir. Samkvæmt bankanum er þetta reikningur einstaklings.',
      account_is_business: 'Nafnið stemmir. Samkvæmt bankanum er þetta reikningur fyrirtækis.',
    },
  },
};
