import { basis, check, receiptSource, shown } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Seal } from '../secrets/seal.ts';
import { storeKey } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { pack, unpack } from './packed.ts';

export const checkRecord = z.object({
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
export type CheckRecord = z.infer<typeof checkRecord>;

export interface CheckRecords {
  /** Keeps it until the check's `expiresAt`. */
  save(sessionId: string, record: CheckRecord): Promise<void>;
  /** `null` where the session has no such check, or has it no more. */
  load(sessionId: string, id: string): Promise<CheckRecord | null>;
}

/** Nothing can be decided on it any more: to read it again is all that anybody could want of it. */
function isSettled({ check: { status, ...rest } }: CheckRecord): boolean {
  return status === 'completed' && 'outcome' in rest && rest.outcome === 'match' && rest.risk.level !== 'high';
}

/**
 * Packed, since it is most of what an attacker could fill the store with; sealed, since a close match holds the registered
 * name. The key holds the session's id: no other session finds it.
 */
export function createCheckRecords({ store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): CheckRecords {
  const placeOf = (sessionId: string, id: string) => storeKey(sessionId, 'record', id);

  return {
    async save(sessionId, saved) {
      const key = placeOf(sessionId, saved.check.id);
      const ttlMs = Date.parse(saved.check.expiresAt) - clock.now();
      if (ttlMs > 0) await store.set(key, seal.seal(pack(saved), key), ttlMs, isSettled(saved) ? 'disposable' : 'kept');
    },
    async load(sessionId, id) {
      const key = placeOf(sessionId, id);
      const sealed = await store.get(key);
      const bytes = sealed === null ? null : seal.unsealBytes(sealed, key);
      // Another version of this program may have written it.
      return bytes === null ? null : (checkRecord.safeParse(unpack(bytes)).data ?? null);
    },
  };
}
