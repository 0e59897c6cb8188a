import { generateKeyPairSync } from 'node:crypto';
import { createBff, loadConfig } from '@payee-check/bff';
import { doctor } from '@payee-check/bff/doctor';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { providerName } from '@payee-check/shared/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../bff/src/testing/ports.ts';
import { startRedis, type TestRedis } from '../bff/src/testing/redis.ts';

const SECRET = 'a secret of the operator that is long enough';
const PASSWORD = 'the-password-of-redis';
const SHOP = 'https://shop.example';

let sandbox: Sandbox;
let redis: TestRedis;
let env: Record<string, string>;

beforeAll(async () => {
  [sandbox, redis] = await Promise.all([startSandbox(), startRedis()]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  env = {
    ...sandbox.env,
    PORT: String(await freePort()),
    ALLOWED_ORIGINS: SHOP,
    SESSION_SECRET: SECRET,
    RECEIPT_KEYS: JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }),
    MERCHANT_API_KEYS: 'a-key-of-the-merchant-that-is-long-enough',
    PROVIDERS: providerName.options.join(),
    PROVIDERS_SANDBOX: 'true',
    LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await sandbox?.close();
  await redis?.close();
});

/** One run: the lines it printed, and its exit code. No run may print a secret. */
async function examine(change: Record<string, string> = {}, ...args: string[]) {
  const lines: string[] = [];
  const given = { ...env, ...change };
  const status = await doctor(args, {
    env: given,
    read: () => Promise.reject(new Error('no file')),
    print: (line) => lines.push(line),
    complain: (line) => lines.push(line),
  });
  const text = lines.join('\n');
  for (const [name, value] of Object.entries(given)) {
    if (/SECRET|PASSWORD|KEY|CERTIFICATE/.test(name)) expect(text.includes(value), `${name} is printed`).toBe(false);
  }
  expect(text).not.toContain(PASSWORD);
  return { status, text };
}
const beforeStart = (change?: Record<string, string>, ...args: string[]) => examine(change, '--before-start', ...args);

describe('payee-check doctor', () => {
  it('finds nothing wrong with a working BFF', async () => {
    const bff = createBff(loadConfig(env), { widget: null });
    await bff.listen();
    const { status, text } = await examine({}, '--origin', `${SHOP}/pay`);
    await bff.close();
    expect(text).not.toContain('failed');
    for (const name of providerName.options) {
      expect(text).toMatch(new RegExp(`ok +${name} .*: logged in`));
    }
    expect(text).toMatch(/ok +clock +agrees with/);
    expect(text).toMatch(/ok +keys .*publishes the key that signs/);
    expect(text).toContain(`POST /v1/sessions from ${SHOP} is answered 201`);
    expect(status).toBe(0);
  });

  it('asks no provider about a person', async () => {
    const asked = () => Object.values(sandbox.requests()).flatMap(({ recent }) => recent);
    const before = new Set(asked());
    await beforeStart();
    const routes = asked().flatMap((item) => (before.has(item) ? [] : [item.route]));
    expect(routes.length).toBeGreaterThan(4);
    for (const route of routes) expect(route).not.toMatch(/verification|validate_iban$|customers|transactions/);
  });

  it.each([
    ['IBANTRACK_CLIENT_SECRET', 'ibantrack'],
    ['BANFICO_CLIENT_SECRET', 'banfico'],
    ['IBANBIC_PASSWORD', 'ibanbic'],
    ['IBANERA_PASSWORD', 'ibanera'],
  ])('reports a wrong %s', async (name, provider) => {
    const { status, text } = await beforeStart({ [name]: 'another-secret-of-no-use', PROVIDERS: provider });
    expect(text).toMatch(new RegExp(`failed +${provider} .*bad_credentials`));
    expect(status).toBe(1);
  });

  it('reports a provider that is not there', async () => {
    const { status, text } = await beforeStart({ IBANTRACK_BASE_URL: 'http://127.0.0.1:9', PROVIDERS: 'ibantrack' });
    expect(text).toMatch(/failed +ibantrack +127\.0\.0\.1:9: connection_failed/);
    expect(status).toBe(1);
  });

  it('names an unknown setting, with the nearest known one, and a missing setting', async () => {
    const { status, text } = await beforeStart({ LIMIT_CHECKS_PER_SESION: '1', IBANTRACK_CLIENT_ID: '' });
    expect(text).toContain('LIMIT_CHECKS_PER_SESION is not a setting: did you mean LIMIT_CHECKS_PER_SESSION?');
    expect(text).toContain('IBANTRACK_CLIENT_ID is missing');
    expect(status).toBe(1);
  });

  it('says that visitors share one address if the proxy in front is not trusted', async () => {
    const behindProxy = { PUBLIC_URL: 'https://bff.example', PROVIDERS: 'ibantrack' };
    expect((await beforeStart(behindProxy)).text).toMatch(/note +settings +TRUST_PROXY is not set/);
    expect((await beforeStart({ ...behindProxy, TRUST_PROXY: '1' })).text).not.toContain('TRUST_PROXY');
    expect((await beforeStart({ PROVIDERS: 'ibantrack' })).text).not.toContain('TRUST_PROXY');
  });

  it('reports keys that cannot be fetched, and keys of another BFF', async () => {
    const bff = createBff(loadConfig({ ...env, RECEIPT_KEYS: '' }), { widget: null });
    expect((await examine({ PROVIDERS: '' })).text).toMatch(/failed +keys .*ECONNREFUSED/);
    await bff.listen();
    const { text } = await examine({ PROVIDERS: '' });
    await bff.close();
    expect(text).toMatch(/failed +keys .*does not publish/);
  });

  it.each([
    [
      {},
      'https://other.example',
      /failed +origin .*403 origin_not_allowed: ALLOWED_ORIGINS has https:\/\/shop\.example/,
    ],
    [{}, 'shop', /failed +origin +shop is not the address of a page/],
    [{ ANONYMOUS_SESSIONS: 'false' }, SHOP, /note +origin .*your server has to mint its sessions/],
    [{ CHALLENGE: 'altcha' }, SHOP, /ok +origin .*after a challenge/],
  ])('with %j prints the answer for %s', async (change, origin, expected) => {
    expect((await beforeStart({ PROVIDERS: '', ...change }, '--origin', origin)).text).toMatch(expected);
  });

  it('prints its usage', async () => {
    const { status, text } = await examine({}, '--orign', SHOP);
    expect(status).toBe(2);
    expect(text).toContain('--before-start');
  });
});

describe('payee-check doctor, of Redis', () => {
  const settings = () => ({ PROVIDERS: '', PUBLIC_URL: 'http://localhost:8787', REDIS_URL: redis.url });

  it('reports its version, its clock, what it keeps and what it forgets', async () => {
    await redis.client.config('SET', 'maxmemory-policy', 'noeviction');
    const { status, text } = await beforeStart(settings());
    expect(text).toMatch(/ok +redis +redis:\/\/127\.0\.0\.1:\d+ answers; version \d/);
    expect(text).toMatch(/ok +redis +maxmemory-policy noeviction/);
    expect(text).toMatch(/ok +redis +persistence: no append-only file/);
    expect(text).toMatch(/ok +clock +agrees with Redis/);
    expect(status).toBe(0);
  });

  it('refuses one that evicts keys', async () => {
    await redis.client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect((await beforeStart(settings())).text).toMatch(/note +redis +maxmemory-policy allkeys-lru/);
    await redis.client.config('SET', 'maxmemory', '1gb');
    const { status, text } = await beforeStart(settings());
    expect(text).toMatch(/failed +redis +maxmemory-policy allkeys-lru/);
    expect(status).toBe(1);
  });

  it('reports a wrong password, a missing one, and one that is stopped', async () => {
    await redis.client.config('SET', 'requirepass', PASSWORD);
    const { port } = redis;
    const withPassword = (password: string) => ({
      ...settings(),
      REDIS_URL: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    });
    expect((await beforeStart(withPassword(PASSWORD))).text).toMatch(/ok +redis .*answers/);
    const wrong = await beforeStart(withPassword(`${PASSWORD}-wrong`));
    expect(wrong.text).toMatch(/failed +redis .*WRONGPASS/);
    expect(wrong.status).toBe(1);
    expect((await beforeStart(settings())).text).toMatch(/failed +redis .*NOAUTH/);
    await redis.kill();
    expect((await beforeStart(settings())).text).toMatch(/failed +redis .*ECONNREFUSED \(nothing listens there\)/);
  });
});
