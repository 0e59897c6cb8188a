import type { AssistMessages } from './messages.ts';

export const messages: AssistMessages = {
  paste: {
    choose: 'There are several different accounts in this text. Choose the right one.',
    use: 'Use {account}',
    filled: 'The account number was filled in from the pasted text.',
    name_filled: 'The name “{name}” was filled in from the pasted text.',
    undo: 'Undo',
  },
  name: {
    iban: 'This looks like an IBAN, not a name.',
    email: 'This looks like an e-mail address, not a name.',
    phone: 'This looks like a phone number, not a name.',
    digits: 'This is a number, not a name.',
    identifier: 'This looks like an organisation’s number, not a name.',
    move_iban: 'Move it to the IBAN field',
    move_identifier: 'Move it to the field for the number',
  },
  scan: {
    button: 'Scan a QR code',
    starting: 'Starting the camera…',
    aim: 'Hold the QR code in front of the camera.',
    denied: 'This page may not use the camera. Allow it in your browser’s settings, or choose a picture.',
    no_camera: 'No camera was found. Choose a picture.',
    not_found: 'No QR code with an account number was found.',
    picture: 'Choose a picture',
    unreadable: 'This picture could not be read. Choose another one.',
    stop: 'Stop the camera',
    filled: 'The details were filled in from the QR code. Compare them with the original.',
    stays_here: 'The picture does not leave your device.',
  },
  reach: {
    no_instant: 'This bank does not accept instant payments. The money will arrive later.',
    no_transfer: 'This bank does not accept SEPA transfers.',
    no_direct_debit: 'The bank does not accept direct debits. Use another account.',
  },
  identifier: {
    label: {
      lei: 'LEI',
      vat: 'VAT number',
      registration_number: 'Company registration number',
      tax_id: 'Tax number',
      duns: 'D-U-N-S',
    },
    optional: '{label} (optional)',
    hint: {
      lei: '20 letters and digits',
      vat: 'With the country code, for example DE136695976',
      registration_number: 'As in the company register',
    },
    type: 'Type of number',
    missing: 'Enter the organisation’s number.',
    fault: {
      lei: 'This LEI is not valid. An LEI has 20 letters and digits; compare it with the original.',
      vat: 'This VAT number is not valid. Enter it with its country code, and compare it with the original.',
      registration_number: 'This registration number is not valid. Compare it with the original.',
      other: 'This number is not valid. Compare it with the original.',
      check_digits:
        'The check digits, from character {position} on, do not fit the rest. Compare the LEI with the original.',
    },
    only: {
      checking: 'Checking the number…',
      unable_to_verify: 'There was no answer about this number.',
      not_checkable: 'This number cannot be checked here.',
    },
  },
  challenge: {
    working: 'Checking that you are human. This takes a moment…',
    failed: 'The check that you are human did not work. Try again.',
  },
  known: {
    since: 'This account number has been known since {year}.',
  },
  own: {
    label: {
      name: 'Name on your account',
      iban: 'Your IBAN',
    },
    hint: {
      name: 'Your first and last name, or your company’s full name',
    },
    fault: {
      name_invalid: 'This does not look like a name. Enter it as it appears on your bank statement.',
    },
    outcome: {
      match: 'The name you entered matches the one that the bank has for this account.',
      match_identifier: 'The number matches the one that the bank has. The name was not checked.',
      close_match: 'The bank has a slightly different name for this account. Check that this is your account.',
      close_match_unnamed:
        'The bank has a slightly different name for this account. Compare the details with your bank statement.',
      no_match: 'The bank has a different name for this account. Compare the details with your bank statement.',
      identifier_mismatch:
        'According to the bank, the organisation’s number (such as a VAT number or LEI) does not belong to this account. Compare the details with your bank statement.',
      unable_to_verify: 'The bank gave no answer about this name.',
    },
    reason: {
      account_not_found: 'The bank has no account with this number.',
      reference_not_found: 'The bank has no account with this reference.',
      account_switched: 'This account has moved to another bank. Enter the new details.',
      payee_opted_out: 'The account holder has chosen not to take part in name checks.',
      account_type_unsupported: 'The bank cannot check names for this type of account.',
      bank_unsupported: 'The bank does not offer name checks.',
      bank_timeout: 'The bank did not answer in time.',
      bank_unavailable: 'The bank cannot be reached at the moment.',
    },
    risk: {
      alarm: 'Compare the details with your bank statement. Ask your bank before you use this account.',
    },
    result: {
      registered: 'Name at the bank',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Checking the name with the bank…',
      pending: 'The bank is taking longer than usual. Still checking…',
    },
  },
  payout: {
    warning: 'If you continue, your money may be paid to someone else, and you may not be able to get it back.',
  },
  mandate: {
    warning: 'If you continue, the direct debit may fail, or the money may be taken from someone else’s account.',
  },
  required: {
    warning: 'This account cannot be used here until the check succeeds.',
    alarm: 'Check with the payee, using contact details you already have, not those in the invoice or message.',
  },
  untyped: {
    reason: {
      account_is_personal: 'The name matches. According to the bank, this is a personal account.',
      account_is_business: 'The name matches. According to the bank, this is a business account.',
    },
  },
};
