import { claims, EXPIRES_AT, hash, jws, plain, refused, SUBJECT, uk } from './issuer.mjs';

const roll = jws(claims({}, { account: '11223312345678/A/1 2' }));
const forOrder = jws(claims({ ref: 'order-4711' }));
const LEI = '529900T8BM49AURSDO55';
const byIdentifier = jws(claims({ basis: 'identifier_check', identifier_hashes: [hash(`lei:${LEI}`)] }, { name: '' }));
const sandbox = { provider: 'ibantrack', reference: null, environment: 'sandbox', scheme: null };

/** Genuine receipts, held against what they are not about. */
export const mismatched = () => [
  refused('expired', 'expired', 'In the very second of exp it has expired', plain, { at: EXPIRES_AT }),
  refused('expired', 'expired-beyond-tolerance', 'Five seconds over, with a tolerance of five', plain, {
    at: EXPIRES_AT + 5,
    clockTolerance: 5,
  }),
  refused('sandbox', 'sandbox', 'What a sandbox said is made up', jws(claims({ src: sandbox }))),
  refused('account_mismatch', 'other-account', 'The account was swapped after the check', plain, {
    account: { scheme: 'iban', iban: 'FR7630006000011234567890189' },
  }),
  refused('account_mismatch', 'empty-account', 'The form was sent without an account', plain, {
    account: { scheme: 'iban', iban: '' },
  }),
  refused('account_mismatch', 'uk-empty-account', 'The form was sent without an account', roll, {
    account: { scheme: 'uk', sortCode: '', accountNumber: '' },
  }),
  refused('account_mismatch', 'uk-without-reference', 'The roll number that was checked is missing', roll, {
    account: { scheme: 'uk', sortCode: uk.sortCode, accountNumber: uk.accountNumber },
  }),
  refused('account_mismatch', 'uk-for-iban', 'A UK account that reads like the IBAN’s digits', plain, {
    account: { scheme: 'uk', sortCode: '370400', accountNumber: '44053201' },
  }),
  refused('name_mismatch', 'other-name', 'The name was swapped after the check', plain, { name: 'John Doe' }),
  refused('name_mismatch', 'empty-name', 'The form was sent without a name', plain, { name: '' }),
  refused('name_mismatch', 'other-case', 'Case is kept: the name is compared as it was checked', plain, {
    name: 'jane doe',
  }),
  refused('identifier_mismatch', 'identifier-other', 'Another organisation was asked about', byIdentifier, {
    name: '',
    identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO56' }],
  }),
  refused('identifier_mismatch', 'identifier-other-type', 'The same digits of another kind', byIdentifier, {
    name: '',
    identifiers: [{ type: 'duns', value: LEI }],
  }),
  refused('identifier_mismatch', 'identifier-one-more', 'Two numbers, of which one was asked about', byIdentifier, {
    name: '',
    identifiers: [
      { type: 'lei', value: LEI },
      { type: 'vat', value: 'DE136695976' },
    ],
  }),
  refused('identifier_mismatch', 'identifier-none', 'No number was asked about', plain, {
    identifiers: [{ type: 'lei', value: LEI }],
  }),
  refused('reference_mismatch', 'order-not-given', 'Made for an order, and held against none', forOrder),
  refused('reference_mismatch', 'order-other', 'Made for another order', forOrder, { reference: 'order-4712' }),
  refused('reference_mismatch', 'order-none', 'Made for no order', plain, { reference: 'order-4711' }),
  refused(
    'subject_required',
    'ownership-without-customer',
    'It proves whose the account is: say whose it has to be',
    jws(claims({ basis: 'ownership', subject_hash: hash(SUBJECT) })),
  ),
  refused(
    'subject_mismatch',
    'ownership-of-another',
    'The account is another customer’s own',
    jws(claims({ basis: 'ownership', subject_hash: hash(SUBJECT) })),
    { subject: 'customer-4712' },
  ),
  refused('subject_mismatch', 'customer-none', 'The session was opened for nobody', plain, { subject: SUBJECT }),
];
