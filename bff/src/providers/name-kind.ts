import type { AccountType } from '@payee-check/shared/contract';
import type { NameKind } from '@payee-check/shared/names';

/** Whose names are compared, where the payer said what type of account it is; else the names themselves decide. */
export function kindOf(accountType: AccountType | null): NameKind | undefined {
  if (accountType === null) return undefined;
  return accountType === 'personal' ? 'person' : 'organisation';
}
