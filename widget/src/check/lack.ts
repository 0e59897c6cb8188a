import type { Reachability } from '@payee-check/shared/contract';
import type { AssistMessages } from '../locales/assist/messages.ts';
import type { Purpose } from '../types.ts';

/**
 * What a bank does not take of what the page is about to do: of a directory's silence nothing is made. An account to be
 * debited need take no transfers, and one to be paid no direct debits.
 */
export function lackOf(reachability: Reachability | null, purpose: Purpose): keyof AssistMessages['reach'] | undefined {
  if (purpose === 'mandate') return reachability?.directDebit === false ? 'no_direct_debit' : undefined;
  if (reachability?.creditTransfer === false) return 'no_transfer';
  return reachability?.instant === false ? 'no_instant' : undefined;
}
