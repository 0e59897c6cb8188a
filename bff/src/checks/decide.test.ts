import type { Basis, Outcome, Reason } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { bank, failed, IBANITY_ALONE, NAME, NOTHING, owner } from '../testing/findings.ts';
import { decide } from './decide.ts';
import type { Findings } from './findings.ts';

type Row = [
  title: string,
  findings: Partial<Findings>,
  outcome: Outcome,
  reason: Reason | null,
  basis: Basis,
  name: string | null,
];

/** The answer of a bank that was asked about identifiers and no name. */
function byIdentifiers(finding: ReturnType<typeof bank>): ReturnType<typeof bank> {
  if (finding.kind === 'failed') return finding;
  return { ...finding, answer: { ...finding.answer, compared: 'identifiers' } };
}

describe('a bank that compared only identifiers', () => {
  it.each([
    ['match', 'match', 'identifier_check'],
    ['identifier_mismatch', 'no_match', 'identifier_check'],
    // No name was compared that could be close.
    ['close', 'unable_to_verify', null],
  ] as const)('%s: %s on basis %s', (answer, outcome, basis) => {
    const found = decide({ ...NOTHING, nameChecks: [byIdentifiers(bank(answer))] }, true);
    expect(found).toMatchObject({ outcome, basis, registeredName: null });
  });
});

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
    expect(decide({ ...NOTHING, ...findings }, true)).toMatchObject({ outcome, reason, basis, registeredName });
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
    expect(decide({ ...NOTHING, nameChecks: [bank(reason)] }, true)).toMatchObject({
      outcome: 'unable_to_verify',
      reason,
      basis: null,
      registeredName: null,
    });
  });

  it('gives the final answer after others could not say', () => {
    const nameChecks = [failed('provider_unavailable'), bank('bank_timeout'), bank('no_match')];
    expect(decide({ ...NOTHING, nameChecks }, true)).toMatchObject({ outcome: 'no_match', basis: 'name_check' });
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
    const result = decide({ ...NOTHING, nameChecks: [bank(said, status)], ownership: owner('owner') }, true);
    expect(result).toMatchObject({
      outcome: 'unable_to_verify',
      reason,
      basis: null,
      registeredName: null,
      accountStatus: status,
    });
    expect(JSON.stringify(result)).not.toContain(NAME);
  });

  it('keeps a reason that is more specific than its status', () => {
    expect(decide({ ...NOTHING, nameChecks: [bank('reference_not_found', 'not_found')] }, true).reason).toBe(
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
      'of a trustee proves nothing, and the account is connected all the same',
      { ...IBANITY_ALONE, ownership: owner('trustee') },
      'unable_to_verify',
      'not_checkable',
      null,
      null,
    ],
    [
      'in a relationship that is not known proves nothing',
      { ...IBANITY_ALONE, ownership: owner('unknown') },
      'unable_to_verify',
      'not_checkable',
      null,
      null,
    ],
    [
      'that the bank did not renew in time',
      { ...IBANITY_ALONE, ownership: failed('bank_timeout', 'ibanity') },
      'unable_to_verify',
      'bank_timeout',
      null,
      null,
    ],
    [
      'that the bank would not renew',
      { ...IBANITY_ALONE, ownership: failed('bank_unavailable', 'ibanity') },
      'unable_to_verify',
      'bank_unavailable',
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
    ['that nobody may ask for is no failure', { ...IBANITY_ALONE }, 'unable_to_verify', 'not_checkable', null, null],
  ])('%s', (_, findings, outcome, reason, basis, registeredName) => {
    expect(decide({ ...NOTHING, ...findings }, true)).toMatchObject({ outcome, reason, basis, registeredName });
  });
});

describe('no provider answers', () => {
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
    expect(decide({ ...NOTHING, ...findings }, true)).toMatchObject({
      outcome: 'unable_to_verify',
      reason,
      basis: null,
    });
  });
});
