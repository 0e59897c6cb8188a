import { claims, EXPIRES_AT, hash, jws, plain, previous, SUBJECT, uk, valid } from './issuer.mjs';

const ukReceipt = (value) => jws(claims({}, { account: value }));
const ukAccount = (sortCode, accountNumber) => ({ account: { scheme: 'uk', sortCode, accountNumber } });

/** Receipts to be accepted: every outcome that is decided on, and every spelling of what they are held against. */
export const accepted = () => [
  valid('match', 'The bank says that the name matches; the account is spelt as people spell it', plain, {
    account: { scheme: 'iban', iban: 'de89 3704 0044 0532 0130 00' },
  }),
  valid('iban-separators', 'Hyphens, dots, the word IBAN, full-width and invisible characters do not count', plain, {
    account: { scheme: 'iban', iban: 'iban: \uff24\uff25\uff18\uff19-3704.0044\u2011\u200b0532\u00a00130\u202f00' },
  }),
  valid(
    'close-match-registered-name',
    'The payer took the registered name after a close match: the receipt is for that name',
    jws(claims({ outcome: 'close_match', decision: 'use_registered_name' }, { name: 'Jane M. Doe' })),
    { name: 'Jane M. Doe' },
  ),
  valid(
    'unable-to-verify-confirmed',
    'The check could not be made and the payer went on; nobody’s answer decided; the browser reports what was shown',
    jws(
      claims({
        subject_hash: hash(SUBJECT),
        outcome: 'unable_to_verify',
        reason: 'bank_timeout',
        decision: 'continue_anyway',
        risk: { level: 'unknown', signals: [] },
        basis: null,
        src: null,
        account_status: null,
        shown: { locale: 'de', element: '0.1.0', policy: 'confirm', text: hash('what was on the screen') },
      }),
    ),
  ),
  valid(
    'reported-as-fraud',
    'The name fits and the account is reported as fraud: risk stands beside the outcome',
    jws(claims({ risk: { level: 'high', signals: ['listed_as_fraud'] }, decision: 'continue_anyway' })),
  ),
  valid(
    'ownership',
    'The account is proved to be the customer’s own, and this is the customer; the name was not checked',
    jws(claims({ subject_hash: hash(SUBJECT), basis: 'ownership' })),
    { subject: SUBJECT },
  ),
  valid(
    'identifiers-alone',
    'The check was made by identifiers and without a name: the receipt is for the empty name',
    jws(claims({ basis: 'identifier_check' }, { name: '' })),
    { name: '' },
  ),
  valid(
    'identifier-among-two',
    'The number that the payee is known by is one of those that were asked about, however it is spelt',
    jws(
      claims(
        { basis: 'identifier_check', identifier_hashes: [hash('vat:DE136695976'), hash('lei:529900T8BM49AURSDO55')] },
        { name: '' },
      ),
    ),
    { name: '', identifiers: [{ type: 'vat', value: 'de 136.695-976' }] },
  ),
  valid('order', 'Made for the order that is paid', jws(claims({ ref: 'order 4711/\u00e4' })), {
    reference: 'order 4711/\u00e4',
  }),
  valid(
    'sandbox-allowed',
    'From a sandbox, which this verifier was told to accept',
    jws(claims({ src: { provider: 'ibantrack', reference: null, environment: 'sandbox', scheme: null } })),
    { allowSandbox: true },
  ),
  valid(
    'unknown-words',
    'Reasons, signals, providers, schemes and account states are added to; so are claims',
    jws(
      claims({
        reason: 'new_reason',
        risk: { level: 'caution', signals: ['new_signal'] },
        src: { provider: 'newbank', reference: null, environment: 'live', scheme: 'new_scheme' },
        account_status: 'new_status',
        new_claim: [1],
      }),
    ),
  ),
  valid('uk-secondary-reference', 'A UK account with a roll number', ukReceipt('11223312345678/A/1 2'), {
    account: uk,
  }),
  valid(
    'uk-short-number',
    'A UK account number of seven digits gets a leading zero; hyphens do not count',
    ukReceipt('11223301234567'),
    ukAccount('11-22-33', '1234567'),
  ),
  valid(
    'uk-nine-digits',
    'Santander moves the first of nine digits into the last place of the sort code',
    ukReceipt('72000912345678'),
    ukAccount('72-00-00', '912345678'),
  ),
  valid(
    'uk-ten-digits-first-eight',
    'The Co-operative Bank uses the first eight of ten digits',
    ukReceipt('08999912345678'),
    ukAccount('08-99-99', '1234567890'),
  ),
  valid(
    'uk-ten-digits-last-eight',
    'NatWest uses the last eight of ten digits',
    ukReceipt('60010134567890'),
    ukAccount('60 01 01', '1234567890'),
  ),
  valid('name-spaces', 'Outer and repeated white space in a name does not count', plain, {
    name: '\u00a0 Jane\t \u2003Doe ',
  }),
  {
    ...valid(
      'name-nfd',
      'The merchant has the name with a combining mark (NFD): NFC makes both the same',
      jws(claims({}, { name: 'Zo\u00eb Doe' })),
      { name: 'Zoe\u0308 Doe' },
    ),
    needs: 'nfc',
  },
  valid('long-name', 'A registered name of 280 characters', jws(claims({}, { name: `${'Ab '.repeat(93)}C` })), {
    name: `${'Ab '.repeat(93)}C`,
  }),
  valid('previous-key', 'Signed with the other published key, as during a rotation', jws(claims(), { key: previous })),
  valid('clock-tolerance', 'Three seconds over, with a tolerance of five', plain, {
    at: EXPIRES_AT + 3,
    clockTolerance: 5,
  }),
];
