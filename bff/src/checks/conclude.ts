import type { AccountSummary, Check, Decision, ReceiptSource, Shown } from '@payee-check/shared/contract';
import { maskIban } from '@payee-check/shared/iban';
import { nameValue } from '@payee-check/shared/receipt';
import { maskUkAccount } from '@payee-check/shared/uk';
import type { Account } from '../domain/question.ts';
import { commitAtOnce, type ReceiptIssuer } from '../receipts/issuer.ts';
import { SignerUnavailableError } from '../receipts/signer.ts';
import { type Clock, sleep } from '../time/clock.ts';
import type { Asker } from './asker.ts';
import type { Conclusion } from './decide.ts';
import type { CheckRecord, CheckRecords, CompletedRecord } from './records.ts';

/** The result of an abandoned check: the instance that worked on it is gone, along with what it had found out. */
const NOTHING_FOUND: Conclusion = {
  outcome: 'unable_to_verify',
  reason: 'provider_unavailable',
  registeredName: null,
  basis: null,
  accountStatus: null,
  bank: null,
  reachability: null,
  risk: { level: 'unknown', signals: [] },
  evidence: [],
  decidedBy: null,
};

/** For a line of a batch, the reason says that the call may have been billed. */
const nothingFound = (why: 'abandoned' | 'interrupted'): Conclusion =>
  why === 'abandoned' ? NOTHING_FOUND : { ...NOTHING_FOUND, reason: 'interrupted' };

/**
 * No provider documents a longer reference. A longer one stays in the evidence only, because a receipt has to fit into
 * a form.
 */
const LONGEST_REFERENCE = 128;

/** The evidence that decided; if a bank did, the last one that was asked. */
function sourceOf({ decidedBy, basis, evidence }: Conclusion): ReceiptSource | null {
  const kinds = basis === 'ownership' ? ['ownership'] : ['name_check', 'identifier_check', 'account_status'];
  const decisive = evidence.findLast(({ provider, kind }) => provider === decidedBy && kinds.includes(kind));
  if (decisive === undefined) return null;
  const { provider, environment, scheme, reference } = decisive;
  return {
    provider,
    reference: reference === null || reference.length > LONGEST_REFERENCE ? null : reference,
    environment,
    scheme,
  };
}

/**
 * Whether the identifiers were compared in addition to the name; `null` if there were none, or no name was compared.
 */
function identifiersComparedIn({ check, basis }: CompletedRecord): boolean | null {
  const decisive = check.evidence.findLast(({ kind }) => kind === 'name_check');
  return basis === 'name_check' && decisive?.kind === 'name_check' ? (decisive.identifiersCompared ?? null) : null;
}

/** Turns a pending record into a completed one, whose receipt is still to be signed. */
export function conclude(
  record: CheckRecord,
  conclusion: Conclusion | 'abandoned' | 'interrupted',
  now: number,
): CompletedRecord {
  const found = typeof conclusion === 'string' ? nothingFound(conclusion) : conclusion;
  const { id, account, expiresAt } = record.check;
  const { bank, reachability } = found;
  return {
    ...record,
    basis: found.basis,
    source: sourceOf(found),
    check: {
      id,
      status: 'completed',
      outcome: found.outcome,
      reason: found.reason,
      ...(found.registeredName !== null && { registeredName: found.registeredName }),
      account: {
        ...account,
        status: found.accountStatus,
        bank: bank ?? account.bank,
        reachability: reachability ?? account.reachability,
      },
      risk: found.risk,
      evidence: [...found.evidence],
      decision: null,
      checkedAt: new Date(now).toISOString(),
      expiresAt,
      receipt: null,
    },
  };
}

/** The record with the payer's decision and a new receipt; `'not_possible'` if there is nothing to decide. */
export async function applyDecision(
  record: CheckRecord,
  decision: Decision,
  shown: Shown | null,
  receipts: ReceiptIssuer,
): Promise<CompletedRecord | 'not_possible'> {
  const { check } = record;
  if (check.status === 'pending') return 'not_possible';
  // A match leaves nothing to decide, unless the account is alarming: then the payer is warned, and may go on.
  const isAlarming = check.risk.level === 'high' && decision === 'continue_anyway';
  if (check.outcome === 'match' && !isAlarming) return 'not_possible';
  if (decision === 'use_registered_name' && check.registeredName === undefined) return 'not_possible';
  if (check.decision === decision) return { ...record, check };
  return withReceipt({ ...record, shown, check: { ...check, decision } }, receipts);
}

/** The receipt is for the name that will be paid: the registered one once the payer has chosen it. */
export async function withReceipt(record: CompletedRecord, receipts: ReceiptIssuer): Promise<CompletedRecord> {
  const { check, basis, source, shown, binding } = record;
  const chosen = check.decision === 'use_registered_name' ? check.registeredName : undefined;
  const receipt = await receipts.issue({
    checkId: check.id,
    audience: binding.audience,
    reference: binding.reference,
    subjectHash: binding.subjectHash,
    outcome: check.outcome,
    reason: check.reason,
    decision: check.decision,
    risk: check.risk,
    basis,
    identifiersCompared: identifiersComparedIn(record),
    source,
    accountStatus: check.account.status,
    checkedAt: Date.parse(check.checkedAt),
    shown,
    salt: binding.salt,
    accountHash: binding.accountHash,
    nameHash: chosen === undefined ? binding.nameHash : commitAtOnce(binding.salt, nameValue(chosen)),
    identifierHashes: binding.identifierHashes,
  });
  return { ...record, check: { ...check, receipt } };
}

/** An account as a response shows it: the masked number and what is known about it. */
export function summarise(
  account: Account,
  known: Partial<Pick<AccountSummary, 'status' | 'bank' | 'reachability'>> = {},
): AccountSummary {
  return {
    scheme: account.scheme,
    masked: account.scheme === 'iban' ? maskIban(account.iban) : maskUkAccount(account),
    country: account.country,
    status: known.status ?? null,
    bank: known.bank ?? null,
    reachability: known.reachability ?? null,
  };
}

/** How soon signing a receipt is retried. */
const SIGN_AGAIN_MS = 500;
/** How soon the browser should ask again for a check that only lacks its signature. */
const POLL_AFTER_MS = 1000;

/** A result that could not be signed is not disclosed: without a receipt, nobody can rely on it for a payment. */
function asPending({ check: { id, account, expiresAt } }: CompletedRecord): Check {
  return {
    id,
    status: 'pending',
    account: { ...account, status: null, bank: null, reachability: null },
    pollAfterMs: POLL_AFTER_MS,
    expiresAt,
  };
}

interface PatientSigningOptions {
  readonly receipts: ReceiptIssuer;
  readonly records: CheckRecords;
  readonly clock: Clock;
}

/**
 * A bank's answer was paid for and is not lost if it cannot be signed: it is kept, and signing is retried until the
 * check's time is over and after that whenever somebody asks for the check.
 */
export function createPatientSigning({ receipts, records, clock }: PatientSigningOptions) {
  const kept = (asker: Asker, found: CompletedRecord) =>
    records.save(asker.id, found).then(
      () => true,
      () => false,
    );

  return {
    /** Rejects with `SignerUnavailableError` when the check's time is over. */
    async sign(asker: Asker, found: CompletedRecord): Promise<CompletedRecord> {
      let isKept = false;
      for (;;) {
        try {
          return await withReceipt(found, receipts);
        } catch (error) {
          if (!(error instanceof SignerUnavailableError)) throw error;
          if (!isKept) isKept = await kept(asker, found);
          if (clock.now() + SIGN_AGAIN_MS >= found.deadline) throw error;
        }
        await sleep(clock, SIGN_AGAIN_MS);
      }
    },

    /** @param abandonedAt Until then the instance that made the check is still signing */
    async read(asker: Asker, found: CompletedRecord, abandonedAt: number): Promise<Check> {
      if (clock.now() <= abandonedAt) return asPending(found);
      const completed = await withReceipt(found, receipts);
      await records.save(asker.id, completed);
      return completed.check;
    },
  };
}
