import type { Risk, RiskLevel, RiskSignal } from '@payee-check/shared/contract';
import type { DetailsAnswer } from '../providers/provider.ts';
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

/** How the signals weigh: `unknown` where nobody was asked, the answer did not come, or it says nothing of risk. */
export function assessRisk(details: Finding<DetailsAnswer> | null): Risk {
  if (details?.kind !== 'answered' || details.answer.signals === null) return { level: 'unknown', signals: [] };
  const signals = [...new Set(details.answer.signals)];
  if (signals.some((signal) => LEVELS[signal] === 'high')) return { level: 'high', signals };
  return { level: signals.length > 0 ? 'caution' : 'none', signals };
}
