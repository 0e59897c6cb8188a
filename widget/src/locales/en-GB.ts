import { messages as english } from './en/index.ts';
import type { Messages } from './messages.ts';

/** English with the words of the UK's Confirmation of Payee, as Pay.UK, UK Finance and UK banks use them. */
export const messages: Messages = {
  ...english,
  label: {
    name: 'Name on the account',
    iban: english.label.iban,
    group: english.label.group,
  },
  hint: {
    name: 'First and last name, or the full name of the business',
    iban: 'For example GB29 NWBK 6016 1331 9268 19',
  },
  option: {
    ...english.option,
    secondaryReference: 'Building society roll number (optional)',
    secondaryReferenceHint: 'Some building society accounts have one',
    personal: 'Personal account',
    business: 'Business account',
  },
  fault: {
    ...english.fault,
    name_missing: 'Enter the name on the account.',
    reference: 'Enter a roll number with at most 35 letters and digits.',
    account_type: 'Choose whether this is a personal or a business account.',
  },
  heading: {
    match: 'The name matches the account',
    close_match: 'The name is a close match',
    close_match_type: 'Check the account details',
    match_ownership: english.heading.match_ownership,
    match_identifier: english.heading.match_identifier,
    no_match: 'The name doesn’t match the account',
    identifier_mismatch: 'The organisation’s number doesn’t match',
    unable_to_verify: 'The name couldn’t be checked',
    risk_high: english.heading.risk_high,
    error: 'The check couldn’t be made',
  },
  outcome: {
    match: 'The name you entered matches the name on the account.',
    match_ownership: 'This account is one of those you’ve connected. The name wasn’t checked.',
    match_identifier: 'The number matches the one held with the account. The name wasn’t checked.',
    close_match: 'The name you entered is similar to the name on the account. Check it’s who you want to pay.',
    close_match_unnamed:
      'The name you entered is similar to the name on the account. Check with the payee, using contact details you already have, not those in the invoice or message.',
    no_match:
      'The name you entered isn’t the name on the account. Check with the payee, using contact details you already have, not those in the invoice or message.',
    identifier_mismatch:
      'According to the payee’s bank, the organisation’s number (such as a company or VAT number) doesn’t belong to this account. Check with the payee, using contact details you already have, not those in the invoice or message.',
    unable_to_verify: 'The payee’s bank or building society gave no answer about this name.',
  },
  warning: 'If you continue, the money may go to someone else, and you may not be able to get it back.',
  reason: {
    ...english.reason,
    account_is_personal: 'The name matches, but this is a personal account, not a business account.',
    account_is_business: 'The name matches, but this is a business account, not a personal account.',
    account_not_found: 'There is no account with this sort code and account number.',
    reference_not_found: 'There is no account with this roll number or reference.',
    account_switched:
      'This account has been switched to another bank or building society and has new details. Check with the payee, using contact details you already have, not those in the invoice or message.',
    payee_opted_out: 'The account holder has opted out of Confirmation of Payee.',
    account_type_unsupported: 'Confirmation of Payee can’t check this type of account.',
    bank_unsupported: 'The payee’s bank or building society doesn’t offer Confirmation of Payee.',
    bank_timeout: 'The payee’s bank or building society didn’t answer in time.',
    bank_unavailable: 'The payee’s bank or building society can’t be reached at the moment.',
    not_checkable: 'The name on this account can’t be checked here.',
    provider_unavailable: 'Confirmation of Payee isn’t available at the moment.',
  },
  result: {
    typed: 'Name you entered',
    registered: 'Name on the account',
    bank: english.result.bank,
    number_unchecked: 'The organisation’s number wasn’t checked.',
  },
  decision: {
    ...english.decision,
    used: 'You’re now using “{name}”.',
  },
  progress: {
    ...english.progress,
    checking: 'Checking the name on the account…',
  },
  state: {
    ...english.state,
    incomplete: 'Enter the name on the account and the account details.',
    loadFailed:
      'The checking service can’t be reached. If you continue, the money may go to someone else, and you may not be able to get it back.',
  },
};
