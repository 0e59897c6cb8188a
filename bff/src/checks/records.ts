import { basis, check, receiptSource, shown } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Seal } from '../secrets/seal.ts';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

const record = z.object({
  check,
  /** Epoch milliseconds after which nobody works on it any more. */
  deadline: z.number(),
  basis,
  /** Whose answer decided. */
  source: receiptSource.nullable(),
  /** What the payer had on the screen when they decided, as the browser reports it. */
  shown: shown.nullable(),
  /** What its receipts are bound to; name, account and customer themselves are not kept. */
  binding: z.object({
    /** `null`: no receipt can be made. */
    audience: z.string().nullable(),
    reference: z.string().nullable(),
    subjectHash: z.string().nullable(),
    salt: z.string(),
    accountHash: z.string(),
    nameHash: z.string(),
  }),
});

/** A check as it is remembered, by whichever instance is asked for it next. */
export type CheckRecord = z.infer<typeof record>;

export interface CheckRecords {
  /** Keeps it until the check's `expiresAt`. */
  save(sessionId: string, record: CheckRecord): Promise<void>;
  /** `null` where the session has no such check, or has it no more. */
  load(sessionId: string, id: string): Promise<CheckRecord | null>;
}

/** Sealed, since a close match holds the registered name. The key holds the session's id: no other session finds it. */
export function createCheckRecords({ store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): CheckRecords {
  return {
    async save(sessionId, it) {
      const key = storeKey(sessionId, 'check', it.check.id);
      const ttlMs = Date.parse(it.check.expiresAt) - clock.now();
      if (ttlMs > 0) await store.set(key, seal.seal(JSON.stringify(it), key), ttlMs);
    },
    async load(sessionId, id) {
      const key = storeKey(sessionId, 'check', id);
      const sealed = await store.get(key);
      const text = sealed === null ? null : seal.unseal(sealed, key);
      // Another version of this program may have written it.
      return text === null ? null : (record.safeParse(JSON.parse(text)).data ?? null);
    },
  };
}
