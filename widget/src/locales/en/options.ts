import type { OptionMessages } from '../messages.ts';

/** The part of English that UK accounts and choices need. */
export const optionMessages: OptionMessages = {
  option: {
    sortCode: 'Sort code',
    sortCodeHint: '6 digits, for example 12-34-56',
    accountNumber: 'Account number',
    accountNumberHint: '6 to 8 digits',
    secondaryReference: 'Roll number (optional)',
    secondaryReferenceHint: 'Some British building societies need one',
    accountType: 'Type of account',
    personal: 'Personal',
    business: 'Business',
    scheme: 'Account details',
    ukAccount: 'UK account',
  },
};
