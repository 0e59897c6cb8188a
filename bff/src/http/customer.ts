import type { MintedSessionRequest } from '@payee-check/shared/contract';
import type { Customer } from '../domain/question.ts';

/** Whom a merchant's server names; what it leaves out is left out, not `undefined`. */
export function customerOf({ subject, subjects }: Pick<MintedSessionRequest, 'subject' | 'subjects'>): Customer {
  const { ibanity, ibanera } = subjects ?? {};
  return {
    subject: subject ?? null,
    subjects: { ...(ibanity !== undefined && { ibanity }), ...(ibanera !== undefined && { ibanera }) },
  };
}
