import type {
  AccountStatus,
  Bank,
  Basis,
  Evidence,
  Outcome,
  ProviderName,
  Reachability,
  Reason,
  Risk,
} from '@payee-check/shared/contract';
import type { OwnershipAnswer } from '../providers/provider.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { assessRisk, evidenceOf, type Finding, type Findings, finalize, openReason } from './findings.ts';

/** What a check concludes. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Set only with `close_match`, and only if the bank sent it and it may be disclosed. */
  readonly registeredName: string | null;
  readonly basis: Basis;
  readonly accountStatus: AccountStatus;
  readonly bank: Bank | null;
  readonly reachability: Reachability | null;
  readonly risk: Risk;
  readonly evidence: readonly Evidence[];
  /** The provider whose answer decided; `null` if none did. */
  readonly decidedBy: ProviderName | null;
}

type Verdict = Pick<Conclusion, 'outcome' | 'reason' | 'registeredName' | 'basis' | 'accountStatus' | 'decidedBy'>;

/**
 * Combines all findings into one result. A bank's answer decides; without one, proof that the account is the customer's
 * own does. History and account details inform and never make a match.
 *
 * @param mayDisclose Whether a close match may carry the registered name.
 */
export function decide(findings: Findings, mayDisclose: boolean): Conclusion {
  const details = findings.details?.kind === 'answered' ? findings.details.answer : null;
  return {
    ...(bankVerdict(findings, mayDisclose) ?? ownershipVerdict(findings)),
    bank: details?.bank ?? null,
    reachability: details?.reachability ?? null,
    risk: assessRisk(findings.details, findings.history),
    evidence: evidenceOf(findings),
  };
}

/** What the bank says; `null` if no bank settled the question. */
function bankVerdict(findings: Findings, mayDisclose: boolean): Verdict | null {
  const { nameChecks } = findings;
  const last = nameChecks.at(-1);
  if (last?.kind !== 'answered' || openReason(last) !== null) return null;
  const isByIdentifiers = last.answer.compared === 'identifiers';
  // Without a name comparison there is no close match.
  const isClose = isByIdentifiers && last.answer.outcome === 'close_match';
  const answer = isClose ? NO_NAME_WAS_CLOSE : finalize(last.answer);
  const isStateAlone = last.answer.compared === 'nothing' && answer.accountStatus === 'active';
  return {
    outcome: answer.outcome,
    // If nothing about the holder was asked, nothing is wrong.
    reason: isStateAlone ? null : answer.reason,
    registeredName: answer.outcome === 'close_match' && mayDisclose ? answer.registeredName : null,
    basis: answer.outcome === 'unable_to_verify' ? null : isByIdentifiers ? 'identifier_check' : 'name_check',
    accountStatus: answer.accountStatus ?? (NOT_ACTIVE.has(answer.reason) ? null : toldStatus(findings)),
    decidedBy: last.provider,
  };
}

const NO_NAME_WAS_CLOSE = { outcome: 'unable_to_verify', reason: 'bank_unavailable', accountStatus: null } as const;

/** That the account is active, if a bank said so that could say nothing about the name. */
function toldStatus({ nameChecks }: Findings): AccountStatus {
  const isActive = nameChecks.some(
    (check) => check.kind === 'answered' && finalize(check.answer).accountStatus === 'active',
  );
  return isActive ? 'active' : null;
}

const NOT_ACTIVE: ReadonlySet<Reason | null> = new Set<Reason>([
  'account_not_found',
  'account_closed',
  'account_inactive',
  'account_switched',
]);

/** What can be said without a bank's answer. */
function ownershipVerdict(findings: Findings): Verdict {
  const common = { registeredName: null, accountStatus: toldStatus(findings) } as const;
  if (findings.ownership?.kind === 'answered' && findings.ownership.answer.relation === 'owner') {
    // If the name is known as well (in Ibanity's sandbox), a different one is no match, whoever owns the account.
    const outcome = findings.ownership.answer.nameComparison ?? 'match';
    return { ...common, outcome, reason: null, basis: 'ownership', decidedBy: findings.ownership.provider };
  }
  return { ...common, outcome: 'unable_to_verify', reason: whyUnable(findings), basis: null, decidedBy: null };
}

function whyUnable({ accountSupported, nameCheckSupported, nameChecks, ownership }: Findings): Reason {
  if (!accountSupported) return 'bank_unsupported';
  if (!nameCheckSupported) return ownership === null ? 'not_checkable' : whyNotOwner(ownership);
  // What is known about the bank says more than that one of the providers was away.
  const reasons = nameChecks.map(openReason).filter((reason) => reason !== null);
  return reasons.findLast((reason) => reason !== 'provider_unavailable') ?? 'provider_unavailable';
}

/** Why ownership proves nothing, if it was the only thing that could be asked about. */
function whyNotOwner(ownership: Finding<OwnershipAnswer>): Reason {
  if (ownership.kind === 'failed') return ownership.reason;
  // A trustee's account is connected, but is not the customer's own; the evidence says so. There will be no other
  // answer.
  return ownership.answer.relation === 'not_connected' ? 'account_not_connected' : 'not_checkable';
}

/**
 * `2026-01-02T00:00:00.000Z`: the month helps a payer; the exact time at which a merchant pays somebody is nobody's
 * business.
 */
const MONTH_CHARACTERS = '2026-01'.length;

type History = Findings['history'];

const toTheMonth = (history: History): History =>
  history.map((finding) => {
    if (finding.kind === 'failed') return finding;
    const { lastPaidAt } = finding.answer;
    return { ...finding, answer: { ...finding.answer, lastPaidAt: lastPaidAt?.slice(0, MONTH_CHARACTERS) ?? null } };
  });

/**
 * The conclusion of a check as far as the asker may see it. A page learns the month of earlier payments, never together
 * with a name that does not match, and, like a registered name, only while the limits on disclosures allow it. The
 * merchant's own server sees them in full.
 *
 * @param mayDisclose Asked once, if there is something to disclose.
 */
export async function disclose(
  findings: Findings,
  told: SessionClaims['history'],
  mayDisclose: () => Promise<boolean>,
): Promise<Conclusion> {
  const open = decide(findings, true);
  const { outcome, registeredName } = open;
  const toServer = told === 'all';
  const tellable = toServer
    ? findings.history
    : outcome === 'no_match' || told === 'none'
      ? []
      : toTheMonth(findings.history);
  const hasHistory = !toServer && tellable.some(({ kind }) => kind === 'answered');
  const allowed = registeredName === null && !hasHistory ? true : await mayDisclose();
  if (allowed && findings.history.length === 0) return open;
  return decide({ ...findings, history: allowed || toServer ? tellable : [] }, allowed);
}
