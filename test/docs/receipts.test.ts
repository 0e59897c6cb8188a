import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accountValue,
  commit,
  nameValue,
  type ReceiptAccount,
  ReceiptError,
  verifyReceipt,
} from '@payee-check/shared/receipt';
import { describe, expect, it } from 'vitest';
import { runtimes, type Verdict } from './runtimes.ts';

interface Vector {
  readonly id: string;
  readonly verdict: string;
  readonly receipt: string;
  readonly issuer: string;
  readonly audience: string;
  readonly account: ReceiptAccount;
  readonly name: string;
  /** Seconds since the epoch. */
  readonly at: number;
  readonly clockTolerance: number;
  readonly reference?: string;
  readonly subject?: string;
  readonly allowSandbox?: boolean;
  /** Judged with the archive of keys. */
  readonly as?: 'evidence';
  /** `nfc`: a verifier has to compose the name to reach the verdict. */
  readonly needs?: 'nfc';
}

interface KeySet {
  readonly keys: { kty: string; crv: string; x: string; y: string; kid: string }[];
}

interface VectorFile {
  readonly jwks: KeySet;
  readonly archive: KeySet;
  readonly hashes: readonly { salt: string; value: string; hash: string; input: ReceiptAccount | string }[];
  readonly vectors: readonly Vector[];
}

/** The exports of the Node example, which is JavaScript, as merchants copy it. */
type Decide = (
  form: URLSearchParams,
  options: { jwks: VectorFile['jwks']; currentDate: Date },
) => Promise<{ action: string; why: string }>;

const root = join(import.meta.dirname, '../..');
const examples = join(root, 'docs/examples/receipts');
const text = readFileSync(join(examples, 'vectors.json'), 'utf8');
const { jwks, archive, hashes, vectors }: VectorFile = JSON.parse(text);

function vector(id: string): Vector {
  const found = vectors.find((vector) => vector.id === id);
  if (found === undefined) throw new Error(`There is no vector ${id}`);
  return found;
}

async function inNode({ id, at, receipt, ...expected }: Vector): Promise<Verdict> {
  try {
    const keys = expected.as === 'evidence' ? archive : jwks;
    const { outcome } = await verifyReceipt(receipt, { ...expected, jwks: keys, currentDate: new Date(at * 1000) });
    return { id, verdict: 'valid', outcome };
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return { id, verdict: error.code, outcome: '' };
  }
}

const verdicts = (found: readonly Verdict[]) => found.map(({ id, verdict }) => `${id}: ${verdict}`);
const present = runtimes.filter((runtime) => runtime.isPresent());
const absent = runtimes.filter((runtime) => !present.includes(runtime));
if (absent.length > 0) {
  const hints = absent.map(({ language, packages }) => `${language} (Debian: ${packages})`);
  console.log(`Examples of receipt verification that were not run: ${hints.join(', ')}`);
}

describe('the published receipts', () => {
  it('get the published verdict in Node', async () => {
    const found = await Promise.all(vectors.map(inNode));
    expect(verdicts(found)).toEqual(verdicts(vectors.map((vector) => ({ ...vector, outcome: '' }))));
    expect(found.length).toBeGreaterThan(120);
  });

  it('cover every reason for a refusal, and every outcome that a merchant decides on', async () => {
    const found = await Promise.all(vectors.map(inNode));
    expect(new Set(found.map(({ verdict }) => verdict))).toEqual(
      new Set([
        'valid',
        'not_checked',
        'malformed',
        'signature',
        'issuer_mismatch',
        'origin_mismatch',
        'expired',
        'sandbox',
        'account_mismatch',
        'name_mismatch',
        'identifier_mismatch',
        'reference_mismatch',
        'subject_required',
        'subject_mismatch',
      ]),
    );
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(
      new Set(['', 'match', 'close_match', 'unable_to_verify']),
    );
  });

  it('contain no private key', () => {
    const members = ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'];
    for (const key of jwks.keys) expect(Object.keys(key).sort()).toEqual(members);
    for (const { kid, ...key } of archive.keys) {
      expect(Object.keys({ kid, ...key }).sort()).toEqual([
        ...members.slice(0, 5),
        'validFrom',
        'validUntil',
        'x',
        'y',
      ]);
    }
  });

  it.each(hashes)('publish how the hash of $value is made', async ({ salt, input, value, hash }) => {
    expect(await commit(salt, value)).toBe(hash);
    expect(value).toBe(typeof input === 'string' ? nameValue(input) : accountValue(input));
  });

  // Languages that are not installed are listed above; no test is registered for them, since CI counts a skipped test
  // as failed.
  for (const { language, composesNames, run } of present) {
    it(`get the published verdict in ${language}`, { timeout: 120_000 }, async () => {
      // Without NFC, a name in another composition is refused: that is the safe mistake.
      const expected = vectors.map((vector) =>
        vector.needs === 'nfc' && !composesNames
          ? { id: vector.id, verdict: 'name_mismatch', outcome: '' }
          : { id: vector.id, verdict: vector.verdict, outcome: '' },
      );
      const found = run(examples);
      expect(verdicts(found)).toEqual(verdicts(expected));
      const outcomes = new Map((await Promise.all(vectors.map(inNode))).map(({ id, outcome }) => [id, outcome]));
      for (const { id, verdict, outcome } of found) {
        if (verdict === 'valid') expect(`${id}: ${outcome}`).toBe(`${id}: ${outcomes.get(id)}`);
      }
    });
  }
});

describe('the Node example', () => {
  const decideOn = async (id: string, change: Record<string, string> = {}) => {
    // The file's path is hidden from the compiler: it is JavaScript without types, as merchants have it.
    const file = join(examples, 'node/verify-receipt.mjs');
    const { decide }: { decide: Decide } = await import(file);
    const { receipt, account, name, at } = vector(id);
    const form = new URLSearchParams({ payee: receipt, 'payee.name': name });
    if (typeof account === 'object' && account.scheme === 'uk') {
      form.set('payee.scheme', 'uk');
      form.set('payee.sort-code', account.sortCode);
      form.set('payee.account-number', account.accountNumber);
      if (account.secondaryReference) form.set('payee.secondary-reference', account.secondaryReference);
    } else if (typeof account === 'object') {
      form.set('payee.scheme', 'iban');
      form.set('payee.iban', account.iban);
    }
    for (const [field, value] of Object.entries(change)) form.set(field, value);
    return decide(form, { jwks, currentDate: new Date(at * 1000) });
  };

  it.each([
    ['match', { action: 'pay', why: 'name_check' }],
    ['ownership', { action: 'refuse', why: 'subject_required' }],
    ['sandbox', { action: 'refuse', why: 'sandbox' }],
    ['close-match-registered-name', { action: 'pay', why: 'the payer took the registered name' }],
    ['uk-secondary-reference', { action: 'pay', why: 'name_check' }],
    ['unable-to-verify-confirmed', { action: 'review', why: 'bank_timeout' }],
    ['alg-none', { action: 'refuse', why: 'signature' }],
    ['empty', { action: 'review', why: 'not_checked' }],
    ['expired-beyond-tolerance', { action: 'review', why: 'expired' }],
    ['reported-as-fraud', { action: 'review', why: 'listed_as_fraud' }],
  ])('decides on %s', async (id, decision) => {
    expect(await decideOn(id)).toEqual(decision);
  });

  it('accepts a match by an organisation’s number only with that number', async () => {
    const typed = (value: string) => ({ 'payee.identifier-type': 'lei', 'payee.identifier': value });
    const id = 'identifier-among-two';
    expect(await decideOn(id, typed('529900T8BM49AURSDO55'))).toEqual({ action: 'pay', why: 'identifier_check' });
    expect(await decideOn(id, typed('529900T8BM49AURSDO56'))).toEqual({ action: 'refuse', why: 'identifier_mismatch' });
    expect(await decideOn(id)).toEqual({ action: 'review', why: 'no_identifier' });
  });

  it('refuses a form whose account was swapped after the check', async () => {
    const swapped = { 'payee.iban': 'FR7630006000011234567890189' };
    expect(await decideOn('match', swapped)).toEqual({ action: 'refuse', why: 'account_mismatch' });
  });
});

it('are quoted in the documentation verbatim', () => {
  execFileSync(process.execPath, [join(root, 'docs/quote.mjs'), '--check'], { stdio: 'pipe' });
});
