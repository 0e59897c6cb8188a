import type { Customer, Question } from '../domain/question.ts';
import type { CallContext, DetailsAnswer, OwnershipAnswer } from '../providers/provider.ts';
import { type Clock, startTimer } from '../time/clock.ts';
import { OVER } from '../time/within.ts';
import { attempt } from './attempt.ts';
import type { Finding, Findings } from './findings.ts';
import { checkName } from './name-check.ts';
import type { Plan } from './plan.ts';
import { openReason } from './settle.ts';

/** What runs beside the name check gets this much more when the verdict is in. */
export const GRACE_MS = 400;

export interface GatherOptions {
  readonly clock: Clock;
  /** `PROVIDER_TIMEOUT_MS`. */
  readonly timeoutMs: number;
  /** How the account's details are had: from memory, or from the first provider of the plan; `null`: nobody knows. */
  details(context: CallContext): Promise<Finding<DetailsAnswer> | null>;
}

/**
 * Asks everyone in the plan within the context's deadline: the name check with its fall-over, and beside it details,
 * ownership and history, which never fail it and delay it by {@link GRACE_MS} at most. Where no bank settles the
 * question, ownership decides, and is waited for. Never rejects; leaves no call behind.
 */
export async function gather(
  plan: Plan,
  question: Question,
  customer: Customer,
  context: CallContext,
  options: GatherOptions,
): Promise<Findings> {
  const { clock } = options;
  const asked = { accountSupported: plan.accountSupported, nameCheckSupported: plan.nameCheck.length > 0 };
  if (plan.details.length === 0 && plan.ownership.length === 0 && plan.history.length === 0) {
    // A bank's verdict and nothing beside it, as most checks are: nobody is to be waited for or cut off.
    const nameChecks = await checkName(plan.nameCheck, question, context, options);
    return { ...asked, nameChecks, details: null, ownership: null, history: [] };
  }
  const companions = new AbortController();
  const stop = () => companions.abort(OVER);
  if (context.signal.aborted) stop();
  else context.signal.addEventListener('abort', stop, { once: true });
  const { deadline, correlation, claimant } = context;
  const beside = { signal: companions.signal, deadline, correlation, ...(claimant && { claimant }) };

  const details = options.details(beside);
  const owner = plan.ownership.find((provider) => provider.isAvailable()) ?? plan.ownership[0];
  const ownership =
    owner === undefined
      ? Promise.resolve(null)
      : attempt(owner, clock, () =>
          // Alone, it decides: then the payer is told that it takes longer, as with a bank.
          owner.ownership(
            question,
            customer,
            plan.nameCheck.length === 0 ? { ...context, ...beside } : { ...beside, decisive: false },
          ),
        );
  const history = Promise.all(
    plan.history.map((provider) => attempt(provider, clock, () => provider.history(question, customer, beside))),
  );

  try {
    const nameChecks = await checkName(plan.nameCheck, question, context, options);
    const last = nameChecks.at(-1);
    if (last === undefined || openReason(last) !== null) await ownership;
    const companionsDone = Promise.all([details, ownership, history]);
    if (plan.nameCheck.length > 0 || owner !== undefined) {
      const grace = startTimer(clock, Math.max(0, Math.min(GRACE_MS, context.deadline - clock.now())));
      await Promise.race([companionsDone, grace.over]).finally(grace.cancel);
    } else {
      // There is no verdict to be held up.
      await companionsDone;
    }
    // Whoever has not answered by now is cut off, and answers that it was.
    stop();
    const [detailsFinding, ownershipFinding, historyFindings] = await companionsDone;
    return {
      ...asked,
      nameChecks,
      details: detailsFinding,
      ownership: ownershipFinding === null ? null : labelled(ownershipFinding),
      history: historyFindings,
    };
  } finally {
    context.signal.removeEventListener('abort', stop);
  }
}

/** A bank that is made up makes a sandbox of an answer, wherever the provider itself is asked. */
function labelled(finding: Finding<OwnershipAnswer>): Finding<OwnershipAnswer> {
  const environment = finding.kind === 'answered' ? finding.answer.environment : undefined;
  return environment === undefined ? finding : { ...finding, environment };
}
