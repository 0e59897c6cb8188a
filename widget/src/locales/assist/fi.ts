import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Tekstissä on useita eri tilejä. Valitse oikea.',
    use: 'Käytä {account}',
    filled: 'Tilinumero poimittiin liitetystä tekstistä.',
    name_filled: 'Nimi ”{name}” poimittiin liitetystä tekstistä.',
    undo: 'Kumoa',
  },
  name: {
    iban: 'Tämä näyttää IBANilta, ei nimeltä.',
    email: 'Tämä näyttää sähköpostiosoitteelta, ei nimeltä.',
    phone: 'Tämä näyttää puhelinnumerolta, ei nimeltä.',
    digits: 'Tämä on numero, ei nimi.',
    identifier: 'Tämä näyttää organisaation tunnukselta, ei nimeltä.',
    move_iban: 'Siirrä IBAN-kenttään',
    move_identifier: 'Siirrä tunnuksen kenttään',
  },
  scan: {
    button: 'Skannaa QR-koodi',
    starting: 'Kamera käynnistyy…',
    aim: 'Pidä QR-koodia kameran edessä.',
    denied: 'Kameraa ei sallita täällä. Salli se selaimen asetuksissa tai valitse kuva.',
    no_camera: 'Kameraa ei löytynyt. Valitse kuva.',
    not_found: 'Tilinumeron sisältävää QR-koodia ei löytynyt.',
    picture: 'Valitse kuva',
    unreadable: 'Kuvaa ei voitu lukea. Valitse toinen.',
    stop: 'Pysäytä kamera',
    filled: 'Tiedot poimittiin QR-koodista. Vertaa niitä alkuperäiseen.',
    stays_here: 'Kuva ei lähde laitteestasi.',
  },
  reach: {
    no_instant: 'Tämä pankki ei ota vastaan pikasiirtoja. Rahat saapuvat myöhemmin.',
    no_transfer: 'Tämä pankki ei ota vastaan SEPA-tilisiirtoja.',
    no_direct_debit: 'Pankki ei hyväksy suoraveloituksia. Käytä toista tiliä.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'ALV-numero',
      registration_number: 'Rekisteri- tai Y-tunnus',
      tax_id: 'Veronumero',
      duns: 'D-U-N-S',
    },
    optional: '{label} (vapaaehtoinen)',
    hint: {
      lei: '20 kirjainta ja numeroa',
      vat: 'Maatunnuksen kanssa, esimerkiksi DE136695976',
      registration_number: 'Kuten kaupparekisterissä',
    },
    type: 'Tunnuksen tyyppi',
    missing: 'Anna organisaation tunnus.',
    fault: {
      lei: 'Tämä LEI ei ole kelvollinen. Siinä on 20 kirjainta ja numeroa; vertaa sitä alkuperäiseen.',
      vat: 'Tämä ALV-numero ei ole kelvollinen. Anna se maatunnuksen kanssa ja vertaa sitä alkuperäiseen.',
      registration_number: 'Tämä rekisteritunnus ei ole kelvollinen. Vertaa sitä alkuperäiseen.',
      other: 'Tämä tunnus ei ole kelvollinen. Vertaa sitä alkuperäiseen.',
      check_digits:
        'Tarkistusnumerot merkistä {position} alkaen eivät sovi muuhun tunnukseen. Vertaa LEI-tunnusta alkuperäiseen.',
    },
    only: {
      checking: 'Tunnusta tarkistetaan…',
      unable_to_verify: 'Tästä tunnuksesta ei saatu vastausta.',
      not_checkable: 'Tätä tunnusta ei voida tarkistaa täällä.',
    },
  },
  challenge: {
    working: 'Tarkistetaan, että olet ihminen. Se kestää hetken…',
    failed: 'Ei voitu tarkistaa, että olet ihminen. Yritä uudelleen.',
  },
  known: {
    since: 'Tämä tilinumero on ollut tiedossa vuodesta {year}.',
  },
  own: {
    label: {
      name: 'Nimesi tilinomistajana',
      iban: 'Oma IBAN',
    },
    hint: {
      name: 'Oma etu- ja sukunimesi tai yrityksesi koko nimi',
    },
    fault: {
      name_invalid: 'Tämä ei näytä nimeltä. Kirjoita se niin kuin se on tiliotteessasi.',
    },
    outcome: {
      match: 'Antamasi nimi täsmää pankin tietoihin.',
      match_identifier: 'Tunnus täsmää pankin tietoihin. Nimeä ei tarkistettu.',
      close_match: 'Pankin tiedoissa tällä tilillä on hieman erilainen nimi. Tarkista, että tämä on oma tilisi.',
      close_match_unnamed: 'Pankin tiedoissa tällä tilillä on hieman erilainen nimi. Vertaa tietoja tiliotteeseesi.',
      no_match: 'Pankin tiedoissa tällä tilillä on eri nimi. Vertaa tietoja tiliotteeseesi.',
      identifier_mismatch:
        'Pankin mukaan organisaation tunnus (esimerkiksi ALV-numero tai LEI) ei kuulu tälle tilille. Vertaa tietoja tiliotteeseesi.',
      unable_to_verify: 'Pankki ei antanut vastausta tästä nimestä.',
    },
    reason: {
      account_not_found: 'Pankissa ei ole tällä numerolla olevaa tiliä.',
      reference_not_found: 'Pankissa ei ole tällä viitteellä olevaa tiliä.',
      account_switched: 'Tämä tili on siirretty toiseen pankkiin. Anna uudet tiedot.',
      payee_opted_out: 'Tilinomistaja on päättänyt olla osallistumatta nimien tarkistukseen.',
      account_type_unsupported: 'Pankki ei voi tarkistaa nimiä tämäntyyppisiltä tileiltä.',
      bank_unsupported: 'Pankki ei tarjoa nimen tarkistusta.',
      bank_timeout: 'Pankki ei vastannut ajoissa.',
      bank_unavailable: 'Pankkiin ei saada nyt yhteyttä.',
    },
    risk: {
      alarm: 'Vertaa tietoja tiliotteeseesi. Kysy pankistasi, ennen kuin käytät tätä tiliä.',
    },
    result: {
      registered: 'Nimi pankissa',
      bank: 'Pankki: {bank}',
    },
    progress: {
      checking: 'Nimeä tarkistetaan pankista…',
      pending: 'Pankilta kestää tavallista kauemmin. Tarkistus jatkuu…',
    },
  },
  payout: {
    warning: 'Jos jatkat, rahasi voidaan maksaa jollekin toiselle, etkä ehkä saa niitä takaisin.',
  },
  mandate: {
    warning: 'Jos jatkat, suoraveloitus voi epäonnistua tai rahat voidaan veloittaa jonkun toisen tililtä.',
  },
  required: {
    warning: 'Tätä tiliä voi käyttää täällä vasta, kun tarkistus onnistuu.',
    alarm: 'Varmista asia saajalta jo tuntemallasi tavalla, älä laskun tai viestin kautta.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Nimi täsmää. Pankin mukaan tämä on henkilötili.',
      account_is_business: 'Nimi täsmää. Pankin mukaan tämä on yritystili.',
    },
  },
};
