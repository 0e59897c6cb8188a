import { type MintedSessionRequest, type ProviderName, providerName } from '@payee-check/shared/contract';
import type { Customer } from '../domain/question.ts';

/** The customer that a merchant's server names; members that it omits are absent, not `undefined`. */
export function customerOf({ subject, subjects }: Pick<MintedSessionRequest, 'subject' | 'subjects'>): Customer {
  const own: Partial<Record<ProviderName, string>> = {};
  for (const name of providerName.options) {
    const id = subjects?.[name];
    if (id !== undefined) own[name] = id;
  }
  return { subject: subject ?? null, subjects: own };
}
