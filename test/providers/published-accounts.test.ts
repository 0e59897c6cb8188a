import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

/** The accounts in Banfico's own examples, asked about like any other. */
const uk = (accountNumber: string, secondaryReference?: string) =>
  ({ scheme: 'uk', sortCode: '900700', accountNumber, ...(secondaryReference && { secondaryReference }) }) as const;
const iban = (value: string) => ({ scheme: 'iban', iban: value }) as const;

describe('the accounts of Banfico’s documentation, outside production', () => {
  let bff: BffOverSandbox;
  beforeAll(async () => {
    bff = await startBffOverSandbox('banfico');
  });
  afterAll(() => bff.close());

  it.each([
    ['1', uk('12345678', '9876543210'), 'Doe, John', 'personal', { outcome: 'match' }],
    [
      '2',
      uk('98765432'),
      'ABC Holdings Limited',
      'business',
      { outcome: 'close_match', registeredName: 'ABC Holdings Limit' },
    ],
    ['3', iban('GB15ABBY30000012345678'), 'Doe, John', 'personal', { outcome: 'match' }],
    ['4', iban('GB15ABBY30000098765432'), 'ABC Holdings Limited', 'business', { outcome: 'match' }],
    [
      '5',
      iban('GB15ABBY30000012340000'),
      'Doe,John',
      'personal',
      { outcome: 'unable_to_verify', reason: 'account_not_found' },
    ],
    ['6', uk('12345600'), 'Doe,John', 'personal', { outcome: 'unable_to_verify', reason: 'payee_opted_out' }],
  ] as const)('example %s', async (_, account, name, accountType, expected) => {
    expect(await bff.check({ account, name, accountType })).toMatchObject({
      ...expected,
      evidence: [{ provider: 'banfico', environment: 'sandbox', scheme: 'uk_cop' }],
    });
  });
});
