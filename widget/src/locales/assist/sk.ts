import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'V tomto texte je niekoľko rôznych účtov. Vyberte ten správny.',
    use: 'Použiť {account}',
    filled: 'Číslo účtu sa prevzalo z vloženého textu.',
    name_filled: 'Meno „{name}“ sa prevzalo z vloženého textu.',
    undo: 'Vrátiť späť',
  },
  name: {
    iban: 'Toto vyzerá ako IBAN, nie ako meno.',
    email: 'Toto vyzerá ako e-mailová adresa, nie ako meno.',
    phone: 'Toto vyzerá ako telefónne číslo, nie ako meno.',
    digits: 'Toto je číslo, nie meno.',
    identifier: 'Toto vyzerá ako číslo organizácie, nie ako meno.',
    move_iban: 'Presunúť do poľa IBAN',
    move_identifier: 'Presunúť do poľa pre číslo',
  },
  scan: {
    button: 'Naskenovať QR kód',
    starting: 'Spúšťa sa fotoaparát…',
    aim: 'Podržte QR kód pred fotoaparátom.',
    denied: 'Fotoaparát tu nie je povolený. Povoľte ho v nastaveniach prehliadača alebo vyberte obrázok.',
    no_camera: 'Nenašiel sa žiadny fotoaparát. Vyberte obrázok.',
    not_found: 'Nenašiel sa žiadny QR kód s číslom účtu.',
    picture: 'Vybrať obrázok',
    unreadable: 'Tento obrázok sa nepodarilo načítať. Vyberte iný.',
    stop: 'Zastaviť fotoaparát',
    filled: 'Údaje sa prevzali z QR kódu. Porovnajte ich s originálom.',
    stays_here: 'Obrázok neopustí vaše zariadenie.',
  },
  reach: {
    no_instant: 'Táto banka neprijíma okamžité platby. Peniaze prídu neskôr.',
    no_transfer: 'Táto banka neprijíma platby SEPA.',
    no_direct_debit: 'Banka neprijíma inkasá. Použite iný účet.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'IČ DPH',
      registration_number: 'Identifikačné číslo v registri',
      tax_id: 'Daňové identifikačné číslo',
      duns: 'D-U-N-S',
    },
    optional: '{label} (nepovinné)',
    hint: {
      lei: '20 písmen a číslic',
      vat: 'S kódom krajiny, napríklad DE136695976',
      registration_number: 'Ako v obchodnom registri',
    },
    type: 'Druh čísla',
    missing: 'Zadajte číslo organizácie.',
    fault: {
      lei: 'Tento LEI nie je platný. LEI má 20 písmen a číslic; porovnajte ho s originálom.',
      vat: 'Toto IČ DPH nie je platné. Zadajte ho s kódom krajiny a porovnajte s originálom.',
      registration_number: 'Toto identifikačné číslo nie je platné. Porovnajte ho s originálom.',
      other: 'Toto číslo nie je platné. Porovnajte ho s originálom.',
      check_digits: 'Kontrolné číslice od {position}. znaku ďalej nezodpovedajú zvyšku. Porovnajte LEI s originálom.',
    },
    only: {
      checking: 'Overuje sa číslo…',
      unable_to_verify: 'O tomto čísle neprišla žiadna odpoveď.',
      not_checkable: 'Toto číslo sa tu nedá overiť.',
    },
  },
  challenge: {
    working: 'Overujeme, že ste človek. Chvíľu to potrvá…',
    failed: 'Nepodarilo sa overiť, že ste človek. Skúste to znova.',
  },
  known: {
    since: 'Toto číslo účtu je známe od roku {year}.',
  },
  own: {
    label: {
      name: 'Meno na vašom účte',
      iban: 'Váš IBAN',
    },
    hint: {
      name: 'Vaše meno a priezvisko alebo celý názov vašej firmy',
    },
    fault: {
      name_invalid: 'Toto nevyzerá ako meno. Zadajte ho tak, ako je na výpise z účtu.',
    },
    outcome: {
      match: 'Zadané meno sa zhoduje s údajom v banke.',
      match_identifier: 'Číslo sa zhoduje s údajom v banke. Meno sa neoverovalo.',
      close_match: 'Banka eviduje pri tomto účte trochu iné meno. Skontrolujte, či je to váš účet.',
      close_match_unnamed: 'Banka eviduje pri tomto účte trochu iné meno. Porovnajte údaje s výpisom z účtu.',
      no_match: 'Banka eviduje pri tomto účte iné meno. Porovnajte údaje s výpisom z účtu.',
      identifier_mismatch:
        'Podľa banky číslo organizácie (napríklad IČ DPH alebo LEI) k tomuto účtu nepatrí. Porovnajte údaje s výpisom z účtu.',
      unable_to_verify: 'Banka k tomuto menu neposkytla odpoveď.',
    },
    reason: {
      account_not_found: 'Banka nevedie účet s týmto číslom.',
      reference_not_found: 'Banka nevedie účet s touto referenciou.',
      account_switched: 'Tento účet bol prenesený do inej banky. Zadajte nové údaje.',
      payee_opted_out: 'Majiteľ účtu sa rozhodol nezúčastňovať sa na overovaní mien.',
      account_type_unsupported: 'Banka pri tomto type účtu nemôže overovať mená.',
      bank_unsupported: 'Banka neponúka overenie mena.',
      bank_timeout: 'Banka neodpovedala včas.',
      bank_unavailable: 'Banka je momentálne nedostupná.',
    },
    risk: {
      alarm: 'Porovnajte údaje s výpisom z účtu. Skôr než tento účet použijete, opýtajte sa svojej banky.',
    },
    result: {
      registered: 'Meno v banke',
      bank: 'Banka: {bank}',
    },
    progress: {
      checking: 'Overuje sa meno v banke…',
      pending: 'Banke to trvá dlhšie než zvyčajne. Overovanie pokračuje…',
    },
  },
  payout: {
    warning: 'Ak budete pokračovať, vaše peniaze sa môžu vyplatiť niekomu inému a možno ich nebudete môcť získať späť.',
  },
  mandate: {
    warning: 'Ak budete pokračovať, inkaso sa nemusí podariť alebo sa peniaze môžu stiahnuť z cudzieho účtu.',
  },
  required: {
    warning: 'Tento účet tu možno použiť, až keď sa overenie podarí.',
    alarm: 'Overte si to u príjemcu spôsobom, ktorý už poznáte, nie podľa faktúry alebo správy.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Meno sa zhoduje. Podľa banky je to osobný účet.',
      account_is_business: 'Meno sa zhoduje. Podľa banky je to firemný účet.',
    },
  },
};
