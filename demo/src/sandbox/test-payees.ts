import type { AccountType, Listing } from './directory/holder.ts';
import { detailsProvider, nameCheckProviders, type ProviderName } from './provider-names.ts';

const [inEurope, inBritain] = nameCheckProviders;

type Outcome = 'match' | 'close_match' | 'no_match' | 'unable_to_verify';
type Signal =
  | 'listed_on_web'
  | 'listed_as_fraud'
  | 'fake_generator'
  | 'recently_first_seen'
  | 'account_number_invalid'
  | 'bank_unknown'
  | 'account_number_doubtful'
  | 'paid_before_under_another_name';

/** One row of the published table: what to type, and what a payer then sees. */
export interface TestPayee {
  /** Its id in a link: made from what the row shows, without a name or a number. */
  readonly id: string;
  readonly name: string;
  readonly account:
    | { readonly scheme: 'iban'; readonly iban: string }
    | {
        readonly scheme: 'uk';
        readonly sortCode: string;
        readonly accountNumber: string;
        readonly secondaryReference?: string;
      };
  readonly accountType?: AccountType;
  readonly identifiers?: readonly { readonly type: 'lei' | 'vat' | 'registration_number'; readonly value: string }[];
  /** What the row shows, in a few words. */
  readonly what: string;
  /** The expected result in one line, for people. */
  readonly result: string;
  readonly expected: {
    readonly outcome: Outcome;
    readonly reason: string | null;
    readonly registeredName?: string;
    readonly signals: readonly Signal[];
  };
  /** Which providers have to be configured for it; they are asked in this order. */
  readonly needs: readonly ProviderName[];
  /** `true`: only with the named providers and no other. */
  readonly alone?: boolean;
  /** The customer for whom the merchant's server opens the session; absent: none is needed. */
  readonly subject?: string;
}

/** The signal that each of IBAN-BIC.com's lists results in. */
export const listingSignals: Readonly<Record<Listing, Signal>> = {
  www: 'listed_on_web',
  blacklist: 'listed_as_fraud',
  fake: 'fake_generator',
};

/** The merchant's customer who has connected accounts at Ibanity, and for whom the demo mints a session. */
export const JANE_DOE_SUBJECT = '3f1c2a94-6b0e-4d57-9a7c-0d5b8e4f2a61';

/** A customer whose bank cannot be reached: every synchronization fails. */
export const UNREACHABLE_SUBJECT = '8c5e7b12-2f4d-4a0e-b6d3-91a7c0e5f438';

type Extra = Partial<Omit<TestPayee, 'id' | 'name' | 'account' | 'what' | 'expected'>> & {
  readonly registeredName?: string;
  readonly signals?: readonly Signal[];
};

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('’', '')
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Two rows show the same outcome under two magic names. */
const idOf = (what: string, outcome: Outcome) => slug(what.includes('on any account') ? `${what} ${outcome}` : what);

function row(
  name: string,
  account: TestPayee['account'],
  what: string,
  outcome: Outcome,
  reason: string | null = null,
  { registeredName, signals = [], ...extra }: Extra = {},
): TestPayee {
  const parts = [outcome, reason, registeredName && `registered name “${registeredName}”`, ...signals];
  return {
    id: idOf(what, outcome),
    name,
    account,
    what,
    needs: [inEurope],
    ...extra,
    result: parts.filter(Boolean).join(' · '),
    expected: { outcome, reason, signals, ...(registeredName !== undefined && { registeredName }) },
  };
}

const iban = (value: string) => ({ scheme: 'iban', iban: value }) as const;
const uk = (sortCode: string, accountNumber: string, secondaryReference?: string) =>
  ({ scheme: 'uk', sortCode, accountNumber, ...(secondaryReference !== undefined && { secondaryReference }) }) as const;

const jane = iban('DE89370400440532013000');
const british = { needs: [inBritain] } as const;
const either = { needs: nameCheckProviders } as const;
const listed = { needs: [inEurope, detailsProvider] } as const;

/** The published table of test payees: every outcome, every reason and every risk signal. */
export const testPayees: readonly TestPayee[] = [
  row('Jane Doe', jane, 'The name fits', 'match'),
  row('Jane Do', jane, 'A letter is missing', 'close_match', null, { registeredName: 'Jane Doe' }),
  row('John Smith', jane, 'Somebody else', 'no_match'),
  row('No Match', jane, 'Magic name, on any account', 'no_match'),
  row('Close Match', jane, 'Magic name, on any account', 'close_match', null, { registeredName: 'Jane Doe' }),
  row('Unavailable', jane, 'Magic name: the bank is down', 'unable_to_verify', 'bank_unavailable', either),
  row('Slow Jane Doe', jane, 'Magic name: pending first, then the answer', 'match'),
  row('Business', jane, 'Magic name: a business account', 'close_match', 'account_is_business', either),
  row('Opted Out', jane, 'Magic name: the payee opted out', 'unable_to_verify', 'payee_opted_out', either),

  row('Thomas Schaefer', iban('DE08500100990000202020'), 'One of two joint holders, without the umlaut', 'match'),
  row('Lindenhof Gaertnerei', iban('DE87500100990000303030'), 'A company, without its legal form', 'match'),
  row('Élodie Lefevre', iban('FR4741999000110500013M02672'), 'An accent is missing', 'match'),
  row('Maria Dimitrova', iban('BG33VRBG96611020345678'), 'Bulgarian, typed in Latin letters', 'match'),
  row('María García', iban('ES1571990418350200051332'), 'The second surname is missing', 'close_match', null, {
    registeredName: 'María José García López',
  }),
  row('Tulpenhandel Oranje N.V.', iban('NL56VRBD0998877665'), 'Another legal form', 'close_match', null, {
    registeredName: 'Tulpenhandel Oranje B.V.',
  }),

  row('Isartal Maschinenbau GmbH', iban('DE65700200880071234504'), 'The LEI fits', 'match', null, {
    ...either,
    identifiers: [{ type: 'lei', value: '99990SANDBOXISAR0103' }],
  }),
  row(
    'Isartal Maschinenbau GmbH',
    iban('DE65700200880071234504'),
    'Another firm’s LEI',
    'no_match',
    'identifier_mismatch',
    {
      ...either,
      identifiers: [{ type: 'lei', value: '99990SANDBOXNORD0140' }],
    },
  ),

  row('Oliver Bennett', uk('089999', '10000100'), 'UK: the name fits', 'match', null, british),
  row('Olivr Bennett', uk('089999', '10000100'), 'UK: a letter is missing', 'close_match', null, {
    ...british,
    registeredName: 'Oliver Bennett',
  }),
  row('Cotswold Cider Ltd', uk('089999', '10000113'), 'UK: asked as personal', 'close_match', 'account_is_business', {
    ...british,
    accountType: 'personal',
  }),
  row('Olivr Bennett', uk('089999', '10000100'), 'UK: asked as business', 'close_match', 'account_is_personal', {
    ...british,
    accountType: 'business',
    registeredName: 'Oliver Bennett',
  }),
  row('Charlotte Webb', uk('107999', '10000100', 'ROLL-48213'), 'UK: the roll number fits', 'match', null, british),
  row(
    'Charlotte Webb',
    uk('107999', '10000100', 'ROLL-11111'),
    'UK: wrong roll number',
    'unable_to_verify',
    'reference_not_found',
    british,
  ),
  row('Mia Turner', uk('089999', '10000171'), 'UK: nobody’s account', 'unable_to_verify', 'account_not_found', british),
  row('Amelia Hughes', uk('089999', '10000126'), 'UK: closed', 'unable_to_verify', 'account_closed', british),
  row(
    'George Patel',
    uk('089999', '10000139'),
    'UK: moved to another bank',
    'unable_to_verify',
    'account_switched',
    british,
  ),
  row('Isla Campbell', uk('089999', '10000142'), 'UK: opted out', 'unable_to_verify', 'payee_opted_out', british),
  row(
    'Harry Evans',
    uk('089999', '10000155'),
    'UK: a kind of account that is not checked',
    'unable_to_verify',
    'account_type_unsupported',
    british,
  ),

  row('Paul Krämer', iban('DE22700200880071234502'), 'Inactive', 'unable_to_verify', 'account_inactive', either),
  row('Lena Vogel', iban('DE49700200880071234501'), 'Closed', 'unable_to_verify', 'account_closed', either),
  row('Emil Roth', iban('DE21700200889999999999'), 'Nobody’s account', 'unable_to_verify', 'account_not_found', either),
  row(
    'Henrike Petersen',
    iban('DE30200300770000009001'),
    'The bank does not take part',
    'unable_to_verify',
    'bank_unsupported',
    either,
  ),
  row(
    'Moritz Lange',
    iban('DE70100400550000000711'),
    'The bank does not answer in time',
    'unable_to_verify',
    'bank_timeout',
    either,
  ),
  row(
    'Greta Sommer',
    iban('DE10100500660000000811'),
    'The bank is down',
    'unable_to_verify',
    'bank_unavailable',
    either,
  ),
  row(
    'Jonas Winter',
    iban('DE47100600770000000911'),
    'The providers fail',
    'unable_to_verify',
    'provider_unavailable',
    either,
  ),

  row('Tierheim Sonnental', iban('DE80500100990000001001'), 'Printed on web pages', 'match', null, {
    ...listed,
    signals: ['listed_on_web'],
  }),
  row('Karl Mustermann', iban('DE53500100990000001002'), 'Reported as fraud', 'match', null, {
    ...listed,
    signals: ['listed_as_fraud'],
  }),
  row('Erika Beispiel', iban('DE26500100990000001003'), 'From a generator of fake numbers', 'match', null, {
    ...listed,
    signals: ['fake_generator'],
  }),
  row('Nina Neumann', iban('DE97500100999000000001'), 'First seen three days ago', 'match', null, {
    ...listed,
    signals: ['recently_first_seen'],
  }),
  row('Lotte Claes', iban('BE30734001234536'), 'The national check digits are wrong', 'match', null, {
    ...listed,
    signals: ['account_number_invalid'],
  }),
  row('Otto Albers', iban('DE47300300770000000606'), 'No bank has that code', 'match', null, {
    ...listed,
    signals: ['bank_unknown'],
  }),
  row('Frieda Busch', iban('DE15500100990000707070'), 'A part of the number may be missing', 'match', null, {
    ...listed,
    signals: ['account_number_doubtful'],
  }),

  row('Nordlicht Solartechnik AG', iban('DE69500100990000404040'), 'Paid before, under another name', 'match', null, {
    needs: [inEurope, 'ibanera'],
    subject: JANE_DOE_SUBJECT,
    signals: ['paid_before_under_another_name'],
  }),

  row('Jane Doe', jane, 'Ibanity alone: the customer’s own account', 'match', null, {
    needs: ['ibanity'],
    alone: true,
    subject: JANE_DOE_SUBJECT,
  }),
  row(
    'Anna Schäfer',
    iban('DE08500100990000202020'),
    'Ibanity alone: not connected',
    'unable_to_verify',
    'account_not_connected',
    {
      needs: ['ibanity'],
      alone: true,
      subject: JANE_DOE_SUBJECT,
    },
  ),
  row(
    'Sportverein Waldheim',
    iban('DE16500100999000000004'),
    'Ibanity alone: the customer is its trustee',
    'unable_to_verify',
    'not_checkable',
    {
      needs: ['ibanity'],
      alone: true,
      subject: JANE_DOE_SUBJECT,
    },
  ),
  row('Jane Doe', jane, 'IBAN-BIC.com alone: nobody checks names', 'unable_to_verify', 'not_checkable', {
    needs: [detailsProvider],
    alone: true,
  }),
];
