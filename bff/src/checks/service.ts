import type { Check, CompletedCheck, Decision, DetailsResponse, Shown } from '@payee-check/shared/contract';
import { accountValue, nameValue } from '@payee-check/shared/receipt';
import { type Account, type Question, statedIdentifiers } from '../domain/question.ts';
import { type Admission, SHARE_OF_A_KEY } from '../limits/limit.ts';
import { bindingsOf, commitAtOnce, type ReceiptIssuer } from '../receipts/issuer.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { createSeal, type Keyring, randomBytes } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Asker } from './asker.ts';
import { applyDecision, conclude, createPatientSigning, summarise, withReceipt } from './conclude.ts';
import { type AdmitDetails, createDetailsLookup } from './details.ts';
import { createAskedOnce, POLL_AFTER_MS, RECORD_ABANDONED_MS } from './once.ts';
import { type CheckRecord, createCheckRecords, isUnsigned } from './records.ts';
import { type CheckRunnerDependencies, type ChecksConfig, createCheckRunner } from './runner.ts';

/** Charges the limits for one new question; rejects when a limit is reached. */
export type Admit = () => Promise<Admission>;

export interface CheckService {
  /**
   * Asks a question. The same question of the same session within five minutes, and a simultaneous one, get the same
   * check and do not call `admit`, unless the receipt of that check has been redeemed. Waits `CHECK_WAIT_MS` at most,
   * then the check is pending while the work goes on. Rejects with what `admit` rejects
   * with, and with `StoreUnavailableError`.
   *
   * @param requestId For the log of the calls that it makes.
   */
  ask(asker: Asker, question: Question, admit: Admit, requestId?: string): Promise<Check>;
  /** The session's own check, or `null` if there is none, or if it is another session's. */
  read(asker: Asker, id: string): Promise<Check | null>;
  /**
   * The check with the decision and a new receipt, `null` if there is none, `'not_possible'` if the decision cannot be
   * made.
   *
   * @param shown What the payer had on the screen, as the browser reports it
   */
  decide(
    asker: Asker,
    id: string,
    decision: Decision,
    shown?: Shown | null,
  ): Promise<CompletedCheck | null | 'not_possible'>;
  /** Bank and reach of an account; nulls if no provider knows. */
  details(asker: Asker, account: Account, admit: AdmitDetails, requestId?: string): Promise<DetailsResponse>;
  /**
   * Until when callers that were told "pending" may come back to read the check; epoch milliseconds, 0 if there are
   * none.
   */
  readonly awaitedUntil: number;
  /** Resolves when every check under way has ended. */
  drain(): Promise<void>;
}

export interface CheckServiceDependencies extends Omit<CheckRunnerDependencies, 'lookup' | 'config'> {
  readonly receipts: ReceiptIssuer;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly config: ChecksConfig;
}

/** How long a check can be read, unless its asker says otherwise. */
const READABLE_MS = 30 * 60 * 1000;
/** How long a visitor's check can be read while the store is filling up: as long as a payer may take to decide. */
const BRIEFLY_READABLE_MS = 10 * 60 * 1000;
/** How often a decision may be changed: each change signs a receipt, which costs money if a KMS signs. */
const MOST_CHANGES = 20;
/** Half of the store's share for visitors. */
const FILLING_UP = 0.3;

export function createCheckService(dependencies: CheckServiceDependencies): CheckService {
  const { store, keyring, receipts, clock, config } = dependencies;
  const seal = createSeal(keyring);
  const records = createCheckRecords({ store, seal, clock });
  const lookup = createDetailsLookup({ store, seal, keyring, clock, timeoutMs: config.providerTimeoutMs });
  const runner = createCheckRunner({ ...dependencies, lookup });
  const signing = createPatientSigning({ receipts, records, clock });
  const { sign } = signing;
  const { isConsumed } = createSingleUse(store);
  const askedOnce = createAskedOnce({ store, records, clock, waitMs: config.waitMs, sign, read, isConsumed });

  /** Includes what a server may state differently each time, and what the receipts are bound to. */
  function questionKey(asker: Asker, { account, name, accountType, identifiers }: Question): string {
    const { origin, reference, customer } = asker;
    const about = JSON.stringify([origin, reference, customer]);
    const parts = [accountValue(account), nameValue(name), accountType ?? '', about, ...statedIdentifiers(identifiers)];
    return storeKey(asker.id, 'question', keyring.hash('question', ...parts));
  }

  function readableMs({ readableMs: stated, minted }: Asker, storeFill: number): number {
    if (stated !== undefined) return storeFill >= SHARE_OF_A_KEY ? READABLE_MS : stated;
    return !minted && storeFill >= FILLING_UP ? BRIEFLY_READABLE_MS : READABLE_MS;
  }

  function pendingRecord(id: string, asker: Asker, question: Question, storeFill = 0): CheckRecord {
    const expiresAfter = readableMs(asker, storeFill);
    const now = clock.now();
    const salt = randomBytes(16).toString('base64url');
    const { origin: audience, customer, reference } = asker;
    return {
      deadline: now + config.deadlineMs,
      basis: null,
      source: null,
      shown: null,
      binding: {
        audience,
        reference,
        subjectHash: customer.subject === null ? null : commitAtOnce(salt, customer.subject),
        ...bindingsOf(salt, question),
      },
      check: {
        id,
        status: 'pending',
        account: summarise(question.account),
        pollAfterMs: POLL_AFTER_MS,
        expiresAt: new Date(now + expiresAfter).toISOString(),
      },
    };
  }

  async function read(asker: Asker, id: string): Promise<Check | null> {
    const record = await records.load(asker.id, id);
    if (record === null) return null;
    if (isUnsigned(record)) return signing.read(asker, record, record.deadline + RECORD_ABANDONED_MS);
    const isAbandoned = record.check.status === 'pending' && clock.now() > record.deadline + RECORD_ABANDONED_MS;
    if (!isAbandoned) return record.check;
    const completed = await withReceipt(conclude(record, 'abandoned', clock.now()), receipts);
    await records.save(asker.id, completed);
    return completed.check;
  }

  return {
    ask: (asker, question, admit, requestId) =>
      askedOnce.ask(questionKey(asker, question), asker, async (id) => {
        const admission = await admit();
        const record = pendingRecord(id, asker, question, admission.storeFill);
        const correlation = { requestId, check: id };
        return {
          pending: record,
          run: (onPending) => runner.run({ asker, question, admission, record, correlation, onPending }),
        };
      }),
    read,
    async decide(asker, id, decision, shown = null) {
      // Reads first, which completes an abandoned check, so that it can be decided.
      const seen = await read(asker, id);
      if (seen === null) return null;
      if (seen.status === 'pending') return 'not_possible';
      const record = await records.load(asker.id, id);
      if (record === null) return null;
      const { check } = record;
      if (check.status === 'completed' && check.decision !== null && check.decision !== decision) {
        const key = storeKey(asker.id, 'changes', id);
        const { allowed } = await store.take(key, 1, MOST_CHANGES, asker.readableMs ?? READABLE_MS);
        if (!allowed) return 'not_possible';
      }
      const decided = await applyDecision(record, decision, shown, receipts);
      if (decided === 'not_possible') return decided;
      await records.save(asker.id, decided);
      return decided.check;
    },
    details: (asker, account, admit, requestId) =>
      lookup.answer(asker, account, runner.plan(questionAbout(account), asker).details, admit, requestId),
    get awaitedUntil() {
      return askedOnce.awaitedUntil;
    },
    async drain() {
      await askedOnce.drain();
      await lookup.drain();
    },
  };
}

/** If only the account is asked about. */
const questionAbout = (account: Account): Question => ({ account, name: '', accountType: null, identifiers: [] });
