import type { FieldMessages } from '../messages.ts';

/** The only message of a result that is needed when nothing else can be fetched. */
export const continueAnyway = 'Continue anyway';

/** The part of English that the first render and the fields need. */
export const fieldMessages: FieldMessages = {
  label: {
    name: 'Account holder’s name',
    iban: 'IBAN',
    group: 'Account details',
  },
  hint: {
    name: 'First and last name, or full company name',
    iban: 'For example DE89 3704 0044 0532 0130 00',
  },
  fault: {
    name_missing: 'Enter the account holder’s name.',
    iban_missing: 'Enter the IBAN.',
  },
  state: {
    incomplete: 'Enter the account holder’s name and the account number.',
    unchecked: 'The name has to be checked first.',
    loadFailed:
      'The checking service cannot be reached. If you continue, the money may reach someone else, and you may not be able to get it back.',
    retry: 'Try again',
  },
};
