import { type Check, checkResponse, problem, problems } from '@payee-check/shared/contract';
import type { Question } from './questions.ts';

/** A tally of the answers. */
export interface Tally {
  /** Completed with the right outcome. */
  right: number;
  /** Completed as `unable_to_verify` although the bank would have given a verdict: the acceptable way to fail. */
  couldNotCheck: number;
  /** Completed with any other outcome, or with a name that the outcome may not have. */
  wrong: number;
  /** Answered 202, to be polled. */
  pending: number;
  /** Refused with a problem of the contract, by its code. */
  readonly refused: Map<string, number>;
  /** Neither a check nor a problem of the contract, or with the wrong status, or incomplete. */
  readonly outside: string[];
}

export function createTally(): Tally {
  return { right: 0, couldNotCheck: 0, wrong: 0, pending: 0, refused: new Map(), outside: [] };
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/** Compares an answer with the contract and the question; returns the check, if it is one. */
export function judge(
  tally: Tally,
  question: Pick<Question, 'expected'>,
  answer: { readonly status: number; readonly body: string; readonly retryAfter: string | null },
): Check | null {
  const { status, body, retryAfter } = answer;
  const json = parsed(body);
  const { data: refusal } = problem.safeParse(json);
  if (refusal !== undefined) {
    const { code } = refusal;
    const inStep = problems[code].status === status && ((status !== 503 && status !== 429) || retryAfter !== null);
    if (!inStep) tally.outside.push(`${status} ${body.slice(0, 200)}`);
    tally.refused.set(code, (tally.refused.get(code) ?? 0) + 1);
    return null;
  }
  const { data: answered } = checkResponse.safeParse(json);
  const inStep = answered !== undefined && (answered.check.status === 'pending' ? 202 : 200) === status;
  if (answered === undefined || !(inStep || (status === 200 && answered.check.status === 'pending'))) {
    tally.outside.push(`${status} ${body.slice(0, 200)}`);
    return null;
  }
  const { check } = answered;
  if (check.status === 'pending') tally.pending += 1;
  else judgeVerdict(tally, question, check);
  return check;
}

function judgeVerdict(
  tally: Tally,
  { expected }: Pick<Question, 'expected'>,
  { outcome, registeredName }: Extract<Check, { status: 'completed' }>,
): void {
  const named = registeredName !== undefined;
  if (named && (outcome !== 'close_match' || registeredName !== 'Jane Doe')) tally.wrong += 1;
  else if (outcome === expected) tally.right += 1;
  else if (outcome === 'unable_to_verify') tally.couldNotCheck += 1;
  else tally.wrong += 1;
}
