import { generateKeyPairSync } from 'node:crypto';
import { providerName } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { definitions } from '../providers/list.ts';
import { createAuthority } from '../testing/certificates.ts';
import { variables } from './environment.ts';
import { ConfigError, loadConfig } from './load.ts';

const SECRET = 's'.repeat(32);
const KEY = 'k'.repeat(32);
const jwk = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const RECEIPT_KEYS = JSON.stringify({ keys: [{ ...jwk(), kid: 'one' }, jwk()] });
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bff.example',
  SESSION_SECRET: SECRET,
  RECEIPT_KEYS,
  STORE: 'memory',
};
const IBANTRACK = {
  PROVIDERS: 'ibantrack',
  IBANTRACK_BASE_URL: 'http://127.0.0.1:9001/api-v1/',
  IBANTRACK_CLIENT_ID: 'client',
  IBANTRACK_CLIENT_SECRET: 'secret',
};

function faults(env: NodeJS.ProcessEnv, readFile?: (path: string) => string): string[] {
  try {
    loadConfig(env, readFile);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ name }) => name);
    throw error;
  }
  return [];
}

function message(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('loadConfig', () => {
  it('fills in the documented defaults', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      production: false,
      server: {
        host: '127.0.0.1',
        port: 8787,
        publicUrl: 'http://127.0.0.1:8787',
        metricsPort: null,
        metricsOnMainPort: true,
        trustProxy: false,
      },
      merchantKeys: [],
      sessions: { secrets: [], anonymous: true, ttlMs: 1_800_000 },
      receiptKeys: null,
      limits: {
        checksPerSession: 30,
        checksPerMinute: 10,
        namesPerAccount: 5,
        sessionsPerIpPerHour: 60,
        checksPerIpPerHour: 120,
        namesPerAccountPerIpPerHour: 15,
        namesPerAccountPerHour: 50,
        detailsPerSession: 60,
        requestsPerIpPerMinute: 600,
        sessionsPerKeyPerMinute: 600,
        disclosuresPerNetworkPerHour: 60,
        disclosuresPerOriginPerHour: 600,
        disclosuresPerHour: 1200,
        disclosuresPerKeyPerHour: 5000,
        quotaReserve: 0.5,
        providerCallsPerDay: null,
      },
      checks: { waitMs: 5000, deadlineMs: 20_000, providerTimeoutMs: 8000 },
      redisUrl: null,
      logLevel: 'info',
    });
    expect(config.providers).toEqual([]);
  });

  it('reads a provider that PROVIDERS names, and drops the slash at the end of its base URL', () => {
    expect(loadConfig({ ...IBANTRACK, IBANTRACK_SANDBOX: 'true' }).providers).toEqual([
      {
        name: 'ibantrack',
        environment: 'sandbox',
        baseUrl: 'http://127.0.0.1:9001/api-v1',
        isLocal: true,
        settings: {
          baseUrl: 'http://127.0.0.1:9001/api-v1',
          clientId: 'client',
          clientSecret: 'secret',
          sandbox: true,
          postsPerMinute: 60,
          getsPerMinute: 120,
        },
        create: expect.any(Function),
      },
    ]);
  });

  it('has an adapter for every provider of the contract', () => {
    expect(definitions.map(({ name }) => name)).toEqual(providerName.options);
  });

  it('names every missing setting of every provider at once', () => {
    expect(faults({ PROVIDERS: 'ibantrack,banfico', IBANTRACK_BASE_URL: 'https://a.example' })).toEqual([
      'IBANTRACK_CLIENT_ID',
      'IBANTRACK_CLIENT_SECRET',
      'BANFICO_BASE_URL',
      'BANFICO_TOKEN_URL',
      'BANFICO_CLIENT_ID',
      'BANFICO_CLIENT_SECRET',
    ]);
  });

  it('lists mistakes of every kind in one message, without a value', () => {
    const text = message({
      PORT: 'canary-1',
      ALLOWED_ORIGINS: 'https://canary-2.example/',
      SESSION_SECRET: 'canary-3',
      MERCHANT_API_KEYS: 'canary-4',
      RECEIPT_KEYS: 'canary-5',
      PROVIDERS: 'ibantrack,canary-6',
      TRUST_PROXY: 'true',
      IBANTRACK_BASE_URL: 'ftp://canary-7',
    });
    for (const name of [
      'PORT',
      'ALLOWED_ORIGINS',
      'SESSION_SECRET',
      'MERCHANT_API_KEYS',
      'RECEIPT_KEYS',
      'PROVIDERS',
    ]) {
      expect(text).toContain(`\n  ${name} `);
    }
    for (const name of ['TRUST_PROXY', 'IBANTRACK_BASE_URL', 'IBANTRACK_CLIENT_ID', 'IBANTRACK_CLIENT_SECRET']) {
      expect(text).toContain(`\n  ${name} `);
    }
    expect(text).not.toContain('canary');
  });

  it('requires in production what must not be generated at start', () => {
    expect(faults({ NODE_ENV: 'production' })).toEqual(['PUBLIC_URL', 'SESSION_SECRET', 'RECEIPT_KEYS', 'REDIS_URL']);
    expect(faults({ REDIS_URL: 'redis://127.0.0.1' })).toEqual(['PUBLIC_URL', 'SESSION_SECRET', 'RECEIPT_KEYS']);
    const env = { PUBLIC_URL: 'https://bff.example/', SESSION_SECRET: SECRET, RECEIPT_KEYS };
    expect(loadConfig({ ...env, NODE_ENV: 'production', STORE: 'memory' }).server.publicUrl).toBe(
      'https://bff.example',
    );
  });

  it('runs in memory in production only when told to, and not together with Redis', () => {
    const { STORE, ...withoutStore } = PRODUCTION;
    expect(message(withoutStore)).toContain(
      'REDIS_URL is missing: NODE_ENV is production. STORE=memory runs one instance',
    );
    expect(faults({ ...withoutStore, STORE: 'redis' })).toEqual(['STORE']);
    expect(faults({ ...PRODUCTION, REDIS_URL: 'redis://127.0.0.1' })).toEqual(['STORE']);
    expect(loadConfig({ ...withoutStore, REDIS_URL: 'redis://127.0.0.1' }).redisUrl).toBe('redis://127.0.0.1');
    expect(loadConfig(PRODUCTION).redisUrl).toBeNull();
  });

  it.each(['Production', 'PRODUCTION', 'prod'])('treats %s as a misspelling of production', (mode) => {
    expect(faults({ NODE_ENV: mode })).toContain('NODE_ENV');
  });

  it.each(['*', 'https://*.example', 'https://a.example/', 'HTTPS://A.EXAMPLE', 'null', 'a.example', 'file:///x'])(
    'refuses %s as an origin',
    (origin) => expect(faults({ ALLOWED_ORIGINS: origin })).toEqual(['ALLOWED_ORIGINS']),
  );

  it.each(['true', 'yes', '999', '0.0.0.0/0', '::/0', '1.2.3.4/33', 'a.example'])(
    'refuses %s as a proxy to trust',
    (value) => expect(faults({ TRUST_PROXY: value })).toEqual(['TRUST_PROXY']),
  );

  it.each([
    ['1', 1],
    ['false', false],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
  ])('trusts %s', (value, expected) => expect(loadConfig({ TRUST_PROXY: value }).server.trustProxy).toEqual(expected));

  it('reads keys for every origin, and keys for particular origins', () => {
    expect(loadConfig({ MERCHANT_API_KEYS: `${KEY}, ${KEY}2` }).merchantKeys).toEqual([
      { key: KEY, origins: null },
      { key: `${KEY}2`, origins: null },
    ]);
    const json = JSON.stringify([{ key: KEY, origins: ['https://a.example'] }]);
    expect(loadConfig({ MERCHANT_API_KEYS: json }).merchantKeys).toEqual([
      { key: KEY, origins: new Set(['https://a.example']) },
    ]);
  });

  const WEBHOOK = `whsec_${'A'.repeat(43)}=`;
  it('reads where callbacks go, and what they are signed with', () => {
    const env = { CALLBACK_URL: 'https://shop.example/callbacks', CALLBACK_SECRET: `${WEBHOOK},${WEBHOOK}` };
    expect(loadConfig(env).callbacks).toEqual({ url: env.CALLBACK_URL, secrets: [WEBHOOK, WEBHOOK] });
    expect(loadConfig({}).callbacks).toBeNull();
  });

  it.each([
    [{ CALLBACK_URL: 'https://shop.example' }, ['CALLBACK_SECRET']],
    [{ CALLBACK_SECRET: WEBHOOK }, ['CALLBACK_URL']],
    [{ CALLBACK_URL: 'shop.example', CALLBACK_SECRET: WEBHOOK }, ['CALLBACK_URL']],
    [{ CALLBACK_URL: 'https://a:b@shop.example', CALLBACK_SECRET: WEBHOOK }, ['CALLBACK_URL']],
    [{ CALLBACK_URL: 'https://shop.example', CALLBACK_SECRET: WEBHOOK.slice(6) }, ['CALLBACK_SECRET']],
    [{ CALLBACK_URL: 'https://shop.example', CALLBACK_SECRET: 'whsec_c2hvcnQ=' }, ['CALLBACK_SECRET']],
    [
      { CALLBACK_URL: 'https://shop.example', CALLBACK_SECRET: `${WEBHOOK},${WEBHOOK},${WEBHOOK}` },
      ['CALLBACK_SECRET'],
    ],
  ])('refuses callbacks with %j', (env, names) => expect(faults(env)).toEqual(names));

  it('in production, sends callbacks over plain HTTP only to this machine', () => {
    const at = (url: string) => faults({ NODE_ENV: 'production', CALLBACK_URL: url, CALLBACK_SECRET: WEBHOOK });
    expect(at('http://shop.example/x')).toContain('CALLBACK_URL');
    for (const url of ['https://shop.example/x', 'http://127.0.0.1:3000/x', 'http://localhost/x', 'http://[::1]:1/x']) {
      expect(at(url)).not.toContain('CALLBACK_URL');
    }
  });

  it.each([`${KEY},${KEY}`, 'short', `${KEY} x`, '[{}]', '[', `[{"key":"${KEY}","origins":["*"]}]`])(
    'refuses %s as keys',
    (value) => expect(faults({ MERCHANT_API_KEYS: value })).toEqual(['MERCHANT_API_KEYS']),
  );

  it('refuses a receipt key that is public, of another curve, or whose halves do not belong together', () => {
    const whole = jwk();
    const { d: _, ...publicOnly } = whole;
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' });
    for (const key of [publicOnly, other, { ...whole, d: jwk().d }]) {
      expect(faults({ RECEIPT_KEYS: JSON.stringify({ keys: [key] }) })).toEqual(['RECEIPT_KEYS']);
    }
  });

  it('refuses two receipt keys that a verifier could not tell apart', () => {
    const [one, other] = [jwk(), jwk()];
    for (const keys of [
      [one, one],
      [
        { ...one, kid: 'a' },
        { ...other, kid: 'a' },
      ],
    ]) {
      expect(faults({ RECEIPT_KEYS: JSON.stringify({ keys }) })).toEqual(['RECEIPT_KEYS']);
    }
  });

  it('accepts sessions of a second, and a waiting time of zero', () => {
    const { sessions, checks } = loadConfig({ SESSION_TTL_SECONDS: '1', CHECK_WAIT_MS: '0' });
    expect([sessions.ttlMs, checks.waitMs]).toEqual([1000, 0]);
    expect(faults({ SESSION_TTL_SECONDS: '0' })).toEqual(['SESSION_TTL_SECONDS']);
  });

  it('reads a secret from a file, and says which file it cannot read without its path', () => {
    const readFile = (path: string) => {
      if (path === '/run/secret') return `${SECRET}\n`;
      throw new Error(path);
    };
    expect(loadConfig({ SESSION_SECRET_FILE: '/run/secret' }, readFile).sessions.secrets).toEqual([SECRET]);
    expect(faults({ SESSION_SECRET_FILE: '/nowhere' }, readFile)).toEqual(['SESSION_SECRET_FILE']);
    expect(message({ SESSION_SECRET_FILE: '/nowhere/canary' })).not.toContain('canary');
    expect(faults({ SESSION_SECRET: SECRET, SESSION_SECRET_FILE: '/run/secret' }, readFile)).toEqual([
      'SESSION_SECRET',
    ]);
  });

  it('treats an empty value as not set', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: ' ' }).server.port).toBe(8787);
  });

  it.each([
    ['a real provider', { IBANTRACK_BASE_URL: 'https://api.example' }, 'live'],
    ['the provider’s own sandbox', { IBANTRACK_BASE_URL: 'https://api.example', IBANTRACK_SANDBOX: 'true' }, 'sandbox'],
    ['one by its address', { IBANTRACK_BASE_URL: 'https://sandbox.ibantrack.example/api-v1' }, 'sandbox'],
    ['a sandbox of one’s own', { PROVIDERS_SANDBOX: 'true' }, 'sandbox'],
    ['a proxy beside a BFF in production', { ...PRODUCTION, IBANTRACK_BASE_URL: 'http://127.0.0.1:9001' }, 'live'],
  ])('knows whether it asks real providers: %s', (_, env, environment) => {
    expect(loadConfig({ ...IBANTRACK, ...env }).providers[0]?.environment).toBe(environment);
  });

  it('accepts an access token in place of a log-in', () => {
    const env = { PROVIDERS: 'ibanera', IBANERA_BASE_URL: 'https://a.example' };
    expect(faults(env)).toEqual(['IBANERA_USERNAME', 'IBANERA_PASSWORD', 'IBANERA_TOTP_SECRET']);
    expect(loadConfig({ ...env, IBANERA_ACCESS_TOKEN: 'token' }).providers).toMatchObject([
      { environment: 'live', settings: { baseUrl: 'https://a.example', accessToken: 'token' } },
    ]);
  });

  it('requires both settings that identify the initiator at Banfico', () => {
    const env = {
      PROVIDERS: 'banfico',
      BANFICO_BASE_URL: 'https://a.example',
      BANFICO_TOKEN_URL: 'https://a.example/token',
      BANFICO_CLIENT_ID: 'x',
      BANFICO_CLIENT_SECRET: 'y',
    };
    expect(faults({ ...env, BANFICO_INITIATOR_ID: 'FR1' })).toEqual(['BANFICO_INITIATOR_ID_TYPE']);
    expect(faults({ ...env, BANFICO_INITIATOR_ID_TYPE: 'VAT' })).toEqual(['BANFICO_INITIATOR_ID']);
    const both = { ...env, BANFICO_INITIATOR_ID_TYPE: 'VAT', BANFICO_INITIATOR_ID: 'FR1' };
    expect(loadConfig(both).providers[0]?.settings).toMatchObject({ initiatorIdType: 'VAT', initiatorId: 'FR1' });
    expect(loadConfig(env).providers[0]?.settings).not.toHaveProperty('initiatorId');
  });

  it('requires both halves of the signature settings', () => {
    const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' });
    const env = { PROVIDERS: 'ibanity', IBANITY_SIGNATURE_KEY: String(pem).replaceAll('\n', '\\n') };
    expect(faults(env)).toEqual([
      'IBANITY_BASE_URL',
      'IBANITY_CERTIFICATE',
      'IBANITY_PRIVATE_KEY',
      'IBANITY_SIGNATURE_KEY_ID',
    ]);
  });
});

describe('production', () => {
  const ibantrack = { ...IBANTRACK, IBANTRACK_BASE_URL: 'https://api.ibantrack.example/api-v1' };

  it.each(['IBANTRACK_SANDBOX', 'IBANBIC_DUMMY'])('refuses %s by name, however it is written', (name) => {
    for (const value of ['true', '1', 'TRUE', 'yes', ' true ']) {
      const text = message({ ...PRODUCTION, ...ibantrack, [name]: value });
      expect(text).toContain(`${name} must not be set in production: its answers come from no bank`);
    }
    for (const value of ['false', '0', '']) expect(faults({ ...PRODUCTION, ...ibantrack, [name]: value })).toEqual([]);
    expect(faults({ [name]: 'true' })).toEqual([]);
  });

  it('lists that together with every other mistake', () => {
    const env = {
      NODE_ENV: 'production',
      IBANTRACK_SANDBOX: '1',
      IBANBIC_DUMMY: 'true',
      PORT: 'x',
      LIMIT_CHECKS_PER_SESION: '1',
    };
    expect(faults(env).sort()).toEqual([
      'IBANBIC_DUMMY',
      'IBANTRACK_SANDBOX',
      'LIMIT_CHECKS_PER_SESION',
      'PORT',
      'PUBLIC_URL',
      'RECEIPT_KEYS',
      'REDIS_URL',
      'SESSION_SECRET',
    ]);
  });

  it.each([
    'http://api.ibantrack.example',
    'https://sandbox.ibantrack.example',
    'https://api-sandbox.ibantrack.example',
    'https://api.ibantrack.example/api-v1/sandbox',
    'https://rest.sepatools.example/validate_iban_dummy',
  ])('accepts no provider at %s', (url) => {
    expect(faults({ ...PRODUCTION, ...ibantrack, IBANTRACK_BASE_URL: url })).toEqual(['IBANTRACK_BASE_URL']);
    expect(faults({ ...ibantrack, IBANTRACK_BASE_URL: url })).toEqual([]);
  });

  it('checks every address of the named providers', () => {
    const banfico = {
      PROVIDERS: 'banfico',
      BANFICO_BASE_URL: 'https://a.example',
      BANFICO_TOKEN_URL: 'http://token.example',
      BANFICO_CLIENT_ID: 'x',
      BANFICO_CLIENT_SECRET: 'y',
    };
    expect(faults({ ...PRODUCTION, ...banfico })).toEqual(['BANFICO_TOKEN_URL']);
    expect(faults({ ...PRODUCTION, ...banfico, PROVIDERS: '' })).toEqual([]);
  });

  it('accepts one on this machine, where a proxy may run, but not a provider declared as a sandbox', () => {
    expect(faults({ ...PRODUCTION, ...IBANTRACK })).toEqual([]);
    expect(faults({ ...PRODUCTION, ...IBANTRACK, PROVIDERS_SANDBOX: 'true' })).toEqual(['PROVIDERS_SANDBOX']);
  });

  it.each([
    'http://bff.example',
    'https://bff.example/base',
    'https://bff.example/base/',
    'https://bff.example/?a=1',
    'https://me:it@bff.example',
  ])('must not be called %s', (url) => expect(faults({ ...PRODUCTION, PUBLIC_URL: url })).toEqual(['PUBLIC_URL']));

  it.each([
    'https://bff.example',
    'https://bff.example/',
    'https://bff.example:8443',
    'http://127.0.0.1:8787',
    'http://localhost:1',
  ])('may be called %s', (url) => expect(faults({ ...PRODUCTION, PUBLIC_URL: url })).toEqual([]));
});

describe('a client certificate', () => {
  it('requires its key, and a passphrase requires the key', async () => {
    const authority = await createAuthority();
    const [client, other, locked] = await Promise.all([
      authority.client(),
      authority.client(),
      authority.client({ passphrase: 'open' }),
    ]);
    const of = (cert: string, key: string, passphrase?: string) =>
      faults({
        PROVIDERS: 'ibanity',
        IBANITY_BASE_URL: 'https://a.example',
        IBANITY_CERTIFICATE: cert,
        IBANITY_PRIVATE_KEY: key.replaceAll('\n', '\\n'),
        IBANITY_KEY_PASSPHRASE: passphrase,
      });
    expect(of(client.cert, client.key)).toEqual([]);
    expect(of(locked.cert, locked.key, 'open')).toEqual([]);
    expect(of(client.cert, other.key)).toEqual(['IBANITY_PRIVATE_KEY']);
    expect(of(client.cert, locked.key, 'open')).toEqual(['IBANITY_PRIVATE_KEY']);
    expect(of(locked.cert, locked.key, 'wrong')).toEqual(['IBANITY_KEY_PASSPHRASE']);
    expect(of(locked.cert, locked.key)).toEqual(['IBANITY_KEY_PASSPHRASE']);
  });
});

describe('variables', () => {
  it('describes each, with its default, for the documentation', () => {
    expect(variables.find(({ name }) => name === 'PORT')).toMatchObject({ default: '8787', secret: false });
    expect(variables.find(({ name }) => name === 'SESSION_SECRET')).toMatchObject({ default: null, secret: true });
    expect(variables.every(({ description }) => description !== '')).toBe(true);
  });
});
