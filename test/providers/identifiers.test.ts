import type { Check } from '@payee-check/shared/contract';
import { accountValue, commit, nameValue } from '@payee-check/shared/receipt';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

const account = { scheme: 'iban', iban: 'DE65700200880071234504' } as const;
const right = { type: 'lei', value: '99990SANDBOXISAR0103' } as const;
const wrong = { type: 'lei', value: '99990SANDBOXNORD0140' } as const;
const vat = { type: 'vat', value: 'DE 999 999 995' } as const;

let bff: BffOverSandbox;
afterEach(() => bff.close());

function claimsOf(check: Check) {
  if (check.status !== 'completed' || check.receipt === null) throw new Error('No receipt');
  return decodeJwt(check.receipt);
}

describe('asked by account and identifier, without a name', () => {
  it('the bank says whether they belong together, and the receipt that no name was checked', async () => {
    bff = await startBffOverSandbox('ibantrack,banfico');
    const check = await bff.check({ account, identifiers: [right, vat] });
    expect(check).toMatchObject({ status: 'completed', outcome: 'match', reason: null, account: { status: 'active' } });
    expect(check).toMatchObject({ evidence: [{ provider: 'banfico', kind: 'identifier_check', result: 'match' }] });
    expect(check).not.toHaveProperty('registeredName');
    const claims = claimsOf(check);
    expect(claims).toMatchObject({ outcome: 'match', basis: 'identifier_check', src: { provider: 'banfico' } });
    const salt = String(claims['salt']);
    expect(claims['name_hash']).toBe(await commit(salt, nameValue('')));
    expect(claims['account_hash']).toBe(await commit(salt, accountValue(account.iban)));
    expect(claims['identifier_hashes']).toEqual([
      await commit(salt, 'lei:99990SANDBOXISAR0103'),
      await commit(salt, 'vat:DE999999995'),
    ]);
    // Providers that cannot answer are not asked.
    expect(bff.sandbox.requests().ibantrack.total).toBe(0);
  });

  it('another organisation’s identifier is a no match, even together with a correct one', async () => {
    bff = await startBffOverSandbox('banfico');
    for (const identifiers of [[wrong], [right, wrong]]) {
      expect(await bff.check({ account, identifiers })).toMatchObject({
        outcome: 'no_match',
        reason: 'identifier_mismatch',
      });
    }
    expect(claimsOf(await bff.check({ account, identifiers: [wrong] }))).toMatchObject({ basis: 'identifier_check' });
  });

  it('neither a closed account nor an unavailable bank makes a match', async () => {
    bff = await startBffOverSandbox('banfico');
    const closed = { scheme: 'iban', iban: 'DE49700200880071234501' } as const;
    expect(await bff.check({ account: closed, identifiers: [right] })).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'account_closed',
    });
    const away = { scheme: 'iban', iban: 'DE10100500660000000811' } as const;
    expect(await bff.check({ account: away, identifiers: [right] })).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'bank_unavailable',
    });
  });

  it('if no provider can check identifiers, it is not checkable', async () => {
    bff = await startBffOverSandbox('ibantrack');
    expect(await bff.check({ account, identifiers: [right] })).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'not_checkable',
    });
    expect(bff.sandbox.requests().ibantrack.total).toBe(0);
  });
});

it('with a name as well, both are checked, and a mismatch of either is a no match', async () => {
  bff = await startBffOverSandbox('banfico');
  const name = 'Isartal Maschinenbau GmbH';
  expect(claimsOf(await bff.check({ account, name, identifiers: [right] }))).toMatchObject({
    outcome: 'match',
    basis: 'name_check',
  });
  expect(await bff.check({ account, name, identifiers: [wrong] })).toMatchObject({ reason: 'identifier_mismatch' });
  expect(await bff.check({ account, name: 'Somebody Else GmbH', identifiers: [right] })).toMatchObject({
    outcome: 'no_match',
    reason: null,
  });
});

describe('with a name as well, if the identifiers were not compared', () => {
  const name = 'Isartal Maschinenbau GmbH';
  const jane = { account: { scheme: 'iban', iban: 'DE89370400440532013000' } as const, name: 'Jane Doe' };

  it('a provider that compares them is asked first, whatever the order of preference', async () => {
    bff = await startBffOverSandbox('ibantrack,banfico');
    const check = await bff.check({ account, name, identifiers: [right] });
    expect(check).toMatchObject({ evidence: [{ provider: 'banfico', identifiersCompared: true }] });
    expect(claimsOf(check)).toMatchObject({ basis: 'name_check', identifiers_compared: true });
    expect(bff.sandbox.requests().ibantrack.total).toBe(0);
    // Without identifiers the order of preference applies.
    const named = await bff.check(jane);
    expect(named).toMatchObject({ outcome: 'match', evidence: [{ provider: 'ibantrack' }] });
    expect(claimsOf(named)).not.toHaveProperty('identifiers_compared');
  });

  it('a match is for the name only, and both answer and receipt say so', async () => {
    bff = await startBffOverSandbox('ibantrack');
    const check = await bff.check({ ...jane, identifiers: [wrong] });
    expect(check).toMatchObject({ outcome: 'match', evidence: [{ identifiersCompared: false }] });
    expect(claimsOf(check)).toMatchObject({ basis: 'name_check', identifiers_compared: false });
  });
});
