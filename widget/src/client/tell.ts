import type { CheckRequest, CompletedCheck, Decision, Shown } from '@payee-check/shared/contract';
import { PayeeCheckError } from '../errors.ts';
import type { Access } from './access.ts';
import { ask, decide } from './ask.ts';
import { CheckGoneError } from './request.ts';
import { renew } from './session.ts';

/** The payer's choice, and the check that it is about. */
export interface Choice {
  decision: Decision;
  check: CompletedCheck;
  /** The question, to ask it again. */
  question: CheckRequest;
  /** What was on the screen. */
  shown?: Shown | undefined;
}

/** `decided`: the check with the decision, and as it was before; `another`: the answer differs from the one that was decided on. */
export type Told =
  | { kind: 'decided'; check: CompletedCheck; before: CompletedCheck }
  | { kind: 'another'; check: CompletedCheck };

/**
 * Sends the payer's choice to the BFF. If the session has expired, the BFF no longer knows the check: then the question
 * is asked again in a new one, and the choice holds only if the answer is what the payer saw when they made it.
 *
 * @throws {PayeeCheckError} if the choice could not be sent
 */
export async function tell(access: Access, choice: Choice, signal: AbortSignal, pending: () => void): Promise<Told> {
  const { decision, check, question, shown } = choice;
  try {
    return { kind: 'decided', check: await decide(access, check, decision, signal, shown), before: check };
  } catch (error) {
    if (!(error instanceof PayeeCheckError) || !isForgotten(error)) throw error;
    if (error.code === 'origin_not_allowed') renew(access);
  }
  const again = await ask(access, question, signal, pending);
  if (!isSameAnswer(check, again)) return { kind: 'another', check: again };
  return { kind: 'decided', check: await decide(access, again, decision, signal, shown), before: again };
}

/** The check, or the session that it belonged to, is no longer known. */
const isForgotten = (error: PayeeCheckError): boolean =>
  error instanceof CheckGoneError || error.code === 'origin_not_allowed' || error.code === 'session_expired';

/** Whether two answers say the same to the payer. */
export function isSameAnswer(one: CompletedCheck, other: CompletedCheck): boolean {
  const said = ({ outcome, reason, registeredName, risk }: CompletedCheck) =>
    JSON.stringify([outcome, reason, registeredName, risk.level, [...risk.signals].sort()]);
  return said(one) === said(other);
}
