import type { CompletedCheck } from '@payee-check/shared/contract';
import type { PayeeCheckState, Policy } from '../types.ts';

/** What a policy looks at. */
export interface Standing {
  state: PayeeCheckState;
  check: CompletedCheck | null;
  /** The payer chose to go on after a warning or a failed check, whether or not the BFF could be told. */
  confirmed: boolean;
}

/** Whether a check has ended, well or badly. */
export const isFinished = (state: PayeeCheckState): boolean => state !== 'editing' && state !== 'checking';

/**
 * Whether the policy lets the form go: `inform` after any finished check or failure; `confirm` after a match, or
 * once the payer confirmed a warning or a failure; `require-match` after a match or an accepted registered name.
 */
export function isContent(policy: Policy, { state, check, confirmed }: Standing): boolean {
  if (!isFinished(state)) return false;
  if (state === 'match') return true;
  if (policy === 'require-match') return check?.decision === 'use_registered_name';
  return policy === 'inform' || confirmed || check?.decision != null;
}
