import crypto, { generateKeyPairSync, sign } from 'node:crypto';
import { verifyReceipt } from '@payee-check/shared/receipt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReceiptSigner } from '../receipts/signer.ts';
import { ACCOUNT, expectProblem, SHOP, startBff, type TestBff } from '../testing/bff.ts';
import { replaceEverywhere } from '../testing/builtin.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { d: _, ...publicHalf } = pair.privateKey.export({ format: 'jwk' });
const ANOTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

type Encoding = 'der' | 'ieee-p1363';
const signed = (text: string, key = pair.privateKey, dsaEncoding: Encoding = 'der') =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding });

let clock: TestClock;
let running: Promise<void>;
let isOver: boolean;
let bff: TestBff;
/** What the signer does with a text. */
let answer: (text: string) => Promise<Uint8Array> | Uint8Array;
let asked: number;
let bankAsked: number;

/** Texts by their digests, since Node signs only texts. */
const texts = new Map<string, string>();
const { hash } = crypto;
replaceEverywhere(
  vi.spyOn(crypto, 'hash').mockImplementation((algorithm, data, options) => {
    const digest = hash(algorithm, data, 'buffer');
    texts.set(digest.toString('hex'), String(data));
    return hash(algorithm, data, options);
  }),
);

const signer: ReceiptSigner = {
  async sign(digest) {
    asked += 1;
    return answer(texts.get(Buffer.from(digest).toString('hex')) ?? '');
  },
};

/** Time passes by itself, twenty times as fast. */
async function run(): Promise<void> {
  while (!isOver) {
    await clock.advance(100);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeEach(async () => {
  clock = createTestClock(Date.now());
  isOver = false;
  running = run();
  answer = (text) => signed(text);
  asked = 0;
  bankAsked = 0;
  const bank = testProvider('ibantrack', {
    async checkName() {
      bankAsked += 1;
      return said.match;
    },
  });
  const RECEIPT_KEYS = JSON.stringify({ keys: [{ ...publicHalf, kid: 'elsewhere' }] });
  bff = await startBff(
    { RECEIPT_KEYS, RECEIPT_SIGNER: 'program', CHECK_WAIT_MS: '0' },
    { clock, providers: [bank], signer },
  );
});
afterEach(async () => {
  await bff.close();
  isOver = true;
  await running;
});

const askAbout = (token: string, name = 'Jane Doe') =>
  bff.ask('/v1/checks', { token, body: { account: ACCOUNT, name } });
const read = (token: string, id: string) => bff.ask(`/v1/checks/${id}`, { token });
/** Lets a check finish that nobody waits for. */
const completed = async (token: string, name: string) => {
  const { id } = (await askAbout(token, name)).body.check;
  await expect.poll(async () => (await read(token, id)).body.check?.status).toBe('completed');
  return (await read(token, id)).body.check;
};

describe('a key that is kept elsewhere', () => {
  it.each(['der', 'ieee-p1363'] as const)('signs receipts that verify, whether it answers %s', async (encoding) => {
    answer = (text) => signed(text, pair.privateKey, encoding);
    const jwks = (await bff.ask('/.well-known/jwks.json')).body;
    const token = await bff.openSession();
    for (const name of ['Jane Doe', 'Jane Roe', 'Jane Poe']) {
      const { receipt } = await completed(token, name);
      const about = { issuer: 'https://bff.example', audience: SHOP, account: ACCOUNT.iban, name, jwks };
      expect((await verifyReceipt(receipt, about)).outcome).toBe('match');
    }
  });

  it('is published without anything private, and is tested before the first request', async () => {
    expect(asked).toBe(1);
    const { text, body } = await bff.ask('/.well-known/jwks.json');
    expect(body.keys).toEqual([{ ...publicHalf, kid: 'elsewhere', use: 'sig', alg: 'ES256' }]);
    expect(text).not.toContain('"d"');
    expect((await bff.ask('/readyz')).status).toBe(200);
    expect(asked).toBe(1);
  });

  it.each<[string, () => typeof answer]>([
    ['throws', () => () => Promise.reject(new Error('the module is away'))],
    ['signs with another key', () => (text) => signed(text, ANOTHER)],
    ['answers nothing', () => () => new Uint8Array()],
    ['answers 64 bytes of nonsense', () => () => new Uint8Array(64).fill(7)],
    ['answers DER of nonsense', () => () => Buffer.from('3006020100020100', 'hex')],
    ['answers what is too long', () => () => new Uint8Array(10_000).fill(0x30)],
  ])(
    'loses no check while the signer %s: it is pending, and complete as soon as it can be signed',
    async (_, broken) => {
      answer = broken();
      const token = await bff.openSession();
      const { id, status } = (await askAbout(token)).body.check;
      expect(status).toBe('pending');
      await expect.poll(() => asked).toBeGreaterThan(1);
      const waiting = await read(token, id);
      expect(waiting.body.check).toMatchObject({ status: 'pending' });
      expect(waiting.text).not.toContain('outcome');
      expectProblem(
        await bff.ask(`/v1/checks/${id}/decision`, { token, body: { decision: 'continue_anyway' } }),
        'decision_not_possible',
      );
      expectProblem(await bff.ask('/readyz'), 'signer_unavailable');
      answer = (text) => signed(text);
      await clock.advance(1000);
      await expect.poll(async () => (await read(token, id)).body.check.outcome).toBe('match');
      expect((await bff.ask('/readyz')).status).toBe(200);
      expect(bankAsked).toBe(1);
    },
  );

  it('keeps a bank’s answer past the check’s time, and signs it when somebody asks', async () => {
    answer = () => Promise.reject(new Error('away'));
    const token = await bff.openSession();
    const { id } = (await askAbout(token)).body.check;
    await expect.poll(() => asked).toBeGreaterThan(1);
    await expect.poll(async () => (await read(token, id)).status, { timeout: 10_000 }).toBe(503);
    const refused = await read(token, id);
    expectProblem(refused, 'signer_unavailable');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    answer = (text) => signed(text);
    expect((await read(token, id)).body.check).toMatchObject({ outcome: 'match', receipt: expect.any(String) });
    // The same question is the same check, and the bank is not asked again.
    expect((await askAbout(token)).body.check.id).toBe(id);
    expect(bankAsked).toBe(1);
  });

  it('waits no longer than its time limit for a signer that never answers', async () => {
    const signals: AbortSignal[] = [];
    await bff.close();
    const silent: ReceiptSigner = {
      sign(digest, { signal }) {
        signals.push(signal);
        return signals.length === 1 ? signer.sign(digest, { kid: '', signal }) : new Promise(() => undefined);
      },
    };
    const RECEIPT_KEYS = JSON.stringify({ keys: [{ ...publicHalf, kid: 'elsewhere' }] });
    const bank = testProvider('ibantrack', { checkName: async () => said.match });
    const env = { RECEIPT_KEYS, RECEIPT_SIGNER: 'program', CHECK_WAIT_MS: '0', RECEIPT_SIGNER_TIMEOUT_MS: '700' };
    bff = await startBff(env, { clock, providers: [bank], signer: silent });
    await askAbout(await bff.openSession());
    await expect.poll(() => signals.length).toBe(2);
    await expect.poll(() => signals[1]?.aborted).toBe(true);
    expect(bff.log.join('')).toContain('"why":"timeout"');
  });

  it('logs once what is wrong, without a receipt, and counts it', async () => {
    answer = (text) => signed(text, ANOTHER);
    await askAbout(await bff.openSession());
    await expect.poll(() => asked).toBeGreaterThan(5);
    const lines = bff.log.filter((line) => line.includes('signer'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('another version of it');
    expect((await bff.ask('/metrics')).text).toMatch(
      /receipt_signing_duration_seconds_count\{result="mismatch"\} [2-9]/,
    );
  });

  it('prevents the start if the private half is missing', async () => {
    const RECEIPT_KEYS = JSON.stringify({ keys: [publicHalf] });
    await expect(startBff({ RECEIPT_KEYS })).rejects.toThrow(/RECEIPT_KEYS begins .*RECEIPT_SIGNER is not set/);
    await expect(startBff({ RECEIPT_KEYS, RECEIPT_SIGNER: 'program' })).rejects.toThrow(/RECEIPT_SIGNER .*no signer/);
  });
});
