import type { AccountStatus, Reason } from '@payee-check/shared/contract';
import type { NameCheckAnswer } from '../providers/provider.ts';
import type { Finding } from './findings.ts';

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
export function settle(answer: NameCheckAnswer): NameCheckAnswer {
  const { accountStatus, reference, scheme = null } = answer;
  if (accountStatus === null || accountStatus === 'active') return answer;
  if (answer.outcome === 'unable_to_verify' && !isOpen(answer.reason)) return answer;
  return { outcome: 'unable_to_verify', reason: STATUS_REASONS[accountStatus], accountStatus, reference, scheme };
}

/** Why a name check leaves the question open; `null` if it settles it. */
export function openReason(finding: Finding<NameCheckAnswer>): OpenReason | null {
  if (finding.kind === 'failed') return finding.reason;
  const answer = settle(finding.answer);
  return answer.outcome === 'unable_to_verify' && answer.final !== true && isOpen(answer.reason) ? answer.reason : null;
}
