import type { Batch, Decision, Outcome, Reason, RiskLevel } from '@payee-check/shared/contract';
import type { LineFault, NotTakenOver, PaymentFile, PaymentFileErrorCode } from '@payee-check/shared/payment-file';

/** Why the shop's server does not start a run, or cannot continue it; a refused file has the reader's codes. */
export type RunProblemCode =
  | PaymentFileErrorCode
  /** More lines than a batch may have. */
  | 'too_many_for_one_run'
  /** No line of the file can be checked. */
  | 'nothing_to_check'
  /** The key already has its maximum of running batches. */
  | 'too_many_runs'
  | 'bff_unavailable'
  | 'run_not_found'
  /** The batch is over: cancelled, or expired. */
  | 'batch_gone'
  | 'correction_refused'
  /** A correction was for another account than the file has, and a file's account is not changed here. */
  | 'account_differs'
  | 'invalid_request';

export interface RunProblem {
  readonly code: RunProblemCode;
  /** The line of the file that caused it, if there is one. */
  readonly line?: number;
}

/** What a person confirmed with the element: a name for the line's own account, and the receipt's statement about it. */
export interface Correction {
  readonly name: string;
  readonly outcome: Outcome;
  readonly decision: Decision | null;
}

/** One line as the page shows it. */
export interface LineView {
  readonly id: string;
  readonly name: string | null;
  readonly account: { readonly scheme: 'iban'; readonly iban: string } | UkView | null;
  /** The account as in the file. */
  readonly written: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly reference: string | null;
  readonly at: number;
  readonly fault: LineFault | null;
  /** `not_asked`: the run ended before its turn came. */
  readonly status: 'invalid' | 'waiting' | 'running' | 'completed' | 'not_asked';
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  /** For a close match. */
  readonly registeredName: string | null;
  readonly risk: RiskLevel | null;
  readonly bank: string | null;
  readonly decision: Decision | null;
  readonly correction: Correction | null;
}

interface UkView {
  readonly scheme: 'uk';
  readonly sortCode: string;
  readonly accountNumber: string;
}

export interface RunView {
  readonly id: string;
  readonly format: PaymentFile['format'];
  /** For a pain.001. */
  readonly version: string | null;
  readonly total: number;
  /** `expired`: the BFF has forgotten the batch; the results that were read before are still here. */
  readonly status: 'running' | 'completed' | 'cancelled' | 'expired';
  readonly startedAt: string;
  readonly estimatedEndAt: Batch['estimatedEndAt'];
  /** `true`: the BFF did not answer; the last known results are shown. */
  readonly stale: boolean;
  /** Names that the file cannot contain. */
  readonly notTakenOver: readonly NotTakenOver[];
  /** Increases with every change; used to ask for later changes. */
  readonly revision: number;
  /** The lines that have changed since the revision in the request; at first, all. */
  readonly lines: readonly LineView[];
}
