import type { ReceiptClaims } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { type Judge, judgeOrder, judgePayoutAccount, judgeSupplier } from './judge.ts';

const claims = (more: Partial<ReceiptClaims>): ReceiptClaims => ({
  iss: 'https://bff.example',
  aud: 'https://shop.example',
  iat: 0,
  exp: 900,
  jti: 'chk_0123456789abcdef',
  outcome: 'match',
  reason: null,
  decision: null,
  risk: { level: 'none', signals: [] },
  basis: 'name_check',
  src: { provider: 'ibantrack', reference: null, environment: 'sandbox', scheme: 'epc_vop' },
  account_status: 'active',
  checked_at: 0,
  salt: '0123456789abcdef',
  account_hash: 'a'.repeat(43),
  name_hash: 'b'.repeat(43),
  ...more,
});

const judges: readonly (readonly [string, Judge])[] = [
  ['the shop', judgeOrder],
  ['the platform', judgePayoutAccount],
  ['accounts payable', judgeSupplier],
];

const reported = (level: 'caution' | 'high', more: Partial<ReceiptClaims> = {}): ReceiptClaims =>
  claims({ risk: { level, signals: [level === 'high' ? 'listed_as_fraud' : 'listed_on_web'] }, ...more });

describe.each(judges)('%s', (_, judge) => {
  it('goes ahead on a match and on the registered name', () => {
    expect(judge(claims({})).action).toBe('pay');
    expect(judge(claims({ outcome: 'close_match', decision: 'use_registered_name' })).action).toBe('pay');
  });

  it.each(['close_match', 'no_match', 'unable_to_verify'] as const)('never goes ahead by itself on %s', (outcome) => {
    expect(judge(claims({ outcome })).action).not.toBe('pay');
    expect(judge(claims({ outcome, decision: 'continue_anyway' })).action).not.toBe('pay');
  });

  it.each(['caution', 'high'] as const)('never pays by itself if the risk is %s, whatever the name', (level) => {
    expect(judge(reported(level)).action).not.toBe('pay');
    expect(judge(reported(level, { decision: 'continue_anyway' })).action).not.toBe('pay');
    expect(judge(reported(level, { outcome: 'close_match', decision: 'use_registered_name' })).action).not.toBe('pay');
  });
});

it('neither the platform nor accounts payable keeps a reported account', () => {
  expect(judgePayoutAccount(reported('high')).action).toBe('refuse');
  expect(judgeSupplier(reported('high')).action).toBe('refuse');
});
