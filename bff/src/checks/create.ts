import type { Check, CompletedCheck, Reason } from '@payee-check/shared/contract';
import { accountValue, nameValue } from '@payee-check/shared/receipt';
import { asksByIdentifier, type Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import { commitAtOnce, type ReceiptIssuer } from '../receipts/issuer.ts';
import { createSeal, type Keyring } from '../secrets/keyring.ts';
import { freshBytes } from '../secrets/random.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, OVER, sleep } from '../time/clock.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { Asker } from './asker.ts';
import { gather } from './collect.ts';
import { applyDecision, conclude, summarise } from './conclude.ts';
import { createDetailsDesk } from './details.ts';
import { disclose } from './disclose.ts';
import { type Flight, firstAnswer } from './flight.ts';
import { createNotice, type Notice } from './notice.ts';
import { plan } from './plan.ts';
import { type CheckRecord, createCheckRecords } from './records.ts';
import type { Admit, CheckService } from './service.ts';
import { traced } from './traced.ts';

export interface ChecksConfig {
  /** How long `POST /v1/checks` waits before it answers 202. */
  readonly waitMs: number;
  /** How long a check may take in all. */
  readonly deadlineMs: number;
  /** How long one provider may take while another could still be asked. */
  readonly providerTimeoutMs: number;
}

export interface CheckServiceDependencies {
  /** In order of preference. */
  readonly providers: readonly GuardedProvider[];
  readonly store: Store;
  readonly keyring: Keyring;
  readonly receipts: ReceiptIssuer;
  readonly metrics: Pick<Metrics, 'checkFinished'>;
  readonly clock: Clock;
  readonly tracing?: Tracing | null;
  readonly config: ChecksConfig;
}

/** How long the same question gets the same check. */
const REPEAT_MS = 5 * 60 * 1000;
/** How long a check can be read, unless its asker says otherwise. */
const READABLE_MS = 30 * 60 * 1000;
/** How soon the browser should ask for a pending check again. */
const POLL_AFTER_MS = 1000;
/** How often we look for a check that another instance works on. */
const WATCH_MS = 100;
/** How long a check may take before it is written down that it is under way. */
const NOTICE_AFTER_MS = 1000;
/** Whoever claimed a question and has written nothing of it for so long is gone. */
const CLAIM_ABANDONED_MS = 3000;
/** Past its deadline by so much, nobody works on a check any more. */
const RECORD_ABANDONED_MS = 2000;

/** How soon a completed check that could not be kept is kept again. */
const KEEP_AGAIN_MS = 250;

/** Technical failures: asking again is a new try, as the payer is offered, and not the same answer for five minutes. */
const WORTH_ANOTHER_TRY: ReadonlySet<Reason | null> = new Set<Reason>([
  'provider_unavailable',
  'bank_timeout',
  'bank_unavailable',
]);

/** A check that another instance works on, or that is done. */
interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly id: string;
}

export function createCheckService(dependencies: CheckServiceDependencies): CheckService {
  const { providers, store, keyring, receipts, metrics, clock, config, tracing = null } = dependencies;
  const seal = createSeal(keyring);
  const records = createCheckRecords({ store, seal, clock });
  const desk = createDetailsDesk({ store, seal, keyring, clock, timeoutMs: config.providerTimeoutMs });
  /** By question; what this instance works on, or is about to. */
  const flights = new Map<string, Promise<Flight | Elsewhere>>();
  const underWay = new Set<Promise<unknown>>();
  let awaitedUntil = 0;

  /** Also by what a server may say anew each time, and what its receipts are for. */
  function questionKey(asker: Asker, { account, name, accountType, identifiers }: Question): string {
    const stated = identifiers.map(({ type, value }) => `${type} ${value}`).sort();
    const { origin, reference, customer } = asker;
    const about = JSON.stringify([origin, reference, customer]);
    const parts = [accountValue(account), nameValue(name), accountType ?? '', about, ...stated];
    return storeKey(asker.id, 'question', keyring.hash('question', ...parts));
  }

  function pendingRecord(id: string, asker: Asker, question: Question): CheckRecord {
    const now = clock.now();
    const salt = freshBytes(16).toString('base64url');
    const accountHash = commitAtOnce(salt, accountValue(question.account));
    const nameHash = commitAtOnce(salt, nameValue(question.name));
    const { origin: audience, customer, reference } = asker;
    const subjectHash = customer.subject === null ? null : commitAtOnce(salt, customer.subject);
    return {
      deadline: now + config.deadlineMs,
      basis: null,
      source: null,
      shown: null,
      binding: { audience, reference, subjectHash, salt, accountHash, nameHash },
      check: {
        id,
        status: 'pending',
        account: summarise(question.account),
        pollAfterMs: POLL_AFTER_MS,
        expiresAt: new Date(now + (asker.readableMs ?? READABLE_MS)).toISOString(),
      },
    };
  }

  /** Claims the question for this instance and begins to work on it, unless someone else has. */
  async function begin(
    key: string,
    asker: Asker,
    question: Question,
    admit: Admit,
    requestId: string | undefined,
  ): Promise<Flight | Elsewhere> {
    const id = `chk_${freshBytes(16).toString('base64url')}`;
    if (!(await store.setIfAbsent(key, id, REPEAT_MS))) {
      const holder = await store.get(key);
      return holder === null ? begin(key, asker, question, admit, requestId) : { kind: 'elsewhere', id: holder };
    }
    try {
      const admission = await admit();
      return launch(key, asker, question, pendingRecord(id, asker, question), admission, requestId);
    } catch (error) {
      await store.delete(key).catch(() => undefined);
      throw error;
    }
  }

  function launch(
    key: string,
    asker: Asker,
    question: Question,
    record: CheckRecord,
    admission: Admission,
    requestId: string | undefined,
  ): Flight {
    let tellLater: () => void = () => undefined;
    const later = new Promise<void>((resolve) => {
      tellLater = resolve;
    });
    const notice = createNotice(() => records.save(asker.id, record), clock, NOTICE_AFTER_MS);
    const completed = traced(tracing, () =>
      work(key, asker, question, record, admission, notice, tellLater, requestId),
    );
    track(completed);
    return { kind: 'own', pending: record.check, notice, completed, later };
  }

  /** The whole of one check: asks, folds, signs and remembers. */
  async function work(
    key: string,
    asker: Asker,
    question: Question,
    record: CheckRecord,
    admission: Admission,
    notice: Notice,
    onPending: () => void,
    requestId: string | undefined,
  ): Promise<CompletedCheck> {
    const controller = new AbortController();
    const { deadline } = record;
    const cancel = clock.after(deadline - clock.now(), () => controller.abort(OVER));
    try {
      const whom = plan(providers, question.account, asker, asksByIdentifier(question));
      const findings = await gather(
        whom,
        question,
        asker.customer,
        {
          signal: controller.signal,
          deadline,
          claimant: admission.claimant,
          onPending,
          correlation: { requestId, check: record.check.id },
          ...(asker.reference !== null && { reference: asker.reference }),
        },
        {
          clock,
          timeoutMs: config.providerTimeoutMs,
          details: (context) => desk.find(asker, question.account, whom.details, context),
        },
      );
      const conclusion = await disclose(findings, asker.history, admission.mayDisclose);
      const completed = await conclude(record, conclusion, clock.now(), receipts);
      const { outcome, reason, decidedBy } = conclusion;
      metrics.checkFinished(outcome, reason, decidedBy);
      await notice.close();
      const missed = outcome === 'no_match' || reason === 'account_not_found';
      await Promise.all([
        records.save(asker.id, completed).catch(() => track(keepLater(asker, completed))),
        missed ? admission.recordMiss() : undefined,
        WORTH_ANOTHER_TRY.has(reason) ? store.delete(key).catch(() => undefined) : undefined,
      ]);
      return completed.check;
    } finally {
      cancel();
      notice.close();
      flights.delete(key);
    }
  }

  /**
   * An answer is not lost with the store: it is told to who waits, and kept for the others as soon as the store is back,
   * unless that takes so long that somebody may have given the check up.
   */
  async function keepLater(asker: Asker, completed: CheckRecord): Promise<void> {
    const { signal } = new AbortController();
    let kept = false;
    while (!kept && clock.now() + KEEP_AGAIN_MS < completed.deadline + RECORD_ABANDONED_MS) {
      await sleep(clock, KEEP_AGAIN_MS, signal);
      kept = await records.save(asker.id, completed).then(
        () => true,
        () => false,
      );
    }
  }

  function track(promise: Promise<unknown>): void {
    underWay.add(promise);
    const forget = () => underWay.delete(promise);
    promise.then(forget, forget);
  }

  /** Who was told that a check is pending asks again within a second, and over a slow network within two. */
  function expectReader(): void {
    awaitedUntil = clock.now() + 2 * POLL_AFTER_MS;
  }

  async function read(asker: Asker, id: string): Promise<Check | null> {
    const record = await records.load(asker.id, id);
    if (record === null) return null;
    const abandoned = record.check.status === 'pending' && clock.now() > record.deadline + RECORD_ABANDONED_MS;
    if (!abandoned) return record.check;
    const completed = await conclude(record, 'abandoned', clock.now(), receipts);
    await records.save(asker.id, completed);
    return completed.check;
  }

  /** Waits for a check that another instance works on; `null` if it was given up, or is worth another try. */
  async function watch(asker: Asker, id: string, key: string): Promise<Check | null> {
    const since = clock.now();
    const { signal } = new AbortController();
    for (let looked = false; ; looked = true) {
      const check = await read(asker, id);
      const waitedMs = clock.now() - since;
      // Whoever fails frees the question, unless it is gone itself, or the store was away just then.
      if (!looked && check?.status === 'completed' && WORTH_ANOTHER_TRY.has(check.reason)) {
        await store.delete(key);
        return null;
      }
      if (check !== null && (check.status === 'completed' || waitedMs >= config.waitMs)) return check;
      if (check === null) {
        if ((await store.get(key)) !== id) return null;
        if (waitedMs >= CLAIM_ABANDONED_MS) {
          await store.delete(key);
          return null;
        }
      }
      await sleep(clock, WATCH_MS, signal);
    }
  }

  return {
    async ask(asker, question, admit, requestId) {
      const key = questionKey(asker, question);
      for (;;) {
        let flight = flights.get(key);
        if (flight === undefined) {
          flight = begin(key, asker, question, admit, requestId);
          flights.set(key, flight);
          flight.then(
            ({ kind }) => kind === 'elsewhere' && flights.delete(key),
            () => flights.delete(key),
          );
        }
        const found = await flight;
        if (found.kind === 'own') {
          const answer = await firstAnswer(found, clock, config.waitMs);
          if (answer.status === 'pending') found.completed.then(expectReader, () => undefined);
          return answer;
        }
        const check = await watch(asker, found.id, key);
        if (check !== null) return check;
      }
    },
    read,
    async decide(asker, id, decision, shown = null) {
      // Reading first: an abandoned check is completed, and can be decided on.
      if ((await read(asker, id)) === null) return null;
      const record = await records.load(asker.id, id);
      if (record === null) return null;
      const decided = await applyDecision(record, decision, shown, receipts);
      if (decided === 'not_possible') return decided;
      await records.save(asker.id, decided);
      return decided.check;
    },
    details: (asker, account, admit, requestId) =>
      desk.answer(asker, account, plan(providers, account, asker).details, admit, requestId),
    get awaitedUntil() {
      return awaitedUntil;
    },
    async drain() {
      while (flights.size > 0 || underWay.size > 0) {
        await Promise.allSettled([...flights.values(), ...underWay]);
      }
      await desk.drain();
    },
  };
}
