import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, CHECK, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { PLENTY } from '../testing/limits.ts';
import { said, testProvider } from '../testing/providers.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';

const OLD = 'an-old-secret-that-is-long-enough-0123456789';
const NEW = 'another-secret-that-is-long-enough-987654321';
const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const LINES = { lines: [{ id: '1', account: ACCOUNT, name: 'Jane Doe' }] };

let redis: TestRedis;
/** Where the new secret was added, and where it has become the first. */
let before: TestBff;
let promoted: TestBff;

const start = (secrets: string) =>
  startBff(
    { ...PLENTY, SESSION_SECRET: secrets, RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }), REDIS_URL: redis.url },
    { providers: [testProvider('ibantrack', { checkName: async () => said.closeMatch })] },
  );
const read = (bff: TestBff, path: string) => bff.ask(path, { token: SHOP_KEY, origin: null });
const post = (bff: TestBff, path: string, body: object, headers: Record<string, string> = {}) =>
  bff.ask(path, { body, headers, token: SHOP_KEY, origin: null });

beforeAll(async () => {
  redis = await startRedis();
  before = await start(`${OLD},${NEW}`);
  promoted = await start(`${NEW},${OLD}`);
});
afterAll(async () => {
  await Promise.all([before.close(), promoted.close()]);
  await redis.close();
});

describe('while SESSION_SECRET is rotated', () => {
  it('a server keeps the checks that it made with its key', async () => {
    const { check } = (await post(before, '/v1/checks', CHECK)).body;
    expect((await read(promoted, `/v1/checks/${check.id}`)).body.check).toEqual(check);
    const decided = await post(promoted, `/v1/checks/${check.id}/decision`, { decision: 'continue_anyway' });
    expect(decided.body.check.decision).toBe('continue_anyway');
  });

  it('a server keeps its batches, and a repeated request starts none of them again', async () => {
    const once = { 'Idempotency-Key': 'payment-run-7' };
    const { id } = (await post(before, '/v1/batches', LINES, once)).body.batch;
    expect((await post(promoted, '/v1/batches', LINES, once)).body.batch.id).toBe(id);
    expect((await read(promoted, `/v1/batches/${id}/lines`)).body.lines).toHaveLength(1);
  });
});
