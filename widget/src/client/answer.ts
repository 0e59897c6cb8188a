import type { AccountSummary, Check, CompletedCheck, Risk } from '@payee-check/shared/contract';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): value is string => typeof value === 'string' && value !== '';
const textOrNull = (value: unknown): boolean => value === null || text(value);
const oneOf = (words: string) => (value: unknown) => text(value) && words.split(' ').includes(value);

const isOutcome = oneOf('match close_match no_match unable_to_verify');
const isRiskLevel = oneOf('unknown none caution high');

/**
 * A check from the BFF's answer, or `undefined` if a part on which the element relies does not fit the contract.
 * Written by hand, because the contract's zod schemas would weigh more than the element.
 */
export function readCheck(body: unknown): Check | undefined {
  const check = isRecord(body) ? body.check : undefined;
  if (!isRecord(check) || !/^chk_[\w-]+$/.test(String(check.id)) || !isAccount(check.account)) return undefined;
  if (isPending(check) || isCompleted(check)) return check;
  return undefined;
}

function isPending(
  check: Record<string, unknown>,
): check is Record<string, unknown> & Extract<Check, { status: 'pending' }> {
  return check.status === 'pending' && typeof check.pollAfterMs === 'number';
}

function isCompleted(check: Record<string, unknown>): check is Record<string, unknown> & CompletedCheck {
  const name = check.registeredName;
  return (
    check.status === 'completed' &&
    isOutcome(check.outcome) &&
    textOrNull(check.reason) &&
    // A name with any other outcome is an error of the BFF, and an erroneous answer counts as none.
    (name === undefined || (text(name) && check.outcome === 'close_match')) &&
    isRisk(check.risk) &&
    (check.decision === null || isPossible(check.decision, check.outcome, name, check.risk)) &&
    Array.isArray(check.evidence) &&
    check.evidence.every(isRecord) &&
    text(check.receipt)
  );
}

/** The registered name can be chosen only if there is one; to continue, only after a warning or an alarm. */
function isPossible(decision: unknown, outcome: unknown, registeredName: unknown, { level }: Risk): boolean {
  if (decision === 'use_registered_name') return registeredName !== undefined;
  return decision === 'continue_anyway' && (outcome !== 'match' || level === 'high');
}

function isAccount(account: unknown): account is AccountSummary {
  if (!isRecord(account)) return false;
  const bank = account.bank;
  return (
    text(account.masked) && (bank === null || bank === undefined || (isRecord(bank) && textOrNull(bank.name ?? null)))
  );
}

function isRisk(risk: unknown): risk is Risk {
  return isRecord(risk) && isRiskLevel(risk.level) && Array.isArray(risk.signals) && risk.signals.every(text);
}

/** The account in an answer to `POST /v1/accounts/details`. */
export function readDetails(body: unknown): AccountSummary | undefined {
  const account = isRecord(body) ? body.account : undefined;
  return isAccount(account) ? account : undefined;
}
