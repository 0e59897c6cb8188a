import type { ProviderName } from '@payee-check/shared/contract';
import type { Asker } from '../checks/asker.ts';
import { gather } from '../checks/collect.ts';
import { type CompletedRecord, conclude, summarise } from '../checks/conclude.ts';
import type { ChecksConfig } from '../checks/create.ts';
import { createDetailsDesk } from '../checks/details.ts';
import { disclose } from '../checks/disclose.ts';
import { type Plan, plan } from '../checks/plan.ts';
import type { CheckRecord } from '../checks/records.ts';
import { asksByIdentifier, type Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { NameCheckAnswer } from '../providers/provider.ts';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import type { Keyring, Seal } from '../secrets/keyring.ts';
import type { Store } from '../store/store.ts';
import { type Clock, OVER } from '../time/clock.ts';
import type { BatchRecord } from './records.ts';

/** What one provider has said already, or why it will not say anything. */
export interface Said {
  readonly provider: ProviderName;
  answer(): Promise<NameCheckAnswer>;
}

export interface InvestigationOptions {
  readonly providers: readonly GuardedProvider[];
  readonly store: Store;
  readonly seal: Seal;
  readonly keyring: Keyring;
  readonly receipts: ReceiptIssuer;
  readonly metrics: Pick<Metrics, 'checkFinished'>;
  readonly clock: Clock;
  readonly config: ChecksConfig;
}

export interface Investigation {
  /** Who checks names for this account, in order of preference. */
  nameCheckers(question: Question): Plan['nameCheck'];
  /** Asks a question as a check does, of a batch's owner, who has no customer in it. */
  ask(batch: BatchRecord, question: Question, admission: Admission, said?: Said): Promise<CompletedRecord>;
  /** From what was said alone: nobody is asked. */
  concludeFrom(batch: BatchRecord, question: Question, admission: Admission, said: Said): Promise<CompletedRecord>;
  interrupted(batch: BatchRecord, question: Question): Promise<CompletedRecord>;
  drain(): Promise<void>;
}

const askerOf = ({ id }: BatchRecord): Asker => ({
  id,
  origin: null,
  minted: false,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'none',
});

export function createInvestigation(options: InvestigationOptions): Investigation {
  const { providers, store, seal, keyring, receipts, metrics, clock, config } = options;
  const desk = createDetailsDesk({ store, seal, keyring, clock, timeoutMs: config.providerTimeoutMs });

  /** One that no line of the batch shows as it is: id, and what receipts are bound to, are each line's own. */
  function pendingRecord({ header }: BatchRecord, { account }: Question): CheckRecord {
    return {
      deadline: clock.now() + config.deadlineMs,
      basis: null,
      source: null,
      shown: null,
      binding: { audience: null, reference: null, subjectHash: null, salt: '', accountHash: '', nameHash: '' },
      check: {
        id: `chk_${'0'.repeat(22)}`,
        status: 'pending',
        account: summarise(account),
        pollAfterMs: 1000,
        expiresAt: new Date(header.expiresAt).toISOString(),
      },
    };
  }

  async function run(
    batch: BatchRecord,
    question: Question,
    admission: Admission,
    whom: Plan,
  ): Promise<CompletedRecord> {
    const asker = askerOf(batch);
    const record = pendingRecord(batch, question);
    const controller = new AbortController();
    const { deadline } = record;
    const cancel = clock.after(deadline - clock.now(), () => controller.abort(OVER));
    try {
      const findings = await gather(
        whom,
        question,
        asker.customer,
        { signal: controller.signal, deadline, claimant: admission.claimant, correlation: { requestId: batch.id } },
        {
          clock,
          timeoutMs: config.providerTimeoutMs,
          details: (context) => desk.find(asker, question.account, whom.details, context),
        },
      );
      const conclusion = await disclose(findings, asker.history, admission.mayDisclose);
      metrics.checkFinished(conclusion.outcome, conclusion.reason, conclusion.decidedBy);
      return await conclude(record, conclusion, clock.now(), receipts);
    } finally {
      cancel();
    }
  }

  const planOf = (batch: BatchRecord, question: Question) =>
    plan(providers, question.account, askerOf(batch), asksByIdentifier(question));

  function withSaid(whom: Plan, said: Said): Plan {
    return {
      ...whom,
      nameCheck: whom.nameCheck.map((provider) =>
        provider.name === said.provider
          ? { ...provider, circuit: 'closed', isAvailable: () => true, checkName: () => said.answer() }
          : provider,
      ),
    };
  }

  return {
    nameCheckers: (question) =>
      plan(
        providers,
        question.account,
        { minted: false, customer: { subject: null, subjects: {} }, history: 'none' },
        asksByIdentifier(question),
      ).nameCheck,
    ask(batch, question, admission, said) {
      const whom = planOf(batch, question);
      return run(batch, question, admission, said === undefined ? whom : withSaid(whom, said));
    },
    concludeFrom(batch, question, admission, said) {
      const whom = withSaid(planOf(batch, question), said);
      const nameCheck = whom.nameCheck.filter(({ name }) => name === said.provider);
      return run(batch, question, admission, { ...whom, nameCheck, details: [], ownership: [], history: [] });
    },
    async interrupted(batch, question) {
      metrics.checkFinished('unable_to_verify', 'interrupted', null);
      return conclude(pendingRecord(batch, question), 'interrupted', clock.now(), receipts);
    },
    drain: () => desk.drain(),
  };
}
