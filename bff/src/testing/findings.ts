import type { AccountStatus, Outcome, Reason, RiskSignal } from '@payee-check/shared/contract';
import type { Finding, Findings } from '../checks/findings.ts';
import type { FailureReason } from '../outbound/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';

export const NAME = 'Jane M. Doe';

const answered = <T>(answer: T, provider: Finding<T>['provider'] = 'ibantrack'): Finding<T> => ({
  provider,
  environment: 'live',
  elapsedMs: 12,
  kind: 'answered',
  answer,
});
export const failed = (reason: FailureReason, provider: Finding<never>['provider'] = 'ibantrack'): Finding<never> => ({
  provider,
  environment: 'live',
  elapsedMs: 34,
  kind: 'failed',
  reason,
});

type Said = 'match' | 'close' | 'close_personal' | 'no_match' | 'identifier_mismatch' | Reason;

/** A bank's answer. */
export function bank(said: Said, accountStatus: AccountStatus = null): Finding<NameCheckAnswer> {
  const common = { accountStatus, reference: 'ref-1', scheme: null };
  switch (said) {
    case 'match':
      return answered({ ...common, outcome: 'match', reason: null });
    case 'close':
      return answered({ ...common, outcome: 'close_match', reason: null, registeredName: NAME });
    case 'close_personal':
      return answered({ ...common, outcome: 'close_match', reason: 'account_is_personal', registeredName: null });
    case 'no_match':
      return answered({ ...common, outcome: 'no_match', reason: null });
    case 'identifier_mismatch':
      return answered({ ...common, outcome: 'no_match', reason: 'identifier_mismatch' });
    default:
      return answered({ ...common, outcome: 'unable_to_verify', reason: said });
  }
}

export const owner = (
  relation: OwnershipAnswer['relation'],
  nameComparison: OwnershipAnswer['nameComparison'] = null,
): Finding<OwnershipAnswer> => answered({ relation, nameComparison, reference: 'acc-1' }, 'ibanity');

export const details = (signals: RiskSignal[] | null): Finding<DetailsAnswer> =>
  answered({ found: true, bank: null, reachability: null, number: null, signals, reference: null }, 'ibanbic');

export const history = (nameConsistency: Outcome | null): Finding<HistoryAnswer> =>
  answered({ paidBefore: true, lastPaidAt: '2026-01-02T00:00:00.000Z', nameConsistency, reference: null }, 'ibanera');

export const NOTHING: Findings = {
  accountSupported: true,
  nameCheckSupported: true,
  nameChecks: [],
  ownership: null,
  history: [],
  details: null,
};
export const IBANITY_ALONE = { nameCheckSupported: false } as const;
