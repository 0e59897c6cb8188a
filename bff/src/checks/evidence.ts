import type { Evidence, Risk, RiskLevel, RiskSignal } from '@payee-check/shared/contract';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';
import { type Finding, type Findings, finalize } from './findings.ts';

/** What each provider contributed, without names. A provider that was asked in vain is listed as well. */
export function evidenceOf({ asked, nameChecks, ownership, history, details }: Findings): Evidence[] {
  const lastPaidAt = latestPayment(history);
  return [
    ...nameChecks.map((it): Evidence => {
      const common = {
        ...contribution(it),
        scheme: it.kind === 'answered' ? (it.answer.scheme ?? null) : null,
      };
      if (asked && !asked.name && !asked.identifiers) return { ...common, kind: 'account_status', result: stateOf(it) };
      const result = it.kind === 'failed' ? 'unable_to_verify' : finalize(it.answer).outcome;
      if (asked && !asked.name) return { ...common, kind: 'identifier_check', result };
      if (it.kind === 'failed') return { ...common, kind: 'name_check', result };
      return {
        ...common,
        kind: 'name_check',
        result,
        ...(asked?.identifiers && { identifiersCompared: it.answer.identifiersCompared === true }),
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
    ...history.map((it): Evidence => {
      const common = { ...contribution(it), kind: 'history' as const };
      if (it.kind === 'failed') {
        return { ...common, result: 'unavailable', paidBefore: null, lastPaidAt: null, nameConsistency: null };
      }
      const { paidBefore, nameConsistency } = it.answer;
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

/** What is told of a relation: that it is a word that is not known says no more than that there was no answer. */
function relationOf({ relation }: OwnershipAnswer): 'owner' | 'trustee' | 'not_connected' | 'unavailable' {
  return relation === 'unknown' ? 'unavailable' : relation;
}

/** There is one last payment, whoever knows of it: every source that was paid through gives the same date. */
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
 * How the signals weigh: `unknown` where nobody was asked, the answer did not come, or it says nothing of risk. What the
 * history warns of counts whether or not the details came.
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
 * warning: people write one name in several ways, and `close_match` is in the evidence for whoever wants to look.
 */
function historySignals(history: readonly Finding<HistoryAnswer>[]): RiskSignal[] {
  const isOther = history.some(
    (found) => found.kind === 'answered' && found.answer.paidBefore && found.answer.nameConsistency === 'no_match',
  );
  return isOther ? ['paid_before_under_another_name'] : [];
}
