import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'In questo testo ci sono più conti diversi. Scegliere quello giusto.',
    use: 'Usa {account}',
    filled: 'Il numero di conto è stato ripreso dal testo incollato.',
    name_filled: 'Il nome «{name}» è stato ripreso dal testo incollato.',
    undo: 'Annulla',
  },
  name: {
    iban: 'Questo sembra un IBAN, non un nome.',
    email: 'Questo sembra un indirizzo e-mail, non un nome.',
    phone: 'Questo sembra un numero di telefono, non un nome.',
    digits: 'Questo è un numero, non un nome.',
    identifier: 'Questo sembra il codice di un’organizzazione, non un nome.',
    move_iban: 'Sposta nel campo IBAN',
    move_identifier: 'Sposta nel campo del codice',
  },
  scan: {
    button: 'Scansiona un codice QR',
    starting: 'Avvio della fotocamera…',
    aim: 'Tenere il codice QR davanti alla fotocamera.',
    denied: 'La fotocamera qui non è consentita. Consentirla nelle impostazioni del browser o scegliere un’immagine.',
    no_camera: 'Non è stata trovata alcuna fotocamera. Scegliere un’immagine.',
    not_found: 'Non è stato trovato alcun codice QR con un numero di conto.',
    picture: 'Scegli un’immagine',
    unreadable: 'Non è stato possibile leggere questa immagine. Sceglierne un’altra.',
    stop: 'Ferma la fotocamera',
    filled: 'I dati sono stati ripresi dal codice QR. Confrontarli con l’originale.',
    stays_here: 'L’immagine non lascia il dispositivo.',
  },
  reach: {
    no_instant: 'Questa banca non accetta bonifici istantanei. Il denaro arriverà più tardi.',
    no_transfer: 'Questa banca non accetta bonifici SEPA.',
    no_direct_debit: 'La banca non accetta addebiti diretti. Usare un altro conto.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'Partita IVA',
      registration_number: 'Numero di iscrizione nel registro delle imprese',
      tax_id: 'Codice fiscale',
      duns: 'D-U-N-S',
    },
    optional: '{label} (facoltativo)',
    hint: {
      lei: '20 lettere e cifre',
      vat: 'Con il codice Paese, per esempio DE136695976',
      registration_number: 'Come nel registro delle imprese',
    },
    type: 'Tipo di codice',
    missing: 'Inserire il codice dell’organizzazione.',
    fault: {
      lei: 'Questo LEI non è valido. Un LEI ha 20 lettere e cifre; confrontarlo con l’originale.',
      vat: 'Questa partita IVA non è valida. Inserirla con il codice Paese e confrontarla con l’originale.',
      registration_number: 'Questo numero di iscrizione non è valido. Confrontarlo con l’originale.',
      other: 'Questo codice non è valido. Confrontarlo con l’originale.',
      check_digits:
        'Le cifre di controllo, dal carattere {position} in poi, non corrispondono al resto. Confrontare il LEI con l’originale.',
    },
    only: {
      checking: 'Verifica del codice in corso…',
      unable_to_verify: 'Non è arrivata alcuna risposta su questo codice.',
      not_checkable: 'Questo codice qui non può essere verificato.',
    },
  },
  challenge: {
    working: 'Verifica in corso che Lei sia una persona. Serve un momento…',
    failed: 'Non è stato possibile verificare che Lei sia una persona. Riprovare.',
  },
  known: {
    since: 'Questo numero di conto è noto dal {year}.',
  },
  own: {
    label: {
      name: 'Nome sul Suo conto',
      iban: 'Il Suo IBAN',
    },
    hint: {
      name: 'Il Suo nome e cognome, o la ragione sociale completa della Sua azienda',
    },
    fault: {
      name_invalid: 'Questo non sembra un nome. Inserirlo come appare sull’estratto conto.',
    },
    outcome: {
      match: 'Il nome inserito corrisponde a quello che risulta alla banca.',
      match_identifier: 'Il codice corrisponde a quello che risulta alla banca. Il nome non è stato verificato.',
      close_match: 'Alla banca risulta un nome leggermente diverso per questo conto. Verificare che sia il Suo conto.',
      close_match_unnamed:
        'Alla banca risulta un nome leggermente diverso per questo conto. Confrontare i dati con l’estratto conto.',
      no_match: 'Alla banca risulta un altro nome per questo conto. Confrontare i dati con l’estratto conto.',
      identifier_mismatch:
        'Secondo la banca, il codice dell’organizzazione (per esempio partita IVA o LEI) non appartiene a questo conto. Confrontare i dati con l’estratto conto.',
      unable_to_verify: 'La banca non ha dato risposta su questo nome.',
    },
    reason: {
      account_not_found: 'La banca non ha un conto con questo numero.',
      reference_not_found: 'La banca non ha un conto con questo riferimento.',
      account_switched: 'Questo conto è passato a un’altra banca. Inserire le nuove coordinate.',
      payee_opted_out: 'L’intestatario ha scelto di non partecipare alla verifica dei nomi.',
      account_type_unsupported: 'La banca non può verificare i nomi per questo tipo di conto.',
      bank_unsupported: 'La banca non offre la verifica del nome.',
      bank_timeout: 'La banca non ha risposto in tempo.',
      bank_unavailable: 'La banca al momento non è raggiungibile.',
    },
    risk: {
      alarm: 'Confrontare i dati con l’estratto conto. Chiedere alla propria banca prima di usare questo conto.',
    },
    result: {
      registered: 'Nome presso la banca',
      bank: 'Banca: {bank}',
    },
    progress: {
      checking: 'Verifica del nome presso la banca…',
      pending: 'La banca impiega più tempo del solito. La verifica continua…',
    },
  },
  payout: {
    warning: 'Se prosegue, il Suo denaro può essere pagato a qualcun altro e potrebbe non riuscire a recuperarlo.',
  },
  mandate: {
    warning: 'Se prosegue, l’addebito può non riuscire, o il denaro può essere prelevato dal conto di qualcun altro.',
  },
  required: {
    warning: 'Questo conto qui non può essere usato finché la verifica non riesce.',
    alarm: 'Verificare con il beneficiario attraverso un canale già noto, non attraverso la fattura o il messaggio.',
  },
  untyped: {
    reason: {
      account_is_personal: 'Il nome corrisponde. Secondo la banca, questo è un conto privato.',
      account_is_business: 'Il nome corrisponde. Secondo la banca, questo è un conto aziendale.',
    },
  },
};
