import type { FieldKey } from '../types.ts';

/** Words that a property may hold, the default first; any other counts as none. No default: an empty first word. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  scheme: ['iban', 'uk', 'auto'],
  accountType: ['', 'personal', 'business', 'ask'],
  purpose: ['payment', 'payout', 'mandate'],
  policy: ['confirm', 'inform', 'require-match'],
  checkOn: ['complete', 'submit', 'manual'],
  appearance: ['own', 'inherit'],
  fieldSeparator: ['.', '_', '[]'],
  theme: ['auto', 'light', 'dark', 'system'],
};

/** Attributes that prefill a field. They are read once and removed, since selectors can read them. */
export const prefills: Readonly<Record<string, FieldKey>> = {
  'payee-name': 'payeeName',
  iban: 'iban',
  'sort-code': 'sortCode',
  'account-number': 'accountNumber',
  'secondary-reference': 'secondaryReference',
};
