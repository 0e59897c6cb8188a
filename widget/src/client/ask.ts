import type {
  AccountInput,
  AccountSummary,
  CheckRequest,
  CompletedCheck,
  Decision,
  PendingCheck,
  Shown,
} from '@payee-check/shared/contract';
import { PayeeCheckError } from '../errors.ts';
import { abortable } from './abortable.ts';
import type { Access } from './access.ts';
import { readCheck, readDetails } from './answer.ts';
import { type Answer, request } from './request.ts';
import { type OnChallenge, type Token, withToken } from './session.ts';

/** The BFF ends a check after 20 seconds at most (`CHECK_DEADLINE_MS`); nobody waits much longer for one. */
const PATIENCE_MS = 60_000;
const POLL_MS = { least: 250, most: 10_000 };

/**
 * Asks one question and waits for its answer, polling while it is pending.
 *
 * @throws {PayeeCheckError}
 */
export async function ask(
  access: Access,
  question: CheckRequest,
  signal: AbortSignal,
  onPending: (check: PendingCheck) => void,
  onChallenge?: OnChallenge,
): Promise<CompletedCheck> {
  const url = `${access.endpoint}/v1/checks`;
  const post = (token: Token) => request({ method: 'POST', url, token, body: question, signal });
  let answer = await withToken(access, signal, post, onChallenge);
  // Counted from here: a challenge before it may have taken a person minutes.
  const giveUpAt = Date.now() + PATIENCE_MS;
  let check = checkOf(answer);
  const { id } = check;
  while (check.status === 'pending') {
    if (Date.now() > giveUpAt) throw new PayeeCheckError('timeout');
    onPending(check);
    const wait = Math.min(Math.max(check.pollAfterMs, POLL_MS.least), POLL_MS.most);
    await abortable(() => new Promise((resolve) => setTimeout(resolve, wait)), signal);
    const location = pollUrl(answer.location, url, id);
    answer = await withToken(access, signal, (token) => request({ method: 'GET', url: location, token, signal }));
    check = checkOf(answer);
    // Another check's answer says nothing about this question.
    if (check.id !== id) throw new PayeeCheckError('malformed_answer');
  }
  return check;
}

/** Tells the BFF what the payer chose; its answer carries the receipt of that choice. */
export async function decide(
  access: Access,
  check: CompletedCheck,
  decision: Decision,
  signal: AbortSignal,
  shown?: Shown,
): Promise<CompletedCheck> {
  const url = `${access.endpoint}/v1/checks/${check.id}/decision`;
  const answer = await withToken(access, signal, (token) =>
    request({ method: 'POST', url, token, body: { decision, shown }, signal }),
  );
  const decided = checkOf(answer);
  if (
    decided.status !== 'completed' ||
    decided.id !== check.id ||
    decided.outcome !== check.outcome ||
    decided.decision !== decision
  ) {
    throw new PayeeCheckError('malformed_answer');
  }
  return decided;
}

/** What is known about an account without a name; `undefined` if the BFF has no answer. */
export async function details(
  access: Access,
  account: AccountInput,
  signal: AbortSignal,
): Promise<AccountSummary | undefined> {
  const answer = await withToken(access, signal, (token) =>
    access.accountDetails
      ? request({ method: 'POST', url: `${access.endpoint}/v1/accounts/details`, token, body: { account }, signal })
      : Promise.resolve(undefined),
  );
  return readDetails(answer?.body);
}

function checkOf(answer: Answer) {
  const check = readCheck(answer.body);
  if (!check) throw new PayeeCheckError('malformed_answer');
  return check;
}

/** `Location` is followed only on the BFF's own origin, because the token is sent along. */
function pollUrl(location: string | null, checksUrl: string, id: string): string {
  try {
    const base = new URL(checksUrl);
    const url = new URL(location ?? '', base);
    if (url.origin === base.origin && url.pathname.endsWith(`/v1/checks/${id}`)) return url.href;
  } catch {
    // Not a URL: the id is enough.
  }
  return `${checksUrl}/${id}`;
}
