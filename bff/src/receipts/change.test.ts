import type { Change, CompletedCheck, ReceiptClaims } from '@payee-check/shared/contract';
import { expect, it } from 'vitest';
import { changeOf } from './change.ts';

type Said = Partial<
  Pick<ReceiptClaims, 'outcome' | 'reason' | 'decision' | 'risk' | 'account_status' | 'basis' | 'identifiers_compared'>
>;

const NOBODY_ASKED = { level: 'unknown', signals: [] } as const;
const risk = (level: ReceiptClaims['risk']['level'], ...signals: ReceiptClaims['risk']['signals']) => ({
  level,
  signals,
});

const receipt = (said: Said): ReceiptClaims => ({
  iss: 'https://bff.example',
  aud: 'https://shop.example',
  iat: 0,
  exp: 900,
  jti: 'chk_0123456789abcdef',
  outcome: 'match',
  reason: null,
  decision: null,
  risk: { ...NOBODY_ASKED, signals: [] },
  basis: 'name_check',
  src: null,
  account_status: null,
  checked_at: 0,
  salt: '0123456789abcdef',
  account_hash: 'a'.repeat(43),
  name_hash: 'b'.repeat(43),
  ...said,
});

const account = { scheme: 'iban', masked: 'DE89 …', country: 'DE', bank: null, reachability: null } as const;
function check(
  now: Partial<CompletedCheck> & { status?: 'completed' },
  status: CompletedCheck['account']['status'] = null,
): CompletedCheck {
  return {
    id: 'chk_0123456789abcdef',
    outcome: 'match',
    reason: null,
    risk: { ...NOBODY_ASKED, signals: [] },
    evidence: [],
    decision: null,
    checkedAt: '2026-01-15T12:00:00.000Z',
    expiresAt: '2026-01-15T12:30:00.000Z',
    receipt: null,
    ...now,
    status: 'completed',
    account: { ...account, status },
  };
}

it.each<[string, Said, CompletedCheck, Change]>([
  ['a match stays one', {}, check({}), 'same'],
  ['a match becomes almost one', {}, check({ outcome: 'close_match' }), 'worse'],
  ['a match becomes none', {}, check({ outcome: 'no_match' }), 'worse'],
  ['almost a match becomes one', { outcome: 'close_match' }, check({}), 'changed'],
  [
    'the registered name that was taken still fits',
    { outcome: 'close_match', decision: 'use_registered_name' },
    check({}),
    'same',
  ],
  [
    'the registered name that was taken fits no more',
    { outcome: 'close_match', decision: 'use_registered_name' },
    check({ outcome: 'close_match' }),
    'worse',
  ],
  ['the account was closed', {}, check({ outcome: 'unable_to_verify', reason: 'account_closed' }, 'closed'), 'worse'],
  ['the account is no longer active, and the name fits', { account_status: 'active' }, check({}, 'inactive'), 'worse'],
  ['a bank now says that the account is active', {}, check({}, 'active'), 'same'],
  ['no provider answers', {}, check({ outcome: 'unable_to_verify', reason: 'bank_timeout' }), null],
  ['nobody can be asked any more', {}, check({ outcome: 'unable_to_verify', reason: 'not_checkable' }), null],
  ['an answer where there was none', { outcome: 'unable_to_verify', reason: 'bank_timeout' }, check({}), 'changed'],
  [
    'a no where there was no answer',
    { outcome: 'unable_to_verify', reason: 'bank_timeout' },
    check({ outcome: 'no_match' }),
    'worse',
  ],
  [
    'another reason',
    { outcome: 'close_match', reason: 'account_is_business' },
    check({ outcome: 'close_match' }),
    'changed',
  ],
  [
    'a report of fraud',
    { risk: risk('none') },
    check({ risk: { level: 'high', signals: ['listed_as_fraud'] } }),
    'worse',
  ],
  [
    'the list is asked for the first time, and knows nothing',
    {},
    check({ risk: { level: 'none', signals: [] } }),
    'same',
  ],
  ['the list is not asked any more', { risk: risk('caution', 'listed_on_web') }, check({}), 'same'],
  [
    'the list has forgotten',
    { risk: risk('caution', 'listed_on_web') },
    check({ risk: { level: 'none', signals: [] } }),
    'changed',
  ],
  [
    'another sign of the same weight',
    { risk: risk('caution', 'listed_on_web') },
    check({ risk: { level: 'caution', signals: ['bank_unknown'] } }),
    'changed',
  ],
])('%s', (_, old, now, change) => {
  expect(changeOf(receipt(old), now)).toBe(change);
});

const ibanity = { provider: 'ibanity', environment: 'live', scheme: null, reference: null, elapsedMs: 1 } as const;
const owner = { ...ibanity, kind: 'ownership', result: 'owner' } as const;
const nameCheck = (result: CompletedCheck['outcome']) =>
  ({ ...ibanity, provider: 'banfico', kind: 'name_check', result }) as const;

it.each<[string, Said, CompletedCheck, Change]>([
  ['a no', { outcome: 'no_match' }, check({ evidence: [nameCheck('unable_to_verify'), owner] }), null],
  ['a match of the name', {}, check({ evidence: [owner] }), null],
  [
    'that the account is closed',
    { outcome: 'unable_to_verify', reason: 'account_closed', basis: null },
    check({ evidence: [owner] }),
    null,
  ],
])('does not let ownership alone stand in for what the bank said before: %s', (_, old, now, change) => {
  expect(changeOf(receipt(old), now)).toBe(change);
});

it.each<[string, Said, CompletedCheck, Change]>([
  ['with ownership', { basis: 'ownership' }, check({ evidence: [owner] }), 'same'],
  [
    'with no answer',
    { outcome: 'unable_to_verify', reason: 'bank_timeout', basis: null },
    check({ evidence: [owner] }),
    'changed',
  ],
  [
    'and a report of fraud is worse',
    {},
    check({ evidence: [owner], risk: { level: 'high', signals: ['listed_as_fraud'] } }),
    'worse',
  ],
])('compares ownership alone %s', (_, old, now, change) => {
  expect(changeOf(receipt(old), now)).toBe(change);
});

const compared = (identifiersCompared: boolean) => ({ ...nameCheck('match'), identifiersCompared });
const MISMATCH: Said = { outcome: 'no_match', reason: 'identifier_mismatch', identifiers_compared: true };

it.each<[string, Said, CompletedCheck, Change]>([
  ['before, and not this time', MISMATCH, check({ evidence: [compared(false)] }), null],
  ['before, and not asked about this time', MISMATCH, check({ evidence: [nameCheck('match')] }), null],
  ['both times', MISMATCH, check({ evidence: [compared(true)] }), 'changed'],
  [
    'both times, and no longer belong to the account',
    { identifiers_compared: true },
    check({ outcome: 'no_match' }),
    'worse',
  ],
  ['for the first time', { identifiers_compared: false }, check({ evidence: [compared(true)] }), 'same'],
])('judges identifiers that are compared: %s', (_, old, now, change) => {
  expect(changeOf(receipt(old), now)).toBe(change);
});

it('takes a bank’s word, whoever owns the account', () => {
  const now = check({ evidence: [owner, nameCheck('match')] });
  expect(changeOf(receipt({ outcome: 'no_match' }), now)).toBe('changed');
});

it('says nothing about a check that is not done', () => {
  const { id, expiresAt, account: summary } = check({});
  expect(changeOf(receipt({}), { id, status: 'pending', account: summary, pollAfterMs: 1000, expiresAt })).toBeNull();
});
