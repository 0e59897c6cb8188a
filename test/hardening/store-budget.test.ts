import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  API_KEY,
  expectProblem,
  IBAN,
  SECRET,
  SHOP,
  SHOP_KEY,
  startBff,
  type TestBff,
} from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { bankThat, said } from '../../bff/src/testing/providers.ts';
import { startRedis, type TestRedis } from '../../bff/src/testing/redis.ts';

/** Somebody fills the store with checks, leaving no room for anybody else's. */
const bank = bankThat((name) => (name.startsWith('Match') ? said.match : said.noMatch));

let bff: TestBff;
let redis: TestRedis | undefined;
afterEach(async () => {
  await bff.close();
  await redis?.close();
});

const german = (number: number) => {
  const bban = `37040044${String(number).padStart(10, '0')}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
};

const check = (token: string, number: number, name = 'Jane Doe') =>
  bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban: german(number) }, name }, token });

const mint = (subject: string) => bff.openSession({ body: { origin: SHOP, subject }, token: API_KEY, origin: null });

describe('a store in Redis that visitors have filled', () => {
  it('takes no more visitors’ questions when 60 % of it are used, and goes on for customers', async () => {
    redis = await startRedis(['--maxmemory-policy', 'noeviction']);
    const used = Number(/used_memory:(\d+)/.exec(await redis.client.info('memory'))?.[1]);
    await redis.client.config('SET', 'maxmemory', String(Math.round(used / 0.35)));
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const RECEIPT_KEYS = JSON.stringify({ keys: [await crypto.subtle.exportKey('jwk', privateKey)] });
    bff = await startBff(
      { ...PLENTY, REDIS_URL: redis.url, SESSION_SECRET: SECRET, RECEIPT_KEYS },
      { providers: bank },
    );
    const token = await bff.openSession();
    const first = await check(token, 1);
    expect(first.status).toBe(200);
    let refused = await check(token, 2);
    for (let number = 3; refused.status === 200 && number < 2000; number += 1) refused = await check(token, number);
    expectProblem(refused, 'store_unavailable');
    expect(refused.headers['retry-after']).toBe('5');
    // Somebody with many addresses leaves counters for each, just by opening sessions.
    expectProblem(await bff.ask('/v1/sessions', { body: {} }), 'store_unavailable');
    // Earlier checks are still there, to be read and decided on.
    const path = `/v1/checks/${first.body.check.id}`;
    expect((await bff.ask(path, { token })).status).toBe(200);
    expect((await bff.ask(`${path}/decision`, { body: { decision: 'continue_anyway' }, token })).status).toBe(200);
    expect((await check(await mint('customer'), 5000)).status).toBe(200);
    expect((await bff.ask('/readyz')).status).toBe(200);
    expect((await bff.ask('/metrics')).text).toContain('payee_check_limits_hit_total{limit="open-share-of-store"}');
  }, 60_000);
});

describe('a store in Redis that servers have filled', () => {
  it('accepts no more from the key that did, then from none; keeps checks for half an hour, and goes on for payers', async () => {
    redis = await startRedis(['--maxmemory-policy', 'noeviction']);
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const RECEIPT_KEYS = JSON.stringify({ keys: [await crypto.subtle.exportKey('jwk', privateKey)] });
    bff = await startBff(
      { ...PLENTY, REDIS_URL: redis.url, SESSION_SECRET: SECRET, RECEIPT_KEYS },
      { providers: bank },
    );
    const key = { token: API_KEY, origin: null };
    const account = { scheme: 'iban', iban: IBAN };
    const lines = [{ id: 'a', account, name: 'Jane Doe' }];
    const hand = (token = API_KEY) => bff.ask('/v1/batches', { ...key, token, body: { lines } });
    const minutesKept = async (name: string) => {
      const { expiresAt, checkedAt } = (await bff.ask('/v1/checks', { ...key, body: { account, name } })).body.check;
      return Math.round((Date.parse(expiresAt) - Date.parse(checkedAt)) / 60_000);
    };
    expect((await hand()).status).toBe(202);
    expect(await minutesKept('Jane Doe')).toBe(24 * 60);
    const { client } = redis;
    const fillTo = async (share: number) => {
      const used = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
      await client.config('SET', 'maxmemory', String(Math.round(used / share)));
    };
    await fillTo(0.5);
    await expect.poll(async () => (await hand()).status, { timeout: 10_000 }).toBe(429);
    expectProblem(await hand(), 'rate_limited');
    expect((await hand(SHOP_KEY)).status).toBe(202);
    expect(await minutesKept('Mary Roe')).toBe(30);
    await fillTo(0.8);
    await expect.poll(async () => (await hand(SHOP_KEY)).status, { timeout: 10_000 }).toBe(503);
    expect((await check(await mint('customer'), 5000)).status).toBe(200);
    const metrics = (await bff.ask('/metrics')).text;
    for (const limit of ['share-of-store-per-key', 'share-of-store-for-a-day']) {
      expect(metrics).toContain(`payee_check_limits_hit_total{limit="${limit}"}`);
    }
  }, 60_000);
});

describe('what is kept', () => {
  it('about a used receipt survives a restart of Redis, if that persists its data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'payee-check-redis-'));
    const settings = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always'];
    redis = await startRedis(settings);
    const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    const RECEIPT_KEYS = JSON.stringify({ keys: [await crypto.subtle.exportKey('jwk', privateKey)] });
    const env = { ...PLENTY, REDIS_URL: redis.url, SESSION_SECRET: SECRET, RECEIPT_KEYS };
    bff = await startBff(env, { providers: bank });
    const { receipt } = (await check(await bff.openSession(), 1, 'Match')).body.check;
    const consume = () =>
      bff.ask('/v1/receipts/verify', { body: { receipt, consume: true }, token: API_KEY, origin: null });
    expect((await consume()).body).toMatchObject({ valid: true });
    await redis.kill();
    await redis.restart(settings);
    await expect.poll(async () => (await consume()).status, { timeout: 10_000 }).toBe(200);
    expect((await consume()).body).toEqual({ valid: false, why: 'already_used' });
    rmSync(folder, { recursive: true });
  }, 30_000);
});
