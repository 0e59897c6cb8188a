import type { Risk, RiskLevel, RiskSignal } from '@payee-check/shared/contract';
import type { DetailsAnswer, HistoryAnswer } from '../providers/provider.ts';
import type { Finding } from './findings.ts';

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
