import type { CompletedCheck, Messages } from '@payee-check/widget/element';
import { ownershipProvider } from '../../sandbox/provider-names.ts';
import { plain } from '../labels.ts';

/** The simulated BFF's answers. */
export type Reply =
  | { readonly check: Partial<CompletedCheck>; readonly decisionFails?: true }
  | { readonly status: number; readonly code: string; readonly retryAfter?: number }
  /** No response: after 20 seconds the element gives up. */
  | 'silence'
  | 'pending'
  | 'nonsense'
  | 'offline';

/** One case in which an element shows a message. */
export interface Case {
  readonly title: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What is in the fields; by default a valid name and account. */
  readonly fields?: Partial<Record<'payeeName' | 'iban' | 'sortCode' | 'accountNumber', string>>;
  /**
   * `look`: nothing happens; `faults`: the payer tries to continue with the values of the fields; otherwise the result
   * of a check.
   */
  readonly shows: 'look' | 'faults' | Reply;
  readonly decides?: 'use' | 'continue';
}

type Fault = Exclude<keyof Messages['fault'], 'invalid_account'>;
type Reason = keyof Messages['reason'];
type Failure = Exclude<keyof Messages['failure'], 'timeout'>;

const NAME = 'Jane Maximiliane Doe-Fetherstonehaugh';
const REGISTERED = 'Jane Maximiliane Doe-Featherstonehaugh';

const outcome = (check: Partial<CompletedCheck>): Reply => ({ check });
const noMatch = outcome({ outcome: 'no_match' });
const closeMatch = outcome({ outcome: 'close_match', registeredName: REGISTERED });

const contribution = {
  provider: ownershipProvider,
  environment: 'sandbox',
  scheme: null,
  reference: null,
  elapsedMs: 1,
} as const;

const paidBefore = (lastPaidAt: string | null): Reply =>
  outcome({
    outcome: 'match',
    evidence: [
      { ...contribution, kind: 'history', result: 'paid_before', paidBefore: true, lastPaidAt, nameConsistency: null },
    ],
  });

/** An error of each kind that a payer can make; a new kind without a case does not compile. */
const faults: Record<Fault, Omit<Case, 'title' | 'shows'>> = {
  name_missing: { fields: { payeeName: '' } },
  name_too_long: { fields: { payeeName: 'Jane Doe '.repeat(16) } },
  name_invalid: { fields: { payeeName: '???' } },
  iban_missing: { fields: { iban: '' } },
  unknown_country: { fields: { iban: 'XX89 3704 0044' } },
  too_short: { fields: { iban: 'DE89 3704 0044' } },
  too_long: { fields: { iban: 'DE89 3704 0044 0532 0130 00 12' } },
  incomplete: { fields: { iban: 'D' } },
  invalid_character: { fields: { iban: 'DE89 3704 0044 05$2 0130 00' } },
  digit_expected: { fields: { iban: 'DE89 3704 0044 O532 0130 00' } },
  letter_expected: { fields: { iban: 'GB65 1234 6016 1331 9268 19' } },
  invalid_checksum: { fields: { iban: 'DE89 3704 0044 0532 0103 00' } },
  country_not_accepted: { attributes: { countries: 'FR' } },
  // Valid as an IBAN, but not in Belgium's own two check digits.
  national_check: { fields: { iban: 'BE41 5390 0754 7035' } },
  sort_code: { attributes: { scheme: 'uk' }, fields: { sortCode: '12' } },
  account_number: { attributes: { scheme: 'uk' }, fields: { sortCode: '12-34-56', accountNumber: '12' } },
  reference: { attributes: { scheme: 'uk', 'secondary-reference': '#'.repeat(8) } },
  account_type: { attributes: { scheme: 'uk', 'account-type': 'ask' } },
};

/** The outcome that goes with each reason. */
const reasons: Record<Reason, CompletedCheck['outcome']> = {
  account_is_personal: 'close_match',
  account_is_business: 'close_match',
  account_not_found: 'unable_to_verify',
  reference_not_found: 'unable_to_verify',
  account_closed: 'unable_to_verify',
  account_inactive: 'unable_to_verify',
  account_switched: 'unable_to_verify',
  payee_opted_out: 'unable_to_verify',
  account_type_unsupported: 'unable_to_verify',
  bank_unsupported: 'unable_to_verify',
  bank_timeout: 'unable_to_verify',
  bank_unavailable: 'unable_to_verify',
  provider_unavailable: 'unable_to_verify',
  account_not_connected: 'unable_to_verify',
  not_checkable: 'unable_to_verify',
  interrupted: 'unable_to_verify',
};

const failures: Record<Failure, Reply> = {
  offline: 'offline',
  unavailable: { status: 503, code: 'provider_unavailable' },
  session_expired: { status: 401, code: 'session_expired' },
  origin_not_allowed: { status: 403, code: 'origin_not_allowed' },
  not_configured: 'silence',
  invalid_request: { status: 400, code: 'invalid_request' },
  malformed_answer: 'nonsense',
  rate_limited: { status: 429, code: 'rate_limited', retryAfter: 3600 },
  attempts_exhausted: { status: 429, code: 'attempts_exhausted' },
};

const from = <T>(table: Readonly<Record<string, T>>, make: (value: T, key: string) => Case): [string, Case][] =>
  Object.entries(table).map(([key, value]) => [key, make(value, key)]);

/** Every case in which an element shows a message, each with a name. */
export const cases: ReadonlyMap<string, Case> = new Map<string, Case>([
  ['fields', { title: 'Fields', fields: { payeeName: '', iban: '' }, attributes: { required: '' }, shows: 'look' }],
  ['choices', { title: 'Choice of account', attributes: { scheme: 'auto', 'account-type': 'ask' }, shows: 'look' }],
  ['uk-fields', { title: 'UK account', attributes: { scheme: 'uk' }, shows: 'look' }],
  ...from(faults, (fault, code) => ({ ...fault, title: `Fault: ${plain(code)}`, shows: 'faults' })),
  ['match', { title: 'Match', shows: outcome({ outcome: 'match' }) }],
  [
    'match-ownership',
    {
      title: 'Match by ownership',
      shows: outcome({ evidence: [{ ...contribution, kind: 'ownership', result: 'owner' }] }),
    },
  ],
  ['close-match', { title: 'Close match', shows: closeMatch }],
  ['close-match-unnamed', { title: 'Close match, no name', shows: outcome({ outcome: 'close_match' }) }],
  ['no-match', { title: 'No match', shows: noMatch }],
  ['unable-to-verify', { title: 'Unable to verify', shows: outcome({ outcome: 'unable_to_verify' }) }],
  ...from(reasons, (of, reason) => ({
    title: `Reason: ${plain(reason)}`,
    shows: outcome({ outcome: of, reason: reason as Reason }),
  })),
  [
    'identifier_mismatch',
    {
      title: `Reason: ${plain('identifier_mismatch')}`,
      shows: outcome({ outcome: 'no_match', reason: 'identifier_mismatch' }),
    },
  ],
  [
    'risks',
    {
      title: 'Risks',
      shows: outcome({
        outcome: 'no_match',
        risk: { level: 'high', signals: ['listed_on_web', 'listed_as_fraud', 'fake_generator', 'recently_first_seen'] },
      }),
    },
  ],
  [
    'doubts',
    {
      title: 'Doubts about the number',
      shows: outcome({
        outcome: 'unable_to_verify',
        risk: {
          level: 'caution',
          signals: [
            'account_number_invalid',
            'bank_unknown',
            'account_number_doubtful',
            'paid_before_under_another_name',
          ],
        },
      }),
    },
  ],
  ['paid-before', { title: 'Paid before', shows: paidBefore(null) }],
  ['paid-before-on', { title: 'Paid before, and when', shows: paidBefore('2026-09-27T12:00:00.000Z') }],
  ['used', { title: 'Took the registered name', shows: closeMatch, decides: 'use' }],
  ['continued', { title: 'Continued all the same', shows: noMatch, decides: 'continue' }],
  [
    'decision-failed',
    {
      title: 'Continued, and it was not noted',
      shows: { check: { outcome: 'no_match' }, decisionFails: true },
      decides: 'continue',
    },
  ],
  ['match-required', { title: 'Only a match will do', attributes: { policy: 'require-match' }, shows: noMatch }],
  ['checking', { title: 'Checking; after 20 seconds given up', shows: 'silence' }],
  ['pending', { title: 'The bank is slow', shows: 'pending' }],
  ...from(failures, (reply, code) => ({
    title: `Failure: ${plain(code)}`,
    ...(code === 'not_configured' ? { attributes: { endpoint: '' } } : {}),
    shows: reply,
  })),
  [
    'invalid_account',
    { title: `Failure: ${plain('invalid_account')}`, shows: { status: 400, code: 'invalid_account' } },
  ],
]);

export const filledIn = { payeeName: NAME, iban: 'DE89 3704 0044 0532 0130 00' } as const;
