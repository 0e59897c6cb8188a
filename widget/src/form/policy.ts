import type { CompletedCheck } from '@payee-check/shared/contract';
import type { PayeeCheckState, Policy } from '../types.ts';

/** What a policy depends on. */
export interface Progress {
  readonly state: PayeeCheckState;
  readonly check: CompletedCheck | null;
  /** The payer chose to continue after a warning, an alarm or a failed check, whether or not the BFF could be notified. */
  readonly confirmed: boolean;
  /** A choice is being sent to the BFF: a submission waits for it. */
  readonly busy?: boolean | undefined;
}

/** Whether a check has ended, successfully or not. */
export const isFinished = (state: PayeeCheckState): boolean => state !== 'editing' && state !== 'checking';

/**
 * Reported for fraud, or invalid: a name can match such an account, so the payer is warned and has to confirm whatever
 * the outcome is.
 */
export const isAlarming = (check: Pick<CompletedCheck, 'risk'> | null): boolean => check?.risk.level === 'high';

/**
 * Whether the policy allows the form to be submitted: `inform` after any finished check or failure; `confirm` after a match, or
 * once the payer confirmed a warning, an alarm or a failure; `require-match` after a match or an accepted registered
 * name, and never after an alarm.
 */
export function allowsSubmit(policy: Policy, { state, check, confirmed }: Progress): boolean {
  if (!isFinished(state)) return false;
  if (policy === 'inform') return true;
  const fits = state === 'match' || check?.decision === 'use_registered_name';
  return (fits && !isAlarming(check)) || (policy === 'confirm' && confirmed);
}
