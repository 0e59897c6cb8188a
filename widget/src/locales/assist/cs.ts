import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'V tomto textu je několik různých účtů. Zvolte ten správný.',
    use: 'Použít {account}',
    filled: 'Číslo účtu bylo převzato z vloženého textu.',
    name_filled: 'Jméno „{name}“ bylo převzato z vloženého textu.',
    undo: 'Vrátit zpět',
  },
  name: {
    iban: 'Tohle vypadá jako IBAN, ne jako jméno.',
    email: 'Tohle vypadá jako e-mailová adresa, ne jako jméno.',
    phone: 'Tohle vypadá jako telefonní číslo, ne jako jméno.',
    digits: 'Tohle je číslo, ne jméno.',
    identifier: 'Tohle vypadá jako číslo organizace, ne jako jméno.',
    move_iban: 'Přesunout do pole IBAN',
    move_identifier: 'Přesunout do pole pro číslo',
  },
  scan: {
    button: 'Naskenovat QR kód',
    starting: 'Spouští se fotoaparát…',
    aim: 'Podržte QR kód před fotoaparátem.',
    denied: 'Fotoaparát zde není povolen. Povolte ho v nastavení prohlížeče nebo vyberte obrázek.',
    no_camera: 'Nebyl nalezen žádný fotoaparát. Vyberte obrázek.',
    not_found: 'Nebyl nalezen žádný QR kód s číslem účtu.',
    picture: 'Vybrat obrázek',
    unreadable: 'Tento obrázek se nepodařilo načíst. Vyberte jiný.',
    stop: 'Zastavit fotoaparát',
    filled: 'Údaje byly převzaty z QR kódu. Porovnejte je s originálem.',
    stays_here: 'Obrázek neopustí vaše zařízení.',
  },
  reach: {
    no_instant: 'Tato banka nepřijímá okamžité platby. Peníze dorazí později.',
    no_transfer: 'Tato banka nepřijímá platby SEPA.',
    no_direct_debit: 'Banka nepřijímá inkasa. Použijte jiný účet.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'DIČ pro DPH',
      registration_number: 'Identifikační číslo v rejstříku',
      tax_id: 'Daňové identifikační číslo',
      duns: 'D-U-N-S',
    },
    optional: '{label} (nepovinné)',
    hint: {
      lei: '20 písmen a číslic',
      vat: 'S kódem země, například DE136695976',
      registration_number: 'Jako v obchodním rejstříku',
    },
    type: 'Druh čísla',
    missing: 'Zadejte číslo organizace.',
    fault: {
      lei: 'Tento LEI není platný. LEI má 20 písmen a číslic; porovnejte ho s originálem.',
      vat: 'Toto DIČ není platné. Zadejte ho s kódem země a porovnejte s originálem.',
      registration_number: 'Toto identifikační číslo není platné. Porovnejte ho s originálem.',
      other: 'Toto číslo není platné. Porovnejte ho s originálem.',
      check_digits: 'Kontrolní číslice od {position}. znaku dál neodpovídají zbytku. Porovnejte LEI s originálem.',
    },
    only: {
      checking: 'Ověřuje se číslo…',
      unable_to_verify: 'O tomto čísle nepřišla žádná odpověď.',
      not_checkable: 'Toto číslo zde nelze ověřit.',
    },
  },
  challenge: {
    working: 'Ověřujeme, že jste člověk. Chvíli to potrvá…',
    failed: 'Nepodařilo se ověřit, že jste člověk. Zkuste to znovu.',
  },
  known: {
    since: 'Toto číslo účtu je známo od roku {year}.',
  },
  own: {
    label: {
      name: 'Jméno na vašem účtu',
      iban: 'Váš IBAN',
    },
    hint: {
      name: 'Vaše jméno a příjmení nebo celý název vaší firmy',
    },
    fault: {
      name_invalid: 'Tohle nevypadá jako jméno. Zadejte ho tak, jak je na výpisu z účtu.',
    },
    outcome: {
      match: 'Zadané jméno se shoduje s údajem v bance.',
      match_identifier: 'Číslo se shoduje s údajem v bance. Jméno se neověřovalo.',
      close_match: 'Banka vede tento účet na trochu jiné jméno. Zkontrolujte, zda jde o váš účet.',
      close_match_unnamed: 'Banka vede tento účet na trochu jiné jméno. Porovnejte údaje s výpisem z účtu.',
      no_match: 'Banka vede tento účet na jiné jméno. Porovnejte údaje s výpisem z účtu.',
      identifier_mismatch:
        'Podle banky číslo organizace (například DIČ nebo LEI) k tomuto účtu nepatří. Porovnejte údaje s výpisem z účtu.',
      unable_to_verify: 'Banka k tomuto jménu neposkytla odpověď.',
    },
    reason: {
      account_not_found: 'Banka účet s tímto číslem nevede.',
      reference_not_found: 'Banka účet s touto referencí nevede.',
      account_switched: 'Tento účet byl převeden do jiné banky. Zadejte nové údaje.',
      payee_opted_out: 'Majitel účtu se rozhodl ověřování jmen neúčastnit.',
      account_type_unsupported: 'U tohoto druhu účtu nemůže banka jména ověřovat.',
      bank_unsupported: 'Banka ověření jména nenabízí.',
      bank_timeout: 'Banka neodpověděla včas.',
      bank_unavailable: 'Banka je nyní nedostupná.',
    },
    risk: {
      alarm: 'Porovnejte údaje s výpisem z účtu. Než tento účet použijete, zeptejte se své banky.',
    },
    result: {
      registered: 'Jméno v bance',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'Ověřujeme jméno u banky…',
      pending: 'Bance to trvá déle než obvykle. Stále ověřujeme…',
    },
  },
  payout: {
    warning: 'Pokud budete pokračovat, vaše peníze mohou být vyplaceny někomu jinému a možná je nezískáte zpět.',
  },
  mandate: {
    warning: 'Pokud budete pokračovat, inkaso se nemusí podařit nebo mohou být peníze strženy z cizího účtu.',
  },
  required: {
    warning: 'Tento účet zde lze použít, až když se ověření podaří.',
    alarm: 'Ověřte si to u příjemce způsobem, který už znáte, ne podle faktury nebo zprávy.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Jméno se shoduje. Podle banky je to osobní účet.',
      account_is_business: 'Jméno se shoduje. Podle banky je to firemní účet.',
    },
  },
};
