/** Chromium has no names for these languages, and would name them in English. */
const ownNames: Readonly<Record<string, string>> = { ga: 'Gaeilge', is: 'íslenska', mt: 'Malti' };

/** What speakers of a language call it. */
export const ownNameOf = (tag: string): string =>
  ownNames[tag] ?? new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/** Codes that do not read well by themselves. Every other code is shown with its underscores replaced by spaces. */
const labels: Readonly<Record<string, string>> = {
  unable_to_verify: 'Could not be checked',
  use_registered_name: 'Took the bank’s name',
  continue_anyway: 'Continued after the warning',
  account_is_personal: 'A personal account',
  account_is_business: 'A business account',
  account_not_found: 'No such account',
  reference_not_found: 'No such reference',
  account_closed: 'The account is closed',
  account_inactive: 'The account is not active',
  account_switched: 'The account has moved to another bank',
  payee_opted_out: 'The payee has opted out',
  account_type_unsupported: 'This kind of account is not checked',
  bank_unsupported: 'The bank does not take part',
  bank_timeout: 'The bank did not answer in time',
  bank_unavailable: 'The bank cannot be reached',
  provider_unavailable: 'No provider answered',
  account_not_connected: 'Not among the customer’s accounts',
  not_checkable: 'Nobody can check this here',
  interrupted: 'The check was interrupted',
  identifier_mismatch: 'The organisation’s number belongs to someone else',
  listed_on_web: 'Published on web pages',
  listed_as_fraud: 'Reported as fraud',
  fake_generator: 'Made by a generator of fake numbers',
  recently_first_seen: 'First seen a few days ago',
  account_number_invalid: 'The national check digits are wrong',
  bank_unknown: 'No bank has this code',
  account_number_doubtful: 'Part of the number may be missing',
  paid_before_under_another_name: 'Paid before under another name',
  high: 'High',
  caution: 'Caution',
  none: 'None',
  unknown: 'Not known',
  epc_vop: 'Verification Of Payee (EU)',
  uk_cop: 'Confirmation of Payee (UK)',
  owner: 'The customer’s own',
  trustee: 'The customer is its trustee',
  signature: 'The signature is wrong',
  account_mismatch: 'It is for another account',
  name_mismatch: 'It is for another name',
};

/** A code of the contract as text for people. No underscore reaches the screen, whether the code is known or not. */
export function plain(code: string | null): string {
  if (code === null) return 'None';
  const label = labels[code] ?? code.replaceAll('_', ' ').replaceAll(/\biban\b/g, 'IBAN');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
