import type { Change, Check, CompletedCheck, Outcome, ReceiptClaims, RiskLevel } from '@payee-check/shared/contract';

/** The part of an old receipt that a new answer is compared with. Lines of batches have no customer, and so no `basis`. */
export type Before = Pick<
  ReceiptClaims,
  'outcome' | 'reason' | 'decision' | 'risk' | 'account_status' | 'identifiers_compared'
> &
  Partial<Pick<ReceiptClaims, 'basis'>>;

/** Higher is better: no answer ranks below a close match, and above a no. */
const RANK: Readonly<Record<Outcome, number>> = { match: 3, close_match: 2, unable_to_verify: 1, no_match: 0 };

/** That nobody checked says nothing about the payee. */
const DANGER: Readonly<Record<RiskLevel, number>> = { unknown: 0, none: 0, caution: 1, high: 2 };

/** Reasons that say only that nothing was found out. */
const NO_ANSWER: ReadonlySet<string | null> = new Set([
  'provider_unavailable',
  'bank_timeout',
  'bank_unavailable',
  'interrupted',
  'not_checkable',
]);

const isAnswer = ({ outcome, reason }: { readonly outcome: Outcome; readonly reason: string | null }) =>
  outcome !== 'unable_to_verify' || !NO_ANSWER.has(reason);

/** No bank said anything this time: that the account is the customer's own is all that is known. */
const isOwnershipAlone = ({ evidence }: CompletedCheck) =>
  evidence.some(({ kind, result }) => kind === 'ownership' && result === 'owner') &&
  evidence.every(
    ({ kind, result }) => (kind !== 'name_check' && kind !== 'identifier_check') || result === 'unable_to_verify',
  );

const comparesIdentifiers = ({ evidence }: CompletedCheck) =>
  evidence.some((each) => each.kind === 'name_check' && each.identifiersCompared === true);

/** What a bank said before, a no perhaps, still stands if it was not asked about the same this time, or did not answer. */
const isLessThanBefore = (old: Before, now: CompletedCheck) =>
  (isOwnershipAlone(now) && old.basis !== 'ownership' && isAnswer(old)) ||
  (old.identifiers_compared === true && !comparesIdentifiers(now));

/** If the payer took the registered name, the new check asks about that name, so a match then means no change. */
const before = ({ outcome, reason, decision }: Before) =>
  outcome === 'close_match' && decision === 'use_registered_name'
    ? { outcome: 'match' as const, reason: null }
    : { outcome, reason };

/** An account that is no longer active; if the bank did not say, nothing has changed. */
const isStopped = (status: string | null) => status !== null && status !== 'active';

function isWorse(old: Before, now: CompletedCheck): boolean {
  return (
    RANK[now.outcome] < RANK[before(old).outcome] ||
    DANGER[now.risk.level] > DANGER[old.risk.level] ||
    (isStopped(now.account.status) && !isStopped(old.account_status))
  );
}

function isOther(old: Before, now: CompletedCheck): boolean {
  const { outcome, reason } = before(old);
  const known = new Set(old.risk.signals);
  const { signals } = now.risk;
  const hasOtherRisk =
    now.risk.level !== 'unknown' && (signals.length !== known.size || signals.some((signal) => !known.has(signal)));
  const hasOtherStatus =
    now.account.status !== null && old.account_status !== null && now.account.status !== old.account_status;
  return outcome !== now.outcome || reason !== now.reason || hasOtherRisk || hasOtherStatus;
}

/** What has changed since a receipt was issued, according to a new check. */
export function changeOf(old: Before, now: Check): Change {
  if (now.status === 'pending' || !isAnswer(now)) return null;
  if (isWorse(old, now)) return 'worse';
  if (isLessThanBefore(old, now)) return null;
  return isOther(old, now) ? 'changed' : 'same';
}
