import type { AccountStatus, Basis, Outcome, Reason, RiskSignal } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import type { FailureReason } from '../providers/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';
import type { Finding, Findings } from './findings.ts';
import { fold } from './fold.ts';

const NAME = 'Jane M. Doe';

const answered = <T>(answer: T, provider: Finding<T>['provider'] = 'ibantrack'): Finding<T> => ({
  provider,
  elapsedMs: 12,
  kind: 'answered',
  answer,
});
const failed = (reason: FailureReason, provider: Finding<never>['provider'] = 'ibantrack'): Finding<never> => ({
  provider,
  elapsedMs: 34,
  kind: 'failed',
  reason,
});

type Said = 'match' | 'close' | 'close_personal' | 'no_match' | 'identifier_mismatch' | Reason;

/** A bank's answer. */
function bank(said: Said, accountStatus: AccountStatus = null): Finding<NameCheckAnswer> {
  const common = { accountStatus, reference: 'ref-1' };
  switch (said) {
    case 'match':
      return answered({ ...common, outcome: 'match', reason: null });
    case 'close':
      return answered({ ...common, outcome: 'close_match', reason: null, registeredName: NAME });
    case 'close_personal':
      return answered({ ...common, outcome: 'close_match', reason: 'account_is_personal', registeredName: null });
    case 'no_match':
      return answered({ ...common, outcome: 'no_match', reason: null });
    case 'identifier_mismatch':
      return answered({ ...common, outcome: 'no_match', reason: 'identifier_mismatch' });
    default:
      return answered({ ...common, outcome: 'unable_to_verify', reason: said });
  }
}

const owner = (
  relation: OwnershipAnswer['relation'],
  nameComparison: OwnershipAnswer['nameComparison'] = null,
): Finding<OwnershipAnswer> => answered({ relation, nameComparison, reference: 'acc-1' }, 'ibanity');

const details = (signals: RiskSignal[] | null): Finding<DetailsAnswer> =>
  answered({ found: true, bank: null, reachability: null, signals, reference: null }, 'ibanbic');

const history = (nameConsistency: Outcome | null): Finding<HistoryAnswer> =>
  answered({ paidBefore: true, lastPaidAt: '2026-01-02T00:00:00.000Z', nameConsistency, reference: null }, 'ibanera');

const NOTHING: Findings = {
  accountSupported: true,
  nameCheckSupported: true,
  nameChecks: [],
  ownership: null,
  history: [],
  details: null,
};
const IBANITY_ALONE = { nameCheckSupported: false } as const;

type Row = [
  title: string,
  findings: Partial<Findings>,
  outcome: Outcome,
  reason: Reason | null,
  basis: Basis,
  name: string | null,
];

describe('a bank that answers', () => {
  it.each<Row>([
    ['match', { nameChecks: [bank('match')] }, 'match', null, 'name_check', null],
    ['match, active', { nameChecks: [bank('match', 'active')] }, 'match', null, 'name_check', null],
    ['close match', { nameChecks: [bank('close')] }, 'close_match', null, 'name_check', NAME],
    ['close match, active', { nameChecks: [bank('close', 'active')] }, 'close_match', null, 'name_check', NAME],
    [
      'the name fits, the type of account does not',
      { nameChecks: [bank('close_personal')] },
      'close_match',
      'account_is_personal',
      'name_check',
      null,
    ],
    ['no match', { nameChecks: [bank('no_match')] }, 'no_match', null, 'name_check', null],
    [
      'an identifier of someone else',
      { nameChecks: [bank('identifier_mismatch')] },
      'no_match',
      'identifier_mismatch',
      'name_check',
      null,
    ],
  ])('%s', (_, findings, outcome, reason, basis, registeredName) => {
    expect(fold({ ...NOTHING, ...findings }, true)).toMatchObject({ outcome, reason, basis, registeredName });
  });

  it.each<Reason>([
    'account_not_found',
    'reference_not_found',
    'account_closed',
    'account_inactive',
    'account_switched',
    'payee_opted_out',
    'account_type_unsupported',
    'bank_unsupported',
    'bank_timeout',
    'bank_unavailable',
    'provider_unavailable',
  ])('that it cannot say, because of %s, is unable to verify for that reason', (reason) => {
    expect(fold({ ...NOTHING, nameChecks: [bank(reason)] }, true)).toMatchObject({
      outcome: 'unable_to_verify',
      reason,
      basis: null,
      registeredName: null,
    });
  });

  it('gives its last word after others could not say', () => {
    const nameChecks = [failed('provider_unavailable'), bank('bank_timeout'), bank('no_match')];
    expect(fold({ ...NOTHING, nameChecks }, true)).toMatchObject({ outcome: 'no_match', basis: 'name_check' });
  });
});

describe('an account that is not active', () => {
  const statuses = [
    ['closed', 'account_closed'],
    ['inactive', 'account_inactive'],
    ['switched', 'account_switched'],
    ['not_found', 'account_not_found'],
    ['forbidden', 'payee_opted_out'],
  ] as const;
  const words = [
    'match',
    'close',
    'close_personal',
    'no_match',
    'identifier_mismatch',
    'provider_unavailable',
  ] as const;
  const rows = statuses.flatMap(([status, reason]) => words.map((said) => [status, said, reason] as const));

  it.each(rows)('%s, with %s: unable to verify, %s, and no name', (status, said, reason) => {
    const result = fold({ ...NOTHING, nameChecks: [bank(said, status)], ownership: owner('owner') }, true);
    expect(result).toMatchObject({
      outcome: 'unable_to_verify',
      reason,
      basis: null,
      registeredName: null,
      accountStatus: status,
    });
    expect(JSON.stringify(result)).not.toContain(NAME);
  });

  it('keeps a reason that says more than its status', () => {
    expect(fold({ ...NOTHING, nameChecks: [bank('reference_not_found', 'not_found')] }, true).reason).toBe(
      'reference_not_found',
    );
  });
});

describe('ownership', () => {
  it.each<Row>([
    [
      'is overruled by no match',
      { nameChecks: [bank('no_match')], ownership: owner('owner') },
      'no_match',
      null,
      'name_check',
      null,
    ],
    [
      'is overruled by a close match',
      { nameChecks: [bank('close')], ownership: owner('owner') },
      'close_match',
      null,
      'name_check',
      NAME,
    ],
    [
      'adds nothing to a match',
      { nameChecks: [bank('match')], ownership: owner('not_connected') },
      'match',
      null,
      'name_check',
      null,
    ],
    [
      'does not help a payee who opted out',
      { nameChecks: [bank('payee_opted_out')], ownership: owner('owner') },
      'unable_to_verify',
      'payee_opted_out',
      null,
      null,
    ],
    [
      'does not help an account that the bank does not know',
      { nameChecks: [bank('account_not_found')], ownership: owner('owner') },
      'unable_to_verify',
      'account_not_found',
      null,
      null,
    ],
    [
      'decides where no provider answered',
      { nameChecks: [failed('provider_unavailable')], ownership: owner('owner') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'decides where the bank did not answer in time',
      { nameChecks: [bank('bank_timeout')], ownership: owner('owner') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'decides where the bank is out of scope',
      { nameChecks: [bank('bank_unsupported')], ownership: owner('owner') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'decides where nobody could be asked',
      { nameChecks: [], ownership: owner('owner') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'decides where it is the only source',
      { ...IBANITY_ALONE, ownership: owner('owner') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'with a name that is known to fit is a match',
      { ...IBANITY_ALONE, ownership: owner('owner', 'match') },
      'match',
      null,
      'ownership',
      null,
    ],
    [
      'with a name that almost fits is a close match without one',
      { ...IBANITY_ALONE, ownership: owner('owner', 'close_match') },
      'close_match',
      null,
      'ownership',
      null,
    ],
    [
      'with a name that is known to differ is no match',
      { ...IBANITY_ALONE, ownership: owner('owner', 'no_match') },
      'no_match',
      null,
      'ownership',
      null,
    ],
    [
      'of a trustee proves nothing',
      { ...IBANITY_ALONE, ownership: owner('trustee') },
      'unable_to_verify',
      'account_not_connected',
      null,
      null,
    ],
    [
      'that is absent proves nothing',
      { ...IBANITY_ALONE, ownership: owner('not_connected') },
      'unable_to_verify',
      'account_not_connected',
      null,
      null,
    ],
    [
      'that is absent does not hide why a bank did not answer',
      { nameChecks: [bank('bank_timeout')], ownership: owner('not_connected') },
      'unable_to_verify',
      'bank_timeout',
      null,
      null,
    ],
    [
      'that could not be had',
      { ...IBANITY_ALONE, ownership: failed('provider_unavailable', 'ibanity') },
      'unable_to_verify',
      'provider_unavailable',
      null,
      null,
    ],
    ['that nobody may ask for', { ...IBANITY_ALONE }, 'unable_to_verify', 'provider_unavailable', null, null],
  ])('%s', (_, findings, outcome, reason, basis, registeredName) => {
    expect(fold({ ...NOTHING, ...findings }, true)).toMatchObject({ outcome, reason, basis, registeredName });
  });
});

describe('nobody answers', () => {
  it.each<[string, Partial<Findings>, Reason]>([
    ['nobody could be asked', {}, 'provider_unavailable'],
    ['no provider does such accounts', { accountSupported: false, nameCheckSupported: false }, 'bank_unsupported'],
    ['one provider is away', { nameChecks: [failed('provider_unavailable')] }, 'provider_unavailable'],
    [
      'one is away, one bank is late',
      { nameChecks: [failed('provider_unavailable'), bank('bank_timeout')] },
      'bank_timeout',
    ],
    [
      'one bank is late, one provider away',
      { nameChecks: [failed('bank_timeout'), failed('provider_unavailable')] },
      'bank_timeout',
    ],
    ['out of scope, then late', { nameChecks: [bank('bank_unsupported'), failed('bank_timeout')] }, 'bank_timeout'],
  ])('%s', (_, findings, reason) => {
    expect(fold({ ...NOTHING, ...findings }, true)).toMatchObject({ outcome: 'unable_to_verify', reason, basis: null });
  });
});

describe('history and account details', () => {
  it.each(['match', 'close_match', 'no_match', 'unable_to_verify'] as const)(
    'never make or change an outcome: history %s',
    (consistency) => {
      const more = { history: [history(consistency)], details: details([]) };
      expect(fold({ ...NOTHING, ...more }, true).outcome).toBe('unable_to_verify');
      expect(fold({ ...NOTHING, ...more, nameChecks: [bank('no_match')] }, true).outcome).toBe('no_match');
      expect(fold({ ...NOTHING, ...more, nameChecks: [bank('match')] }, true).outcome).toBe('match');
    },
  );

  it.each<[string, Finding<DetailsAnswer> | null, string]>([
    ['nobody was asked', null, 'unknown'],
    ['the answer did not come', failed('provider_unavailable', 'ibanbic'), 'unknown'],
    ['the provider could not say', details(null), 'unknown'],
    ['nothing was found', details([]), 'none'],
    ['listed on the web', details(['listed_on_web']), 'caution'],
    ['recently first seen', details(['recently_first_seen']), 'caution'],
    ['listed as fraud', details(['listed_as_fraud']), 'high'],
    ['made by a generator', details(['fake_generator']), 'high'],
    ['several', details(['listed_on_web', 'listed_as_fraud', 'listed_on_web']), 'high'],
  ])('risk: %s', (_, found, level) => {
    const { risk } = fold({ ...NOTHING, details: found }, true);
    expect(risk.level).toBe(level);
    expect(new Set(risk.signals).size).toBe(risk.signals.length);
  });
});

describe('the registered name', () => {
  it('is kept back where too many names were tried, and the close match stays', () => {
    const result = fold({ ...NOTHING, nameChecks: [bank('close')] }, false);
    expect(result).toMatchObject({ outcome: 'close_match', registeredName: null, basis: 'name_check' });
    expect(JSON.stringify(result)).not.toContain(NAME);
  });

  it('is not taken from an answer that was not the last', () => {
    const closed = bank('close', 'closed');
    expect(fold({ ...NOTHING, nameChecks: [closed, bank('match')] }, true).registeredName).toBeNull();
  });
});

describe('evidence', () => {
  it('lists what each contributed, and what was asked for in vain', () => {
    const { evidence } = fold(
      {
        ...NOTHING,
        nameChecks: [failed('bank_timeout'), bank('close')],
        ownership: owner('trustee'),
        history: [history('match'), failed('provider_unavailable', 'ibanity')],
        details: failed('provider_unavailable', 'ibanbic'),
      },
      true,
    );
    expect(evidence).toEqual([
      { provider: 'ibantrack', kind: 'name_check', result: 'unable_to_verify', reference: null, elapsedMs: 34 },
      { provider: 'ibantrack', kind: 'name_check', result: 'close_match', reference: 'ref-1', elapsedMs: 12 },
      { provider: 'ibanity', kind: 'ownership', result: 'trustee', reference: 'acc-1', elapsedMs: 12 },
      {
        provider: 'ibanera',
        kind: 'history',
        result: 'paid_before',
        paidBefore: true,
        lastPaidAt: '2026-01-02T00:00:00.000Z',
        nameConsistency: 'match',
        reference: null,
        elapsedMs: 12,
      },
      {
        provider: 'ibanity',
        kind: 'history',
        result: 'unavailable',
        paidBefore: null,
        lastPaidAt: null,
        nameConsistency: null,
        reference: null,
        elapsedMs: 34,
      },
      { provider: 'ibanbic', kind: 'account_details', result: 'unavailable', reference: null, elapsedMs: 34 },
    ]);
  });
});
