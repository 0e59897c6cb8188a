import { asksByIdentifier, asksStateAlone, type Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Participants } from '../participants/participants.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { Correlation } from '../providers/provider.ts';
import { type Clock, limitTime } from '../time/clock.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { Asker } from './asker.ts';
import { collect, identifiersFirst, makePlan, type Plan, planOfState, withoutBank } from './collect.ts';
import { conclude } from './conclude.ts';
import { disclose } from './decide.ts';
import type { DetailsLookup } from './details.ts';
import type { CheckRecord, CompletedRecord } from './records.ts';

export interface ChecksConfig {
  /** How long `POST /v1/checks` waits before it answers 202. */
  readonly waitMs: number;
  /** How long a check may take altogether. */
  readonly deadlineMs: number;
  /** How long one provider may take while another could still be asked. */
  readonly providerTimeoutMs: number;
}

export interface CheckRunnerDependencies {
  /** In order of preference. */
  readonly providers: readonly GuardedProvider[];
  readonly lookup: DetailsLookup;
  readonly metrics: Pick<Metrics, 'checkFinished'>;
  /** Which banks take part; absent, or `null`: every bank is asked. */
  readonly participants?: Participants | null;
  readonly clock: Clock;
  readonly tracing?: Tracing | null;
  readonly config: Pick<ChecksConfig, 'providerTimeoutMs'>;
}

/** A check to be made. */
interface Run {
  readonly asker: Asker;
  readonly question: Question;
  /** The limits' answer when it was admitted. */
  readonly admission: Admission;
  /** Its record while it is pending; it ends at the record's deadline. */
  readonly record: CheckRecord;
  readonly correlation: Correlation;
  /** Called once when a provider says that it will answer later. */
  readonly onPending?: () => void;
}

/** Runs one check: plan, collect, decide. The result is still to be signed. */
export interface CheckRunner {
  plan(question: Question, asker: Pick<Asker, 'minted' | 'customer' | 'history'>): Plan;
  /**
   * The plan without banks that do not take part: asking one would cost a call just to be told so.
   *
   * @param bic What is already known about the bank
   */
  withoutAbsentBank(plan: Plan, question: Question, bic?: string | null): Plan;
  /** @param plan Used in place of the plan. */
  run(run: Run, plan?: Plan): Promise<CompletedRecord>;
}

export function createCheckRunner(dependencies: CheckRunnerDependencies): CheckRunner {
  const { providers, lookup, metrics, clock, config, participants = null, tracing = null } = dependencies;
  const { providerTimeoutMs: timeoutMs } = config;

  async function check(run: Run, plan?: Plan): Promise<CompletedRecord> {
    const { asker, question, admission, record, correlation, onPending } = run;
    const { deadline } = record;
    const time = limitTime(clock, deadline);
    try {
      const asked =
        plan ?? (participants === null ? planOf(question, asker) : await planWithoutAbsentBank(run, participants));
      const context = {
        signal: time.signal,
        deadline,
        claimant: admission.claimant,
        correlation,
        ...(onPending && { onPending }),
        ...(asker.reference !== null && { reference: asker.reference }),
      };
      const findings = await collect(asked, question, asker.customer, context, {
        clock,
        timeoutMs,
        details: (beside) => lookup.find(asker, question.account, asked.details, beside),
      });
      const conclusion = await disclose(findings, asker.history, admission.mayDisclose);
      const { outcome, reason, decidedBy } = conclusion;
      metrics.checkFinished(outcome, reason, decidedBy);
      if (outcome === 'no_match' || reason === 'account_not_found') await admission.recordMiss();
      return conclude(record, conclusion, clock.now());
    } finally {
      time.end();
    }
  }

  /** In a span of its own. */
  function traced(spans: Tracing, work: () => Promise<CompletedRecord>): Promise<CompletedRecord> {
    const span = spans.begin('check', 'check');
    const completed = span.within(work);
    completed.then(
      ({ check: { outcome, reason } }) =>
        span.end({
          attributes: { 'payee_check.outcome': outcome, ...(reason !== null && { 'payee_check.reason': reason }) },
          failed: false,
        }),
      () => span.end({ attributes: {}, failed: true }),
    );
    return completed;
  }

  const planOf: CheckRunner['plan'] = (question, asker) => {
    const { account, identifiers } = question;
    if (asksStateAlone(question)) return planOfState(providers, account);
    const plan = makePlan(providers, account, asker, asksByIdentifier(question));
    return identifiers.length === 0 ? plan : identifiersFirst(plan);
  };

  const withoutAbsentBank: CheckRunner['withoutAbsentBank'] = (plan, { account }, bic = null) =>
    plan.nameCheck.length > 0 && participants?.leavesOut(account, bic) ? withoutBank(plan) : plan;

  async function planWithoutAbsentBank({ asker, question }: Run, listed: Participants): Promise<Plan> {
    const plan = planOf(question, asker);
    const left = withoutAbsentBank(plan, question, await lookup.knownBic(asker, question.account));
    if (left.isLeftOut) listed.callSaved();
    return left;
  }

  return {
    plan: planOf,
    withoutAbsentBank,
    run: (run, plan) => (tracing === null ? check(run, plan) : traced(tracing, () => check(run, plan))),
  };
}
