import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'Šiame tekste yra kelios skirtingos sąskaitos. Pasirinkite tinkamą.',
    use: 'Naudoti {account}',
    filled: 'Sąskaitos numeris paimtas iš įklijuoto teksto.',
    name_filled: 'Pavadinimas „{name}“ paimtas iš įklijuoto teksto.',
    undo: 'Atšaukti',
  },
  name: {
    iban: 'Tai panašu į IBAN, o ne į vardą ar pavadinimą.',
    email: 'Tai panašu į el. pašto adresą, o ne į vardą ar pavadinimą.',
    phone: 'Tai panašu į telefono numerį, o ne į vardą ar pavadinimą.',
    digits: 'Tai skaičius, o ne vardas ar pavadinimas.',
    identifier: 'Tai panašu į organizacijos kodą, o ne į vardą ar pavadinimą.',
    move_iban: 'Perkelti į IBAN lauką',
    move_identifier: 'Perkelti į kodo lauką',
  },
  scan: {
    button: 'Nuskaityti QR kodą',
    starting: 'Įjungiama kamera…',
    aim: 'Laikykite QR kodą priešais kamerą.',
    denied: 'Kamera čia neleidžiama. Leiskite ją naršyklės nustatymuose arba pasirinkite paveikslėlį.',
    no_camera: 'Kamera nerasta. Pasirinkite paveikslėlį.',
    not_found: 'QR kodas su sąskaitos numeriu nerastas.',
    picture: 'Pasirinkti paveikslėlį',
    unreadable: 'Šio paveikslėlio perskaityti nepavyko. Pasirinkite kitą.',
    stop: 'Išjungti kamerą',
    filled: 'Duomenys paimti iš QR kodo. Palyginkite juos su originalu.',
    stays_here: 'Paveikslėlis nepalieka jūsų įrenginio.',
  },
  reach: {
    no_instant: 'Šis bankas nepriima momentinių mokėjimų. Pinigai ateis vėliau.',
    no_transfer: 'Šis bankas nepriima SEPA mokėjimų.',
    no_direct_debit: 'Bankas nepriima tiesioginio debeto. Naudokite kitą sąskaitą.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'PVM mokėtojo kodas',
      registration_number: 'Įmonės kodas',
      tax_id: 'Mokesčių mokėtojo kodas',
      duns: 'D-U-N-S',
    },
    optional: '{label} (neprivaloma)',
    hint: {
      lei: '20 raidžių ir skaitmenų',
      vat: 'Su šalies kodu, pavyzdžiui, DE136695976',
      registration_number: 'Kaip juridinių asmenų registre',
    },
    type: 'Kodo tipas',
    missing: 'Įveskite organizacijos kodą.',
    fault: {
      lei: 'Šis LEI negalioja. Jį sudaro 20 raidžių ir skaitmenų; palyginkite jį su originalu.',
      vat: 'Šis PVM mokėtojo kodas negalioja. Įveskite jį su šalies kodu ir palyginkite su originalu.',
      registration_number: 'Šis įmonės kodas negalioja. Palyginkite jį su originalu.',
      other: 'Šis kodas negalioja. Palyginkite jį su originalu.',
      check_digits:
        'Kontroliniai skaitmenys nuo {position}-o simbolio neatitinka likusios dalies. Palyginkite LEI su originalu.',
    },
    only: {
      checking: 'Tikrinamas kodas…',
      unable_to_verify: 'Apie šį kodą atsakymo negauta.',
      not_checkable: 'Šio kodo čia patikrinti negalima.',
    },
  },
  challenge: {
    working: 'Tikriname, ar esate žmogus. Tai truks akimirką…',
    failed: 'Nepavyko patikrinti, ar esate žmogus. Bandykite dar kartą.',
  },
  known: {
    since: 'Šis sąskaitos numeris žinomas nuo {year} m.',
  },
  own: {
    label: {
      name: 'Pavadinimas jūsų sąskaitoje',
      iban: 'Jūsų IBAN',
    },
    hint: {
      name: 'Jūsų vardas ir pavardė arba visas jūsų įmonės pavadinimas',
    },
    fault: {
      name_invalid: 'Tai nepanašu į vardą ar pavadinimą. Įveskite taip, kaip nurodyta jūsų sąskaitos išraše.',
    },
    outcome: {
      match: 'Įvestas pavadinimas sutampa su banko duomenimis.',
      match_identifier: 'Kodas sutampa su banko duomenimis. Pavadinimas nebuvo tikrintas.',
      close_match: 'Banke šios sąskaitos savininko pavadinimas šiek tiek kitoks. Patikrinkite, ar tai jūsų sąskaita.',
      close_match_unnamed:
        'Banke šios sąskaitos savininko pavadinimas šiek tiek kitoks. Palyginkite duomenis su savo sąskaitos išrašu.',
      no_match: 'Banke šios sąskaitos savininko pavadinimas kitas. Palyginkite duomenis su savo sąskaitos išrašu.',
      identifier_mismatch:
        'Banko duomenimis, organizacijos kodas (pavyzdžiui, PVM mokėtojo kodas ar LEI) šiai sąskaitai nepriklauso. Palyginkite duomenis su savo sąskaitos išrašu.',
      unable_to_verify: 'Bankas nepateikė atsakymo apie šį pavadinimą.',
    },
    reason: {
      account_not_found: 'Banke tokio numerio sąskaitos nėra.',
      reference_not_found: 'Banke sąskaitos su tokia nuoroda nėra.',
      account_switched: 'Ši sąskaita perkelta į kitą banką. Įveskite naujus duomenis.',
      payee_opted_out: 'Sąskaitos savininkas pasirinko nedalyvauti pavadinimų tikrinime.',
      account_type_unsupported: 'Šio tipo sąskaitų pavadinimo bankas patikrinti negali.',
      bank_unsupported: 'Bankas pavadinimo tikrinimo paslaugos neteikia.',
      bank_timeout: 'Bankas neatsakė laiku.',
      bank_unavailable: 'Šiuo metu su banku susisiekti nepavyksta.',
    },
    risk: {
      alarm: 'Palyginkite duomenis su savo sąskaitos išrašu. Prieš naudodami šią sąskaitą pasiteiraukite savo banko.',
    },
    result: {
      registered: 'Pavadinimas banke',
      bank: 'Bankas: {bank}',
    },
    progress: {
      checking: 'Pavadinimas tikrinamas banke…',
      pending: 'Bankas užtrunka ilgiau nei įprastai. Vis dar tikrinama…',
    },
  },
  payout: {
    warning: 'Jei tęsite, jūsų pinigai gali būti išmokėti kam nors kitam ir galite jų nebeatgauti.',
  },
  mandate: {
    warning:
      'Jei tęsite, tiesioginis debetas gali nepavykti arba pinigai gali būti nurašyti iš kito žmogaus sąskaitos.',
  },
  required: {
    warning: 'Šią sąskaitą čia galima naudoti tik pavykus patikrinimui.',
    alarm: 'Pasitikslinkite su gavėju jums jau žinomu būdu, o ne pagal sąskaitą faktūrą ar žinutę.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Pavadinimas sutampa. Banko duomenimis, tai asmeninė sąskaita.',
      account_is_business: 'Pavadinimas sutampa. Banko duomenimis, tai verslo sąskaita.',
    },
  },
};
