import type { AccountStatus, Environment, ProviderName, Reason } from '@payee-check/shared/contract';
import type { FailureReason } from '../outbound/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';

/** What became of one call: an answer, or the reason that a payer would be told for there being none. */
export type Finding<T> = {
  readonly provider: ProviderName;
  readonly environment: Environment;
  /** Whole milliseconds. */
  readonly elapsedMs: number;
} & ({ readonly kind: 'answered'; readonly answer: T } | { readonly kind: 'failed'; readonly reason: FailureReason });

/** Everything that was found out for one question, in time. */
export interface Findings {
  /** `false` if every provider that could say whose an account is leaves such accounts out, by what it documents. */
  readonly accountSupported: boolean;
  /**
   * `true` if some provider checks names for such accounts, whether or not it could be asked; `false` leaves the outcome
   * to ownership.
   */
  readonly nameCheckSupported: boolean;
  /** What was asked beside, or in place of, the name. */
  readonly asked?: { readonly name: boolean; readonly identifiers: boolean };
  /** In the order in which they were asked; the last one decides. */
  readonly nameChecks: readonly Finding<NameCheckAnswer>[];
  /** `null`: nobody was asked. */
  readonly ownership: Finding<OwnershipAnswer> | null;
  readonly history: readonly Finding<HistoryAnswer>[];
  readonly details: Finding<DetailsAnswer> | null;
}

type OtherThanActive = Exclude<AccountStatus, 'active' | null>;

const STATUS_REASONS: Record<OtherThanActive, Reason> = {
  closed: 'account_closed',
  inactive: 'account_inactive',
  switched: 'account_switched',
  not_found: 'account_not_found',
  forbidden: 'payee_opted_out',
};

/** What leaves the question open, so that another provider is asked, or proof of ownership counts. Anything else is final. */
const OPEN_REASONS = ['provider_unavailable', 'bank_timeout', 'bank_unavailable', 'bank_unsupported'] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

function isOpen(reason: Reason): reason is OpenReason {
  return OPEN_REASONS.some((open) => open === reason);
}

/**
 * An answer as it may be used: an account that is not active, or a verdict beside a status that contradicts it, is
 * `unable_to_verify`, whatever the name verdict says, and the name is gone.
 */
export function finalize(answer: NameCheckAnswer): NameCheckAnswer {
  const { accountStatus, reference, scheme = null } = answer;
  if (accountStatus === null || accountStatus === 'active') return answer;
  if (answer.outcome === 'unable_to_verify' && !isOpen(answer.reason)) return answer;
  return { outcome: 'unable_to_verify', reason: STATUS_REASONS[accountStatus], accountStatus, reference, scheme };
}

/** Why a name check leaves the question open; `null` if it settles it. */
export function openReason(finding: Finding<NameCheckAnswer>): OpenReason | null {
  if (finding.kind === 'failed') return finding.reason;
  const answer = finalize(finding.answer);
  return answer.outcome === 'unable_to_verify' && answer.final !== true && isOpen(answer.reason) ? answer.reason : null;
}
