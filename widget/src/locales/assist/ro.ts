import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'În acest text sunt mai multe conturi diferite. Alegeți-l pe cel corect.',
    use: 'Folosiți {account}',
    filled: 'Numărul contului a fost preluat din textul lipit.',
    name_filled: 'Numele „{name}” a fost preluat din textul lipit.',
    undo: 'Anulați',
  },
  name: {
    iban: 'Acesta pare un IBAN, nu un nume.',
    email: 'Aceasta pare o adresă de e-mail, nu un nume.',
    phone: 'Acesta pare un număr de telefon, nu un nume.',
    digits: 'Acesta este un număr, nu un nume.',
    identifier: 'Acesta pare numărul unei organizații, nu un nume.',
    move_iban: 'Mutați în câmpul IBAN',
    move_identifier: 'Mutați în câmpul pentru număr',
  },
  scan: {
    button: 'Scanați un cod QR',
    starting: 'Camera pornește…',
    aim: 'Țineți codul QR în fața camerei.',
    denied: 'Camera nu este permisă aici. Permiteți-o în setările browserului sau alegeți o imagine.',
    no_camera: 'Nu s-a găsit nicio cameră. Alegeți o imagine.',
    not_found: 'Nu s-a găsit niciun cod QR cu un număr de cont.',
    picture: 'Alegeți o imagine',
    unreadable: 'Această imagine nu a putut fi citită. Alegeți alta.',
    stop: 'Opriți camera',
    filled: 'Datele au fost preluate din codul QR. Comparați-le cu originalul.',
    stays_here: 'Imaginea nu părăsește dispozitivul dumneavoastră.',
  },
  reach: {
    no_instant: 'Această bancă nu acceptă plăți instant. Banii vor ajunge mai târziu.',
    no_transfer: 'Această bancă nu acceptă plăți SEPA.',
    no_direct_debit: 'Banca nu acceptă debitări directe. Folosiți alt cont.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Cod de TVA',
      registration_number: 'Număr de înregistrare al firmei',
      tax_id: 'Cod fiscal',
      duns: 'D-U-N-S',
    },
    optional: '{label} (opțional)',
    hint: {
      lei: '20 de litere și cifre',
      vat: 'Cu codul țării, de exemplu DE136695976',
      registration_number: 'Ca în registrul comerțului',
    },
    type: 'Tipul numărului',
    missing: 'Introduceți numărul organizației.',
    fault: {
      lei: 'Acest LEI nu este valabil. Un LEI are 20 de litere și cifre; comparați-l cu originalul.',
      vat: 'Acest cod de TVA nu este valabil. Introduceți-l cu codul țării și comparați-l cu originalul.',
      registration_number: 'Acest număr de înregistrare nu este valabil. Comparați-l cu originalul.',
      other: 'Acest număr nu este valabil. Comparați-l cu originalul.',
      check_digits:
        'Cifrele de control, începând cu caracterul {position}, nu se potrivesc cu restul. Comparați LEI cu originalul.',
    },
    only: {
      checking: 'Se verifică numărul…',
      unable_to_verify: 'Nu s-a primit niciun răspuns despre acest număr.',
      not_checkable: 'Acest număr nu poate fi verificat aici.',
    },
  },
  challenge: {
    working: 'Se verifică dacă sunteți om. Durează puțin…',
    failed: 'Nu s-a putut verifica dacă sunteți om. Încercați din nou.',
  },
  known: {
    since: 'Acest număr de cont este cunoscut din {year}.',
  },
  own: {
    label: {
      name: 'Numele de pe contul dumneavoastră',
      iban: 'IBAN-ul dumneavoastră',
    },
    hint: {
      name: 'Numele și prenumele dumneavoastră sau denumirea completă a firmei',
    },
    fault: {
      name_invalid: 'Acesta nu pare un nume. Introduceți-l așa cum apare pe extrasul de cont.',
    },
    outcome: {
      match: 'Numele introdus corespunde cu cel de la bancă.',
      match_identifier: 'Numărul corespunde cu cel de la bancă. Numele nu a fost verificat.',
      close_match: 'La bancă, contul figurează pe un nume puțin diferit. Verificați dacă este contul dumneavoastră.',
      close_match_unnamed: 'La bancă, contul figurează pe un nume puțin diferit. Comparați datele cu extrasul de cont.',
      no_match: 'La bancă, contul figurează pe un alt nume. Comparați datele cu extrasul de cont.',
      identifier_mismatch:
        'Potrivit băncii, numărul organizației (de exemplu CUI sau LEI) nu aparține acestui cont. Comparați datele cu extrasul de cont.',
      unable_to_verify: 'Banca nu a dat un răspuns despre acest nume.',
    },
    reason: {
      account_not_found: 'Banca nu are un cont cu acest număr.',
      reference_not_found: 'Banca nu are un cont cu această referință.',
      account_switched: 'Acest cont a fost mutat la altă bancă. Introduceți noile date.',
      payee_opted_out: 'Titularul contului a ales să nu participe la verificarea numelui.',
      account_type_unsupported: 'Banca nu poate verifica numele pentru acest tip de cont.',
      bank_unsupported: 'Banca nu oferă verificarea numelui.',
      bank_timeout: 'Banca nu a răspuns la timp.',
      bank_unavailable: 'Banca nu poate fi contactată în acest moment.',
    },
    risk: {
      alarm: 'Comparați datele cu extrasul de cont. Întrebați banca înainte de a folosi acest cont.',
    },
    result: {
      registered: 'Numele de la bancă',
      bank: 'Banca: {bank}',
    },
    progress: {
      checking: 'Se verifică numele la bancă…',
      pending: 'Băncii îi ia mai mult decât de obicei. Verificarea continuă…',
    },
  },
  payout: {
    warning:
      'Dacă mergeți mai departe, banii dumneavoastră pot fi plătiți altcuiva și este posibil să nu îi mai puteți recupera.',
  },
  mandate: {
    warning: 'Dacă mergeți mai departe, debitarea poate eșua sau banii pot fi luați din contul altcuiva.',
  },
  required: {
    warning: 'Acest cont nu poate fi folosit aici până când verificarea nu reușește.',
    alarm: 'Verificați cu beneficiarul pe o cale pe care o cunoașteți deja, nu prin factură sau mesaj.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Numele corespunde. Potrivit băncii, acesta este un cont personal.',
      account_is_business: 'Numele corespunde. Potrivit băncii, acesta este un cont de firmă.',
    },
  },
};
