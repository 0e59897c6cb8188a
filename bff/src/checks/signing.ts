import type { Check } from '@payee-check/shared/contract';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import { SignerUnavailableError } from '../receipts/signer.ts';
import { type Clock, sleep } from '../time/clock.ts';
import type { Asker } from './asker.ts';
import { withReceipt } from './conclude.ts';
import type { CheckRecords, CompletedRecord } from './records.ts';

/** How soon a receipt that could not be signed is signed again. */
const SIGN_AGAIN_MS = 500;
/** How soon the browser should ask again for a check that is only to be signed. */
const POLL_AFTER_MS = 1000;

/** What is known and not signed is not told: without a receipt an answer is worth nothing to whoever pays on it. */
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
 * What a bank answered was paid for, and is not lost with a signature: it is kept, its signature is tried again until the
 * check's time is over, and after that whenever somebody asks for it.
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

    /** @param abandonedAt Until then whoever found it out is at it */
    async read(asker: Asker, found: CompletedRecord, abandonedAt: number): Promise<Check> {
      if (clock.now() <= abandonedAt) return asPending(found);
      const completed = await withReceipt(found, receipts);
      await records.save(asker.id, completed);
      return completed.check;
    },
  };
}
