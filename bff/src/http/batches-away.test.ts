import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BatchLineResult } from '@payee-check/shared/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, expectProblem, SHOP_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { said, testProvider } from '../testing/providers.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';

const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const secrets = {
  SESSION_SECRET: 'a-secret-of-this-test-that-is-long-enough',
  RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }),
};

let folder: string;
let redis: TestRedis;
let bff: TestBff;
let release: () => void;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'batches-away-'));
  redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder]);
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  asked = [];
  const checkName = async ({ name }: { name: string }) => {
    asked.push(name);
    if (name.startsWith('Slow')) await held;
    return name === 'John Roe' ? said.closeMatch : said.match;
  };
  bff = await startBff({ ...secrets, REDIS_URL: redis.url }, { providers: [testProvider('ibantrack', { checkName })] });
});
afterEach(async () => {
  release();
  await bff.close();
  await redis.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  bff.ask(`/v1/batches${path}`, { method, body, headers, token: SHOP_KEY, origin: null });
const hand = (...names: string[]) =>
  ask(
    'POST',
    '',
    { lines: names.map((name, index) => ({ id: `l${index}`, account: ACCOUNT, name })) },
    { 'idempotency-key': 'run-7' },
  );
const idOf = async (...names: string[]) => {
  const answer = await hand(...names);
  expect(answer.status).toBe(202);
  return `/${answer.body.batch.id}`;
};
const completed = (id: string) =>
  vi.waitFor(
    async () => {
      expect((await ask('GET', id)).body).toMatchObject({ batch: { status: 'completed' } });
      const { lines } = (await ask('GET', `${id}/lines`)).body;
      return lines.map(({ check }: BatchLineResult) => check?.status === 'completed' && check.outcome);
    },
    { timeout: 15_000, interval: 50 },
  );
const back = async () => {
  await redis.restart();
  await vi.waitFor(async () => expect((await bff.ask('/readyz', { origin: null })).status).toBe(200), 10_000);
};

describe('while Redis is away', () => {
  it('no batch is made and no provider asked; the same key makes it afterwards, once', async () => {
    await redis.kill();
    expectProblem(await hand('Jane Doe'), 'store_unavailable');
    expect(asked).toEqual([]);
    await back();
    expect(await completed(await idOf('Jane Doe'))).toEqual(['match']);
    expect(asked).toEqual(['Jane Doe']);
  }, 40_000);

  it('answers that arrive are saved when Redis is back, and no provider is asked twice', async () => {
    const id = await idOf('Slow A', 'Slow B', 'Slow C');
    await vi.waitFor(() => expect(asked).toHaveLength(3), 10_000);
    await redis.kill();
    release();
    expectProblem(await ask('GET', id), 'store_unavailable');
    await back();
    expect(await completed(id)).toEqual(['match', 'match', 'match']);
    expect([...asked].sort()).toEqual(['Slow A', 'Slow B', 'Slow C']);
  }, 40_000);

  it('no page, decision or cancellation is answered, and none is half done', async () => {
    const id = await idOf('Jane Doe', 'John Roe');
    await completed(id);
    const decide = () =>
      ask('POST', `${id}/decisions`, { decisions: [{ line: 'l1', decision: 'use_registered_name' }] });
    await redis.kill();
    expectProblem(await ask('GET', id), 'store_unavailable');
    expectProblem(await ask('GET', `${id}/lines`), 'store_unavailable');
    expectProblem(await decide(), 'store_unavailable');
    expectProblem(await ask('DELETE', id), 'store_unavailable');
    await back();
    const decisions = async () =>
      (await ask('GET', `${id}/lines`)).body.lines.map(({ check }: { check: { decision: string | null } }) => {
        return check.decision;
      });
    expect(await decisions()).toEqual([null, null]);
    expect((await decide()).status).toBe(200);
    expect(await decisions()).toEqual([null, 'use_registered_name']);
    expect((await ask('DELETE', id)).status).toBe(204);
    expectProblem(await ask('GET', id), 'batch_not_found');
  }, 40_000);
});
