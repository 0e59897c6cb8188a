import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, variables } from '@payee-check/bff';
import { startSandbox } from '@payee-check/demo/sandbox';
import { providerName } from '@payee-check/shared/contract';
import { afterAll, describe, expect, it } from 'vitest';

const sandbox = await startSandbox();
await sandbox.close();
const directory = mkdtempSync(join(tmpdir(), 'payee-check-secrets-'));
afterAll(() => rmSync(directory, { recursive: true }));

const pem = { format: 'pem', type: 'pkcs8' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem);
const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

/** A valid value for every secret, each different from all others. */
const values: Readonly<Record<string, string>> = {
  MERCHANT_API_KEYS: 'canary-key-0123456789-0123456789ab',
  SESSION_SECRET: 'canary-secret-0123456789-0123456789',
  RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }),
  CHALLENGE_SECRET: 'canary-challenge-secret',
  CALLBACK_SECRET: `whsec_${Buffer.from('canary-callback-secret-0123456789').toString('base64')}`,
  HTTPS_PROXY: 'http://user:canary-proxy-password@127.0.0.1:3128',
  REDIS_URL: 'redis://user:canary-password@127.0.0.1:6379',
  IBANITY_KEY_PASSPHRASE: 'canary-passphrase',
  IBANITY_SIGNATURE_KEY: rsa.toString().trim(),
  IBANERA_ACCESS_TOKEN: 'canary-access-token',
  ...Object.fromEntries(Object.entries(sandbox.env).map(([name, value]) => [name, value.trim()])),
};

/** What else has to be set for a secret to be read. */
const around = {
  PUBLIC_URL: 'https://bff.example',
  PROVIDERS: providerName.options.join(),
  IBANITY_SIGNATURE_KEY_ID: 'key-1',
  CALLBACK_URL: 'https://shop.example/callbacks',
  ...values,
};

const secrets = variables.filter(({ secret }) => secret).map(({ name }) => name);

/** The environment with this variable moved into a file. */
function inFile(name: string, content: string): NodeJS.ProcessEnv {
  const path = join(directory, name);
  writeFileSync(path, content);
  const { [name]: _, ...rest } = around as Record<string, string>;
  return { ...rest, [`${name}_FILE`]: path };
}

function refusal(env: NodeJS.ProcessEnv): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted');
}

it('every variable that holds a credential is a secret', () => {
  const named = variables.filter(({ name }) => /SECRET|PASSWORD|PRIVATE|PASSPHRASE|TOKEN$|KEYS|CERTIFICATE/.test(name));
  expect(named.filter(({ secret }) => !secret)).toEqual([]);
  expect(Object.keys(values)).toEqual(expect.arrayContaining(secrets));
});

describe.each(secrets)('%s', (name) => {
  const value = values[name] ?? '';

  it('is the same from a file, with or without a line end', () => {
    // A provider's factory is a function, which no two configurations share, so its parts are compared.
    const read = (env: NodeJS.ProcessEnv) => {
      const { providers, ...rest } = loadConfig(env);
      return { ...rest, providers: providers.map(({ create: _, ...stated }) => stated) };
    };
    const direct = read(around);
    for (const content of [value, `${value}\n`, `  ${value}\r\n`]) {
      expect(read(inFile(name, content))).toEqual(direct);
    }
  });

  it('is not taken twice, nor from a file that is empty or not there; what is said names no value and no path', () => {
    const twice = refusal({ ...inFile(name, value), [name]: value });
    const empty = refusal(inFile(name, ' \n'));
    const missing = refusal({ ...inFile(name, value), [`${name}_FILE`]: join(directory, 'canary-nowhere') });
    expect(twice.faults.map((fault) => fault.name)).toEqual([name]);
    for (const error of [empty, missing]) expect(error.faults[0]?.name).toBe(`${name}_FILE`);
    for (const { message, stack } of [twice, empty, missing]) {
      expect(`${message}${stack}`).not.toContain('canary');
      expect(message).not.toContain(directory);
      for (const secret of Object.values(values)) expect(message).not.toContain(secret);
    }
  });
});

it('what is not a secret is not read from a file', () => {
  const path = join(directory, 'origins');
  writeFileSync(path, 'https://evil.example');
  expect(() => loadConfig({ ALLOWED_ORIGINS_FILE: path })).toThrow('ALLOWED_ORIGINS_FILE is not a setting');
});
