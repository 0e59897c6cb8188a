import type {
  AccountStatus,
  Environment,
  Evidence,
  ProviderName,
  Reason,
  Risk,
  RiskLevel,
  RiskSignal,
} from '@payee-check/shared/contract';
import type { FailureReason, ProviderErrorCode } from '../outbound/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';

/** The result of one call: an answer, or the reason a payer would be given for its absence. */
export type Finding<T> = {
  readonly provider: ProviderName;
  readonly environment: Environment;
  /** Whole milliseconds. */
  readonly elapsedMs: number;
} & (
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly code?: ProviderErrorCode }
);

/** All findings for one question that arrived in time. */
export interface Findings {
  /**
   * `false` if, according to their documentation, no provider that could say who owns an account covers such accounts.
   */
  readonly accountSupported: boolean;
  /**
   * `true` if some provider checks names for such accounts, whether or not it could be asked; `false` leaves the outcome
   * to ownership.
   */
  readonly nameCheckSupported: boolean;
  /** Whether a name and whether identifiers were asked about. */
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

/**
 * Reasons that leave the question open, so that another provider is asked, or proof of ownership counts. Anything else
 * is final.
 */
const OPEN_REASONS = ['provider_unavailable', 'bank_timeout', 'bank_unavailable', 'bank_unsupported'] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

function isOpen(reason: Reason): reason is OpenReason {
  return OPEN_REASONS.some((open) => open === reason);
}

/**
 * An answer as it may be used: an account that is not active, or a verdict beside a status that contradicts it, is
 * `unable_to_verify`, whatever the name verdict says, and the name is removed.
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

/** What each provider contributed, without names. A provider that gave no answer is listed as well. */
export function evidenceOf({ asked, nameChecks, ownership, history, details }: Findings): Evidence[] {
  const lastPaidAt = latestPayment(history);
  return [
    ...nameChecks.map((check): Evidence => {
      const common = {
        ...contribution(check),
        scheme: check.kind === 'answered' ? (check.answer.scheme ?? null) : null,
      };
      if (asked && !asked.name && !asked.identifiers)
        return { ...common, kind: 'account_status', result: stateOf(check) };
      const result = check.kind === 'failed' ? 'unable_to_verify' : finalize(check.answer).outcome;
      if (asked && !asked.name) return { ...common, kind: 'identifier_check', result };
      if (check.kind === 'failed') return { ...common, kind: 'name_check', result };
      return {
        ...common,
        kind: 'name_check',
        result,
        ...(asked?.identifiers && { identifiersCompared: check.answer.identifiersCompared === true }),
      };
    }),
    ...(ownership === null
      ? []
      : [
          {
            ...contribution(ownership),
            kind: 'ownership',
            result: ownership.kind === 'failed' ? 'unavailable' : relationOf(ownership.answer),
          } satisfies Evidence,
        ]),
    ...history.map((found): Evidence => {
      const common = { ...contribution(found), kind: 'history' as const };
      if (found.kind === 'failed') {
        return { ...common, result: 'unavailable', paidBefore: null, lastPaidAt: null, nameConsistency: null };
      }
      const { paidBefore, nameConsistency } = found.answer;
      return paidBefore
        ? { ...common, result: 'paid_before', paidBefore, lastPaidAt, nameConsistency }
        : { ...common, result: 'not_paid_before', paidBefore, lastPaidAt: null, nameConsistency };
    }),
    ...(details === null
      ? []
      : [
          {
            ...contribution(details),
            kind: 'account_details',
            result: details.kind === 'failed' ? 'unavailable' : details.answer.found ? 'found' : 'not_found',
            number: details.kind === 'failed' ? null : (details.answer.number ?? null),
          } satisfies Evidence,
        ]),
  ];
}

function stateOf(found: Finding<NameCheckAnswer>) {
  return found.kind === 'failed' ? ('unavailable' as const) : (found.answer.accountStatus ?? ('unknown' as const));
}

/** How a relation is reported: an unknown code means no more than a missing answer. */
function relationOf({ relation }: OwnershipAnswer): 'owner' | 'trustee' | 'not_connected' | 'unavailable' {
  return relation === 'unknown' ? 'unavailable' : relation;
}

/** The last payment is reported once, whoever knows of it: every source that it went through gives the same date. */
function latestPayment(history: Findings['history']): string | null {
  let latest: string | null = null;
  for (const found of history) {
    const at = found.kind === 'answered' && found.answer.paidBefore ? found.answer.lastPaidAt : null;
    if (at !== null && (latest === null || Date.parse(at) > Date.parse(latest))) latest = at;
  }
  return latest;
}

function contribution(finding: Finding<{ readonly reference: string | null }>) {
  return {
    provider: finding.provider,
    environment: finding.environment,
    scheme: null,
    reference: finding.kind === 'answered' ? finding.answer.reference : null,
    elapsedMs: finding.elapsedMs,
  };
}

const LEVELS: Record<RiskSignal, Extract<RiskLevel, 'caution' | 'high'>> = {
  listed_on_web: 'caution',
  recently_first_seen: 'caution',
  account_number_invalid: 'caution',
  bank_unknown: 'caution',
  account_number_doubtful: 'caution',
  paid_before_under_another_name: 'caution',
  listed_as_fraud: 'high',
  fake_generator: 'high',
};

/**
 * The level of the signals: `unknown` if nobody was asked, no answer came, or it says nothing about risk. A warning
 * from the history counts whether or not the details arrived.
 */
export function assessRisk(
  details: Finding<DetailsAnswer> | null,
  history: readonly Finding<HistoryAnswer>[] = [],
): Risk {
  const looked = details?.kind === 'answered' ? details.answer.signals : null;
  const signals = [...new Set([...(looked ?? []), ...historySignals(history)])];
  if (signals.some((signal) => LEVELS[signal] === 'high')) return { level: 'high', signals };
  if (signals.length > 0) return { level: 'caution', signals };
  return { level: looked === null ? 'unknown' : 'none', signals };
}

/**
 * One source that knows another name is enough, whatever the others say. A name that is only spelled differently is no
 * warning: people write one name in several ways, and `close_match` is in the evidence for those who want to look.
 */
function historySignals(history: readonly Finding<HistoryAnswer>[]): RiskSignal[] {
  const isOther = history.some(
    (found) => found.kind === 'answered' && found.answer.paidBefore && found.answer.nameConsistency === 'no_match',
  );
  return isOther ? ['paid_before_under_another_name'] : [];
}
