import type { Question } from '../domain/question.ts';
import type { CallContext, NameCheckAnswer } from '../providers/provider.ts';
import type { Clock } from '../time/clock.ts';
import { attempt } from './attempt.ts';
import type { Finding } from './findings.ts';
import type { Plan } from './plan.ts';
import { openReason } from './settle.ts';

/** Too little for a bank to answer in. */
const SHORTEST_CALL_MS = 50;

/**
 * Asks the providers in order until one settles the question or the time is up: a verdict is final, and so is any
 * reason that says something of the account. A provider whose circuit is open is passed over.
 */
export async function checkName(
  providers: Plan['nameCheck'],
  question: Question,
  context: CallContext,
  { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
): Promise<Finding<NameCheckAnswer>[]> {
  const findings: Finding<NameCheckAnswer>[] = [];
  for (const [index, provider] of providers.entries()) {
    const leftMs = context.deadline - clock.now();
    if (context.signal.aborted || leftMs < SHORTEST_CALL_MS) break;
    if (!provider.isAvailable()) continue;
    const another = providers.slice(index + 1).some((next) => next.isAvailable());
    const time = share(clock.now(), leftMs, timeoutMs, another);
    const finding = await attempt(provider, clock, () => provider.checkName(question, { ...context, ...time }));
    findings.push(finding);
    if (openReason(finding) === null) break;
  }
  return findings;
}

/**
 * How long one provider has. The last that can answer has all that is left: nothing is gained by giving up sooner. While
 * another could still be asked, half of what is left, and `PROVIDER_TIMEOUT_MS` of that to answer or to say that it will
 * answer later.
 */
function share(now: number, leftMs: number, timeoutMs: number, another: boolean) {
  if (!another) return { deadline: now + leftMs, answerBy: now + leftMs };
  const deadline = now + leftMs / 2;
  return { deadline, answerBy: Math.min(now + timeoutMs, deadline) };
}
