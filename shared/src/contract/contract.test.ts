import { describe, expect, it } from 'vitest';
import { checkRequest, completedCheck, mintedSessionRequest } from './index.ts';

const request = { account: { scheme: 'iban', iban: 'DE89370400440532013000' }, name: 'Jane Doe' };

describe('checkRequest', () => {
  it('accepts the contract’s example', () => {
    expect(checkRequest.parse({ ...request, accountType: 'personal' }).name).toBe('Jane Doe');
  });
  it.each([
    ['an unknown property', { ...request, note: 'x' }],
    ['a property of the other scheme', { ...request, account: { ...request.account, sortCode: '112233' } }],
    ['an empty name', { ...request, name: '   ' }],
    ['a name of 141 characters', { ...request, name: 'x'.repeat(141) }],
    ['a control character', { ...request, name: 'Jane\u0000Doe' }],
    ['half a character', { ...request, name: 'Jane \ud83d Doe' }],
    ['a control character in an identifier', { ...request, identifiers: [{ type: 'lei', value: '1\u00002' }] }],
    ['four identifiers', { ...request, identifiers: Array(4).fill({ type: 'lei', value: '1' }) }],
    ['an array', [request]],
    ['nothing', null],
  ])('refuses %s', (_, body) => {
    expect(checkRequest.safeParse(body).success).toBe(false);
  });
  it('trims the name', () => {
    expect(checkRequest.parse({ ...request, name: '  Jane Doe ' }).name).toBe('Jane Doe');
  });
});

describe('completedCheck', () => {
  const check = {
    id: 'chk_0123456789abcdef',
    status: 'completed',
    outcome: 'no_match',
    reason: null,
    account: {
      scheme: 'iban',
      masked: 'DE89 •••• •••• •••• ••30 00',
      country: 'DE',
      status: null,
      bank: null,
      reachability: null,
    },
    risk: { level: 'unknown', signals: [] },
    evidence: [],
    decision: null,
    checkedAt: '2026-11-20T12:00:00.000Z',
    expiresAt: '2026-11-20T12:30:00.000Z',
    receipt: 'e30.e30.e30',
  };
  it('refuses a registered name with anything but a close match', () => {
    expect(completedCheck.safeParse(check).success).toBe(true);
    expect(completedCheck.safeParse({ ...check, registeredName: 'Jane M. Doe' }).success).toBe(false);
    expect(completedCheck.safeParse({ ...check, outcome: 'close_match', registeredName: 'Jane M. Doe' }).success).toBe(
      true,
    );
  });
});

describe('mintedSessionRequest', () => {
  it('limits the lifetime', () => {
    const body = { origin: 'https://shop.example' };
    expect(mintedSessionRequest.safeParse({ ...body, ttlSeconds: 60 }).success).toBe(true);
    expect(mintedSessionRequest.safeParse({ ...body, ttlSeconds: 59 }).success).toBe(false);
    expect(mintedSessionRequest.safeParse({ ...body, ttlSeconds: 3601 }).success).toBe(false);
  });
});
