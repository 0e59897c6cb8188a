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

describe.each(judges)('%s', (_, judge) => {
  it('goes ahead on a match and on the registered name', () => {
    expect(judge(claims({ sub: 'jane' })).action).toBe('pay');
    expect(judge(claims({ sub: 'jane', outcome: 'close_match', decision: 'use_registered_name' })).action).toBe('pay');
  });

  it.each(['close_match', 'no_match', 'unable_to_verify'] as const)('never goes ahead by itself on %s', (outcome) => {
    expect(judge(claims({ sub: 'jane', outcome })).action).not.toBe('pay');
    expect(judge(claims({ sub: 'jane', outcome, decision: 'continue_anyway' })).action).not.toBe('pay');
  });
});

it('the platform wants a session that it opened itself', () => {
  expect(judgePayoutAccount(claims({})).action).toBe('refuse');
});

it('accounts payable stops at an account that is on a list of fraud, whatever the name', () => {
  const risk = { level: 'high', signals: ['listed_as_fraud'] } as const;
  expect(judgeSupplier(claims({ risk: { ...risk, signals: [...risk.signals] } })).action).toBe('refuse');
});
