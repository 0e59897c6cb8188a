import { messages as english } from './en.ts';
import type { AssistMessages } from './messages.ts';

/** As `../en-GB.ts`: the words of the UK's Confirmation of Payee. */
export const messages: AssistMessages = {
  ...english,
  identifier: {
    ...english.identifier,
    label: {
      ...english.identifier.label,
      registration_number: 'Company number',
    },
    hint: {
      ...english.identifier.hint,
      vat: 'With the country code, for example GB980780684',
      registration_number: 'As at Companies House',
    },
  },
  own: {
    ...english.own,
    fault: {
      name_invalid: 'This doesn’t look like a name. Enter it as it appears on your bank statement.',
    },
    outcome: {
      match: 'The name you entered matches the name on your account.',
      match_identifier: 'The number matches the one held with your account. The name wasn’t checked.',
      close_match: 'The name you entered is similar to the name on the account. Check that this is your account.',
      close_match_unnamed:
        'The name you entered is similar to the name on the account. Compare the details with your bank statement.',
      no_match: 'The name you entered isn’t the name on the account. Compare the details with your bank statement.',
      identifier_mismatch:
        'According to the bank, the organisation’s number (such as a company or VAT number) doesn’t belong to this account. Compare the details with your bank statement.',
      unable_to_verify: 'Your bank or building society gave no answer about this name.',
    },
    reason: {
      ...english.own.reason,
      account_not_found: 'There’s no account with this sort code and account number.',
      reference_not_found: 'There’s no account with this roll number or reference.',
      account_switched: 'This account has been switched to another bank or building society. Enter the new details.',
      payee_opted_out: 'You’ve opted out of Confirmation of Payee with this bank or building society.',
      account_type_unsupported: 'Confirmation of Payee can’t check this type of account here.',
      bank_unsupported: 'Your bank or building society doesn’t offer Confirmation of Payee.',
      bank_timeout: 'Your bank or building society didn’t answer in time.',
      bank_unavailable: 'Your bank or building society can’t be reached at the moment.',
    },
    result: {
      registered: 'Name held by the bank',
      bank: 'Bank: {bank}',
    },
    progress: {
      checking: 'Checking the name on your account…',
      pending: 'Your bank is taking longer than usual. Still checking…',
    },
  },
};
