import type { FieldMessages } from '../messages.ts';

/** English, as far as the first render and the fields need it. */
export const fieldMessages: FieldMessages = {
  label: {
    name: 'Account holder’s name',
    iban: 'IBAN',
    sortCode: 'Sort code',
    accountNumber: 'Account number',
    reference: 'Roll number (optional)',
    accountType: 'Type of account',
    personal: 'Personal',
    business: 'Business',
    scheme: 'Account details',
    ukAccount: 'UK account',
  },
  hint: {
    name: 'The person or organisation you are paying',
    iban: 'For example DE89 3704 0044 0532 0130 00',
    sortCode: '6 digits, for example 12-34-56',
    accountNumber: '6 to 8 digits',
    reference: 'Some building societies need one',
  },
  state: {
    checking: 'Checking the name with the bank …',
    pending: 'The bank is taking longer than usual. Still checking …',
    incomplete: 'Enter the account holder’s name and the account.',
    unchecked: 'The name has to be checked first.',
    confirm: 'Read the result of the check and confirm that you want to continue.',
    match_required: 'Only an account that belongs to this name can be used here.',
    stranded_heading: 'The check was not made',
    stranded:
      'The checking service cannot be reached. If you go on, the money may reach someone else, and you may not be able to get it back.',
    stranded_retry: 'Try again',
    stranded_continue: 'Continue anyway',
  },
};
