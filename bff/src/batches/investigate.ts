import type { ProviderName } from '@payee-check/shared/contract';
import type { Asker } from '../checks/asker.ts';
import type { Plan } from '../checks/collect.ts';
import { conclude, summarise, withReceipt } from '../checks/conclude.ts';
import { createDetailsLookup } from '../checks/details.ts';
import type { CheckRecord, CompletedRecord } from '../checks/records.ts';
import { type ChecksConfig, createCheckRunner } from '../checks/runner.ts';
import type { Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Participants } from '../participants/participants.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { NameCheckAnswer } from '../providers/provider.ts';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import type { Keyring, Seal } from '../secrets/keyring.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { BatchRecord } from './records.ts';
import { watchProviders } from './watch.ts';

/** What one provider has already answered, or why it will not answer. */
export interface PriorAnswer {
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
  /** Which banks take part; absent, or `null`: every bank is asked. */
  readonly participants?: Participants | null;
  readonly clock: Clock;
  readonly config: ChecksConfig;
}

export interface Investigation {
  /** The providers that check names for this account, in order of preference. */
  nameCheckers(question: Question): Plan['nameCheck'];
  /**
   * Asks a question the way a check does, on behalf of the batch's owner and without a customer. Answers `null` if no
   * provider had room and the question was sent to nobody, so that it may be asked again.
   *
   * `isPatient`: also `null` if a provider's circuit is open, so that the question waits for it.
   */
  prepare(
    batch: BatchRecord,
    question: Question,
  ): (admission: Admission, isPatient: boolean) => Promise<CompletedRecord | null>;
  /** The same, after one provider has already answered. */
  completeWith(
    batch: BatchRecord,
    question: Question,
    admission: Admission,
    said: PriorAnswer,
  ): Promise<CompletedRecord>;
  /** Uses that answer alone and asks nobody else. */
  concludeFrom(
    batch: BatchRecord,
    question: Question,
    admission: Admission,
    said: PriorAnswer,
  ): Promise<CompletedRecord>;
  interrupted(batch: BatchRecord, question: Question): Promise<CompletedRecord>;
  drain(): Promise<void>;
}

const batchAsker = ({ id }: BatchRecord): Asker => ({
  id,
  origin: null,
  minted: false,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'none',
});

export function createInvestigation(options: InvestigationOptions): Investigation {
  const { providers, store, seal, keyring, receipts, metrics, participants = null, clock, config } = options;
  const lookup = createDetailsLookup({ store, seal, keyring, clock, timeoutMs: config.providerTimeoutMs });
  const runner = createCheckRunner({ providers, lookup, metrics, participants, clock, config });

  /**
   * No line of the batch shows this record as it is: the id, and what receipts are bound to, differ from line to line.
   */
  function pendingRecord({ header }: BatchRecord, { account }: Question): CheckRecord {
    return {
      deadline: clock.now() + config.deadlineMs,
      basis: null,
      source: null,
      shown: null,
      binding: {
        audience: null,
        reference: null,
        subjectHash: null,
        salt: '',
        accountHash: '',
        nameHash: '',
        identifierHashes: [],
      },
      check: {
        id: `chk_${'0'.repeat(22)}`,
        status: 'pending',
        account: summarise(account),
        pollAfterMs: 1000,
        expiresAt: new Date(header.expiresAt).toISOString(),
      },
    };
  }

  const runInput = (batch: BatchRecord, question: Question, admission: Admission) => ({
    asker: batchAsker(batch),
    question,
    admission,
    record: pendingRecord(batch, question),
    correlation: { requestId: batch.id },
  });

  async function runPlan(
    batch: BatchRecord,
    question: Question,
    admission: Admission,
    plan: Plan,
  ): Promise<CompletedRecord> {
    return withReceipt(await runner.run(runInput(batch, question, admission), plan), receipts);
  }

  const planOf = (batch: BatchRecord, question: Question) => runner.plan(question, batchAsker(batch));

  function withPriorAnswer(plan: Plan, said: PriorAnswer): Plan {
    return {
      ...plan,
      nameCheck: plan.nameCheck.map((provider) =>
        provider.name === said.provider
          ? { ...provider, circuit: 'closed', isAvailable: () => true, checkName: () => said.answer() }
          : provider,
      ),
    };
  }

  return {
    nameCheckers(question) {
      const nobody = { minted: false, customer: { subject: null, subjects: {} }, history: 'none' } as const;
      return runner.withoutAbsentBank(runner.plan(question, nobody), question).nameCheck;
    },
    prepare(batch, question) {
      const watch = watchProviders(providers);
      type Finished = Parameters<typeof metrics.checkFinished>;
      let finished: Finished | null = null;
      // A question that will be retried is not a finished check.
      const deferredMetrics = {
        checkFinished(...told: Finished) {
          finished = told;
        },
      };
      const watched = createCheckRunner({
        providers: watch.providers,
        lookup,
        metrics: deferredMetrics,
        participants,
        clock,
        config,
      });
      return async (admission, isPatient) => {
        const found = await watched.run(runInput(batch, question, admission));
        if (watch.foundNoRoom(isPatient)) return null;
        if (finished !== null) metrics.checkFinished(...finished);
        return withReceipt(found, receipts);
      };
    },
    completeWith: (batch, question, admission, said) =>
      runPlan(batch, question, admission, withPriorAnswer(planOf(batch, question), said)),
    concludeFrom(batch, question, admission, said) {
      const plan = withPriorAnswer(planOf(batch, question), said);
      const nameCheck = plan.nameCheck.filter(({ name }) => name === said.provider);
      return runPlan(batch, question, admission, { ...plan, nameCheck, details: [], ownership: [], history: [] });
    },
    async interrupted(batch, question) {
      metrics.checkFinished('unable_to_verify', 'interrupted', null);
      return withReceipt(conclude(pendingRecord(batch, question), 'interrupted', clock.now()), receipts);
    },
    drain: () => lookup.drain(),
  };
}
