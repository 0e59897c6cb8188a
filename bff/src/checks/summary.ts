import type { AccountSummary } from '@payee-check/shared/contract';
import { maskIban } from '@payee-check/shared/iban';
import { maskUkAccount } from '@payee-check/shared/uk';
import type { Account } from '../domain/question.ts';

/** An account as an answer shows it: its number masked, and what is known of it. */
export function summarise(
  account: Account,
  known: Partial<Pick<AccountSummary, 'status' | 'bank' | 'reachability'>> = {},
): AccountSummary {
  return {
    scheme: account.scheme,
    masked: account.scheme === 'iban' ? maskIban(account.iban) : maskUkAccount(account),
    country: account.country,
    status: known.status ?? null,
    bank: known.bank ?? null,
    reachability: known.reachability ?? null,
  };
}
