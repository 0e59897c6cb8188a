import type { Environment, ProviderName } from '@payee-check/shared/contract';
import type { Account, Customer, Question } from '../domain/question.ts';
import { ProviderError } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type {
  CallContext,
  DetailsAnswer,
  NameCheckAnswer,
  OwnershipAnswer,
  Provider,
  StatusAnswer,
} from '../providers/provider.ts';
import { type Clock, limitTime, startTimer } from '../time/clock.ts';
import type { Asker } from './asker.ts';
import { type Finding, type Findings, openReason } from './findings.ts';

/** Makes a call and records its result. Never rejects. */
export async function attempt<T>(
  { name, environment }: { readonly name: ProviderName; readonly environment: Environment },
  clock: Clock,
  call: () => Promise<T>,
): Promise<Finding<T>> {
  const startedAt = clock.now();
  const common = () => ({ provider: name, environment, elapsedMs: Math.max(0, Math.round(clock.now() - startedAt)) });
  try {
    const answer = await call();
    return { ...common(), kind: 'answered', answer };
  } catch (error) {
    return error instanceof ProviderError
      ? { ...common(), kind: 'failed', reason: error.reason, code: error.code }
      : { ...common(), kind: 'failed', reason: 'provider_unavailable' };
  }
}

/** Too little time for a bank to answer. */
const SHORTEST_CALL_MS = 50;

/**
 * Asks the providers in order until one settles the question or the time is up: a verdict is final, and so is any
 * reason that says something of the account. A provider whose circuit is open is passed over, and is not in the
 * findings, because it was not asked.
 */
async function checkName(
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
    const hasFallback = providers.slice(index + 1).some((next) => next.isAvailable());
    const time = timeFor(clock.now(), leftMs, timeoutMs, hasFallback);
    const finding = await attempt(provider, clock, () => provider.checkName(question, { ...context, ...time }));
    // Its circuit opened at the last moment.
    if (finding.kind === 'failed' && finding.code === 'circuit_open') continue;
    findings.push(finding);
    if (openReason(finding) === null) break;
  }
  return findings;
}

/**
 * How long one provider has. The last one that can answer has all the remaining time, since giving up sooner gains
 * nothing. While another could still be asked, a provider has half of the remaining time, and `PROVIDER_TIMEOUT_MS` of
 * that to answer or to say that it will answer later.
 */
function timeFor(now: number, leftMs: number, timeoutMs: number, hasFallback: boolean) {
  if (!hasFallback) return { deadline: now + leftMs, answerBy: now + leftMs };
  const deadline = now + leftMs / 2;
  return { deadline, answerBy: Math.min(now + timeoutMs, deadline) };
}

/** Once the verdict is in, calls that run alongside the name check get this much longer. */
export const GRACE_MS = 400;

export interface CollectOptions {
  readonly clock: Clock;
  /** `PROVIDER_TIMEOUT_MS`. */
  readonly timeoutMs: number;
  /** Gets the account's details from memory or from the first provider of the plan; `null` if nobody knows them. */
  details(context: CallContext): Promise<Finding<DetailsAnswer> | null>;
}

/**
 * Asks everyone in the plan within the context's deadline: the name check, falling over from one provider to the next,
 * and in parallel details, ownership and history, which never make it fail and delay it by {@link GRACE_MS} at most. If
 * no bank settles the question, ownership decides, and is waited for. Never rejects; leaves no call behind.
 */
export async function collect(
  plan: Plan,
  question: Question,
  customer: Customer,
  context: CallContext,
  options: CollectOptions,
): Promise<Findings> {
  const { clock } = options;
  const base = {
    accountSupported: plan.accountSupported,
    nameCheckSupported: plan.nameCheck.length > 0,
    asked: { name: question.name !== '', identifiers: question.identifiers.length > 0 },
  };
  if (plan.details.length === 0 && plan.ownership.length === 0 && plan.history.length === 0) {
    // Only the name check, as in most checks: there is nobody to wait for or to cut off.
    const nameChecks = await checkName(plan.nameCheck, question, context, options);
    return { ...base, nameChecks, details: null, ownership: null, history: [] };
  }
  const { deadline, correlation, claimant } = context;
  const time = limitTime(clock, deadline, context.signal);
  const parallelContext = { signal: time.signal, deadline, correlation, ...(claimant && { claimant }) };

  const details = options.details(parallelContext);
  const ownershipProvider = plan.ownership.find((provider) => provider.isAvailable()) ?? plan.ownership[0];
  const ownership =
    ownershipProvider === undefined
      ? Promise.resolve(null)
      : attempt(ownershipProvider, clock, () =>
          // It decides alone, so the payer is told that it takes longer, as with a bank.
          ownershipProvider.ownership(
            question,
            customer,
            plan.nameCheck.length === 0 ? { ...context, ...parallelContext } : { ...parallelContext, decisive: false },
          ),
        );
  const history = Promise.all(
    plan.history.map((provider) =>
      attempt(provider, clock, () => provider.history(question, customer, parallelContext)),
    ),
  );

  try {
    const nameChecks = await checkName(plan.nameCheck, question, context, options);
    const last = nameChecks.at(-1);
    if (last === undefined || openReason(last) !== null) await ownership;
    const companionsDone = Promise.all([details, ownership, history]);
    if (plan.nameCheck.length > 0 || ownershipProvider !== undefined || plan.isLeftOut) {
      const grace = startTimer(clock, Math.max(0, Math.min(GRACE_MS, context.deadline - clock.now())));
      await Promise.race([companionsDone, grace.over]).finally(grace.cancel);
    } else {
      // There is no verdict that could be delayed.
      await companionsDone;
    }
    // Calls that have not answered by now are cut off and reported as such.
    time.stop();
    const [detailsFinding, ownershipFinding, historyFindings] = await companionsDone;
    return {
      ...base,
      nameChecks,
      details: detailsFinding,
      ownership: ownershipFinding === null ? null : labelled(ownershipFinding),
      history: historyFindings,
    };
  } finally {
    time.end();
  }
}

/** If the bank is fictitious, the answer counts as a sandbox's, whatever the provider's own environment is. */
function labelled(finding: Finding<OwnershipAnswer>): Finding<OwnershipAnswer> {
  const environment = finding.kind === 'answered' ? finding.answer.environment : undefined;
  return environment === undefined ? finding : { ...finding, environment };
}

type With<Method extends keyof Provider> = GuardedProvider & Required<Pick<Provider, Method>>;

/** The providers that can answer a question about an account for an asker, each list in order of preference. */
export interface Plan {
  /** `false` if there are providers that can say who owns an account, but none for accounts of this kind. */
  readonly accountSupported: boolean;
  readonly nameCheck: readonly With<'checkName'>[];
  /** The bank does not take part in the scheme: the name checkers were left out, and there is nothing to wait for. */
  readonly isLeftOut?: true;
  readonly details: readonly With<'accountDetails'>[];
  /** Only if the session names a customer; empty for a session opened by a browser. */
  readonly ownership: readonly With<'ownership'>[];
  /** Only if the session may learn of it: a visitor must not probe whom the merchant pays. */
  readonly history: readonly With<'history'>[];
}

export function makePlan(
  providers: readonly GuardedProvider[],
  account: Account,
  asker: Pick<Asker, 'minted' | 'customer' | 'history'>,
  isByIdentifier = false,
): Plan {
  const supporting = providers.filter((provider) => provider.supports(account));
  if (isByIdentifier) return byIdentifier(providers, supporting);
  const known = (provider: GuardedProvider) => asker.minted && knows(provider, asker.customer);
  const decides = (provider: GuardedProvider) => provider.checkName !== undefined || provider.ownership !== undefined;
  return {
    accountSupported: supporting.some(decides) || !providers.some(decides),
    nameCheck: supporting.filter(can('checkName')),
    details: supporting.filter(can('accountDetails')),
    ownership: supporting.filter(can('ownership')).filter(known),
    // A provider that knows owners also knows payments per customer; the others know the merchant's own payments.
    history:
      asker.history === 'none'
        ? []
        : supporting
            .filter(can('history'))
            .filter((provider) =>
              provider.ownership === undefined ? (provider.mayKnow?.(asker.customer) ?? true) : known(provider),
            ),
  };
}

/**
 * The providers that know the status of an account, if nothing else is asked. Neither customer nor payments are looked
 * up.
 */
export function planOfState(providers: readonly GuardedProvider[], account: Account): Plan {
  const supporting = providers.filter((provider) => provider.supports(account));
  return {
    accountSupported: supporting.some(can('accountStatus')) || !providers.some(can('accountStatus')),
    nameCheck: supporting.filter(can('accountStatus')).map((provider) => ({
      ...provider,
      isAvailable: () => provider.isAvailable(),
      checkName: async (question, context) => withoutHolder(await provider.accountStatus(question.account, context)),
    })),
    details: supporting.filter(can('accountDetails')),
    ownership: [],
    history: [],
  };
}

/** What a bank says about an account only; it verifies nobody's name. */
function withoutHolder({ accountStatus, reason, reference, scheme }: StatusAnswer): NameCheckAnswer {
  const answer = { outcome: 'unable_to_verify', accountStatus, reference, scheme, compared: 'nothing' } as const;
  return accountStatus === 'active'
    ? { ...answer, reason: 'not_checkable', final: true }
    : { ...answer, reason: reason ?? 'bank_unsupported' };
}

/** If there are identifiers, providers that compare them come first; a name check alone is better than nothing. */
export function identifiersFirst(plan: Plan): Plan {
  const both = plan.nameCheck.filter((provider) => provider.answersByIdentifier === true);
  return { ...plan, nameCheck: [...both, ...plan.nameCheck.filter((provider) => !both.includes(provider))] };
}

/** The same without asking the bank. */
export function withoutBank(plan: Plan): Plan {
  return { ...plan, accountSupported: false, nameCheck: [], isLeftOut: true };
}

/** Without a name, only a bank can say who owns an account, and only through a provider that asks it by identifier. */
function byIdentifier(providers: readonly GuardedProvider[], able: readonly GuardedProvider[]): Plan {
  const answers = (provider: GuardedProvider) => provider.answersByIdentifier === true;
  const answering = able.filter(can('checkName')).filter(answers);
  return {
    accountSupported: answering.length > 0 || !providers.filter(can('checkName')).some(answers),
    nameCheck: answering,
    details: able.filter(can('accountDetails')),
    ownership: [],
    history: [],
  };
}

function can<Method extends 'checkName' | 'accountStatus' | 'accountDetails' | 'ownership' | 'history'>(
  method: Method,
) {
  return (provider: GuardedProvider): provider is With<Method> => provider[method] !== undefined;
}

/** Whether the customer may be known to the provider: by the merchant's id, or by one of the provider's own. */
function knows(provider: GuardedProvider, customer: Customer): boolean {
  if (customer.subject === null && customer.subjects[provider.name] === undefined) return false;
  return provider.mayKnow?.(customer) ?? true;
}
