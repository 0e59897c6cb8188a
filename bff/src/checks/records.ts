import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { basis, type CompletedCheck, check, receiptSource, shown } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Seal } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

export const checkRecord = z.object({
  check,
  /** Epoch milliseconds after which nobody is working on it. */
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
    /** A record written by another version has none. */
    identifierHashes: z.array(z.string()).default([]),
  }),
});

/** A check as it is stored, for whichever instance is asked for it next. */
export type CheckRecord = z.infer<typeof checkRecord>;

export type CompletedRecord = CheckRecord & { readonly check: CompletedCheck };

/** Complete and stored, but its receipt could not be signed yet. */
export const isUnsigned = (record: CheckRecord): record is CompletedRecord =>
  record.check.status === 'completed' && record.check.receipt === null && record.binding.audience !== null;

export interface CheckRecords {
  /** Keeps it until the check's `expiresAt`. */
  save(sessionId: string, record: CheckRecord): Promise<void>;
  /** `null` if the session has no such check, or no longer has it. */
  load(sessionId: string, id: string): Promise<CheckRecord | null>;
}

/** There is nothing left to decide; it can only be read again. */
function isSettled(record: CheckRecord): boolean {
  const { status, ...rest } = record.check;
  return (
    !isUnsigned(record) &&
    status === 'completed' &&
    'outcome' in rest &&
    rest.outcome === 'match' &&
    rest.risk.level !== 'high'
  );
}

/**
 * Packed, since it is most of what an attacker could fill the store with; sealed, since a close match holds the registered
 * name. The key holds the session's id: no other session finds it.
 */
export function createCheckRecords({ store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): CheckRecords {
  const placeOf = (sessionId: string, id: string) => storeKey(sessionId, 'checked', id);

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
      // It may have been written by another version of this program.
      return bytes === null ? null : (checkRecord.safeParse(unpack(bytes)).data ?? null);
    },
  };
}

/**
 * Texts that nearly every record contains, the most frequent last (RFC 1950, 2.3). Changing it requires another key for
 * records in the store: what was packed with one dictionary cannot be unpacked with another.
 */
const DICTIONARY = Buffer.from(
  [
    'customercontinue_anywayuse_registered_name',
    '"bank_unavailable""provider_unavailable""unable_to_verify""account_not_found""no_match"',
    '{"alg":"ES256","typ":"payee-check-receipt+jwt","kid":"',
    '"risk":{"level":"unknown","signals":[]},"reachability":{"creditTransfer":true,"instant":true,"directDebit":true}}',
    '{"provider":"","environment":"live","scheme":null,"reference":null,"elapsedMs":1',
    ',"kind":"account_details","result":"found"}],"kind":"ownership","result":"owner"',
    '"account":{"scheme":"iban","masked":"DE00 •••• •••• •••• ••00 00","country":"DE","status":"active","bank":{"name":"',
    '","bic":"","city":""}"registeredName":"","status":"pending","pollAfterMs":1000,',
    '"iss":"https://","aud":"https://","iat":17,"exp":17,"jti":"chk_","account_hash":"","name_hash":"","account_status":"active",',
    '"checked_at":"2026-01-01T00:00:00.000Z","src":{"provider":"","reference":"","environment":"live","scheme":"epc_vop"}',
    '"deadline":17,"basis":"name_check","source":{"provider":"","reference":"","environment":"live","scheme":"epc_vop"},',
    '"shown":null,"binding":{"audience":"https://","reference":null,"subjectHash":null,"salt":"","accountHash":"","nameHash":""},',
    '"check":{"id":"chk_","status":"completed","outcome":"close_match","outcome":"match","reason":null,',
    '"risk":{"level":"none","signals":[]},"evidence":[{"provider":"","environment":"live","scheme":"epc_vop","reference":"',
    '","elapsedMs":1,"kind":"name_check","result":"match"}],"decision":null,"checkedAt":"2026-01-01T00:00:00.000Z",',
    '"expiresAt":"2026-01-01T00:00:00.000Z","receipt":["',
  ].join(''),
);
/**
 * The fastest level, which costs 2 % more bytes, and no more memory than a record needs: zlib has to allocate and clear
 * its memory for each record.
 */
const PACKING = { dictionary: DICTIONARY, windowBits: 12, memLevel: 4, level: 1, chunkSize: 1024 };
/** A larger window than that of {@link PACKING}: records may have been packed by an earlier version. */
const UNPACKING = { dictionary: DICTIONARY, windowBits: 13 };
/** A record takes a few kilobytes; anything that claims more is not ours. */
const MAX_BYTES = 64 * 1024;

const decoded = (part: string) => Buffer.from(part, 'base64url').toString('utf8');
const encoded = (text: string) => Buffer.from(text).toString('base64url');

/**
 * The parts of a JWS, with header and claims as plain text: in base64, what they have in common with the rest of the
 * record could not be compressed.
 */
function takeApart(receipt: string): string | readonly string[] {
  const [header = '', claims = '', ...signature] = receipt.split('.');
  const parts = [decoded(header), decoded(claims), ...signature];
  return putTogether(parts) === receipt ? parts : receipt;
}

const putTogether = ([header = '', claims = '', ...signature]: readonly string[]): string =>
  [encoded(header), encoded(claims), ...signature].join('.');

/** A record in about a fifth of the bytes of its JSON. */
export function pack(record: { readonly check: object }): Buffer {
  const { check } = record;
  const receipt = 'receipt' in check && typeof check.receipt === 'string' ? takeApart(check.receipt) : null;
  return deflateRawSync(
    JSON.stringify({ ...record, check: { ...check, ...(receipt !== null && { receipt }) } }),
    PACKING,
  );
}

function isParts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

/** The packed text, still to be parsed; `null` if it was not packed by {@link pack}. */
export function unpack(bytes: Buffer): unknown {
  try {
    const text = inflateRawSync(bytes, { ...UNPACKING, maxOutputLength: MAX_BYTES }).toString('utf8');
    return JSON.parse(text, (key, value: unknown) =>
      key === 'receipt' && isParts(value) ? putTogether(value) : value,
    );
  } catch {
    return null;
  }
}
